package org.handover.outbox;

import java.time.Duration;

/** Carries out the effects of one kind. Every bean of this type takes part. */
public interface EffectHandler {

    /** The kind of effect this handler is for; each kind has one handler. At most 20 characters. */
    String kind();

    /**
     * How long after the beginning of an attempt something of it may still happen at most: every timeout of its own, what the other
     * side may still work on after a broken connection, and the time until a look-up there finds it. This is the lease of an
     * attempt, and a look-up comes no sooner. At least a second.
     */
    Duration longest();

    /**
     * Does it. Runs outside any transaction. An exception counts as {@link Outcome.Unknown}.
     *
     * @param lease to be asked directly before sending, so that a node that was paused in between does not send late
     */
    Outcome carryOut(Effect effect, Lease lease);

    /**
     * Finds out, after a crash or an {@link Outcome.Unknown} and once the lease is over, whether it was done. Outside any transaction.
     *
     * @return {@link Outcome.Done}: adopt it; {@link Outcome.TryAgain}: it was not done (or may be done again), do it now;
     *         {@link Outcome.Unknown}: cannot be found out, a person decides; {@link Outcome.Refused}: as from carrying out.
     *         {@link Outcome.Down} or an exception: the other side cannot be asked now, it is asked again later, and until then
     *         nothing of this kind is tried.
     */
    Outcome lookUp(Effect effect);

    /**
     * Writes down what came of it, in the completing transaction. Called when the effect comes to rest: done, refused for good,
     * or stuck (then with the outcome that made it so, and once more when it is done after a retry), or as a person settled it by hand
     * ({@link Outcome.Done}, or {@link Outcome.Refused} for what is given up, whatever {@link #refusalEndsIt} says). An exception undoes
     * that transaction, not the effect: it is only told again.
     */
    void settled(Effect effect, Outcome outcome);

    /**
     * Whether a {@link Outcome.Refused} ends the effect, because {@link #settled} takes care of what follows.
     * Otherwise a refused effect is stuck and waits for a person.
     */
    default boolean refusalEndsIt() {
        return false;
    }
}
