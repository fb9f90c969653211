package org.handover.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.TryAgain;

/** The world outside, which remembers what happened to it, and its handler, which a test can make fail. */
class Outside implements EffectHandler {

    final Map<String, Integer> happened = new ConcurrentHashMap<>();
    final List<String> carriedOut = new CopyOnWriteArrayList<>();
    final List<String> lookedUp = new CopyOnWriteArrayList<>();
    final ThreadLocal<Lease> lease = new ThreadLocal<>();
    final List<Outcome> settled = new CopyOnWriteArrayList<>();
    volatile Function<Effect, Outcome> carryOut;
    Function<Effect, Outcome> lookUp;
    Consumer<Effect> whenSettled;
    boolean refusalEndsIt;
    Duration longest;

    Outside() {
        reset();
    }

    void reset() {
        happened.clear();
        carriedOut.clear();
        lookedUp.clear();
        settled.clear();
        carryOut = this::happen;
        lookUp = effect -> happened.containsKey(effect.key()) ? new Done("found " + effect.key()) : new TryAgain("not there");
        whenSettled = effect -> { };
        refusalEndsIt = false;
        longest = Duration.ofMinutes(5);
    }

    Outcome happen(Effect effect) {
        happened.merge(effect.key(), 1, Integer::sum);
        return new Done("made " + effect.key());
    }

    @Override
    public String kind() {
        return "outside";
    }

    @Override
    public Duration longest() {
        return longest;
    }

    @Override
    public Outcome carryOut(Effect effect, Lease lease) {
        carriedOut.add(effect.key());
        this.lease.set(lease);
        return carryOut.apply(effect);
    }

    @Override
    public Outcome lookUp(Effect effect) {
        lookedUp.add(effect.key());
        return lookUp.apply(effect);
    }

    @Override
    public void settled(Effect effect, Outcome outcome) {
        settled.add(outcome);
        whenSettled.accept(effect);
    }

    @Override
    public boolean refusalEndsIt() {
        return refusalEndsIt;
    }
}
