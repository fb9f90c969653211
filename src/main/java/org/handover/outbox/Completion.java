package org.handover.outbox;

import java.util.function.Supplier;
import org.handover.outbox.Claims.Held;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Down;
import org.handover.outbox.Outcome.Refused;
import org.handover.outbox.Outcome.TryAgain;
import org.handover.outbox.Outcome.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a claimed effect to rest: the row, the handler's facts and the event in one transaction, and nothing if the claim was lost. */
@Service
class Completion {

    private static final Logger log = LoggerFactory.getLogger(Completion.class);
    private static final int TELL_AT_MOST = 3;

    private final Claims claims;
    private final DispatcherSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Completion(Claims claims, DispatcherSettings settings, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.claims = claims;
        this.settings = settings;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    void settle(Claim claim, EffectHandler handler, Outcome outcome) {
        Effect effect = claim.effect();
        if (outcome instanceof Done done) {
            tell(claim, handler, done, () -> claims.done(claim, done.reference()), new EffectDone(effect, done.reference()));
        } else if (outcome instanceof Refused refused && handler.refusalEndsIt()) {
            tell(claim, handler, refused, () -> claims.refused(claim, refused.reason()), null);
        } else {
            park(claim, handler, outcome);
        }
    }

    /** Leaves it to a person. */
    private void park(Claim claim, EffectHandler handler, Outcome outcome) {
        String reason = reason(outcome);
        log.warn("{} waits for a person: {}", claim.effect().key(), reason);
        tell(claim, handler, outcome, () -> claims.stuck(claim, reason, false) ? Held.YES : Held.LOST,
                new EffectStuck(claim.effect(), reason));
    }

    /**
     * At a person's word; whoever holds a claim of it loses it.
     *
     * @throws IllegalStateException when it is at rest already
     */
    void settleByHand(Effect effect, EffectHandler handler, Outcome outcome, String by, String because) {
        transaction.executeWithoutResult(status -> {
            Held held = claims.byHand(effect.key(), outcome, by, because);
            if (held == Held.LOST) {
                throw new IllegalStateException("Nothing to settle: " + effect.key() + " is at rest already.");
            }
            log.info("{} was settled by hand by {}", effect.key(), by);
            told(effect, handler, outcome, outcome instanceof Done done ? new EffectDone(effect, done.reference()) : null, held);
        });
    }

    private void tell(Claim claim, EffectHandler handler, Outcome outcome, Supplier<Held> write, Object event) {
        for (int time = 1; ; time++) {
            try {
                transaction.executeWithoutResult(status -> {
                    Held held = write.get();
                    if (held == Held.LOST) {
                        log.warn("{} was meanwhile claimed by another node or settled by hand, which decides what came of it",
                                claim.effect().key());
                    } else {
                        told(claim.effect(), handler, outcome, event, held);
                    }
                });
                return;
            } catch (RuntimeException e) {
                // usually somebody changed the same process instance in the same moment: the next try goes through
                if (time == TELL_AT_MOST) {
                    tellLater(claim, outcome, e);
                    return;
                }
            }
        }
    }

    private void told(Effect effect, EffectHandler handler, Outcome outcome, Object event, Held held) {
        if (held == Held.AND_SHOWN) {
            events.publishEvent(new EffectAtRest(effect)); // before what follows may be shown in its place
        }
        handler.settled(effect, outcome);
        if (event != null) {
            events.publishEvent(event);
        }
    }

    /** What is done stays done: its reference is kept, so the next attempt only tells it. */
    private void tellLater(Claim claim, Outcome outcome, RuntimeException failure) {
        Effect effect = claim.effect();
        String reason = "What came of it (" + outcome + ") could not be told: " + failure;
        log.error("{}: {}", effect.key(), reason, failure);
        String reference = outcome instanceof Done done ? done.reference() : null;
        boolean uncertain = outcome instanceof Unknown;
        if (claims.again(claim, reason, settings.waitAfter(effect.attempts()), uncertain, reference)
                && effect.attempts() >= settings.attempts()) {
            transaction.executeWithoutResult(status -> {
                if (claims.stuck(claim, reason, uncertain)) {
                    events.publishEvent(new EffectStuck(effect, reason));
                }
            });
        }
    }

    private static String reason(Outcome outcome) {
        if (outcome instanceof TryAgain tryAgain) {
            return tryAgain.reason();
        }
        if (outcome instanceof Refused refused) {
            return refused.reason();
        }
        if (outcome instanceof Down down) {
            return down.reason();
        }
        return ((Unknown) outcome).reason();
    }
}
