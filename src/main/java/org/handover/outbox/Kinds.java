package org.handover.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Which kinds of effects this node tries at present. The other side of a kind that was found to be down is left alone, but for one
 * probe every so often (two, if two workers begin in the same moment); as soon as one gets through, all that is due follows. And no
 * kind occupies the last worker, so that what is slow keeps the other kinds from nothing.
 */
@Component
class Kinds {

    private final int atOnce;
    private final long pause;
    private final LongSupplier nanoTime;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final Map<String, Long> nextProbe = new ConcurrentHashMap<>();

    @Autowired
    Kinds(DispatcherSettings settings) {
        this(settings.workers(), settings.probe(), System::nanoTime);
    }

    /** @param nanoTime a clock that nobody sets */
    Kinds(int workers, Duration pause, LongSupplier nanoTime) {
        this.atOnce = Math.max(1, workers - 1);
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    Set<String> triedNow(Set<String> kinds) {
        return kinds.stream().filter(this::isTriedNow).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isTriedNow(String kind) {
        Long probe = nextProbe.get(kind);
        return underWay.getOrDefault(kind, 0) < atOnce && (probe == null || nanoTime.getAsLong() - probe >= 0);
    }

    /** A worker turns to an effect of this kind, unless others did so in the same moment; {@link #ends} follows. */
    boolean begins(String kind) {
        if (underWay.merge(kind, 1, Integer::sum) <= atOnce) {
            return true;
        }
        ends(kind);
        return false;
    }

    /** An attempt is made: if it is a probe, the others wait for what comes of it. */
    void isTried(String kind) {
        nextProbe.computeIfPresent(kind, (same, probe) -> nanoTime.getAsLong() + pause);
    }

    void ends(String kind) {
        underWay.merge(kind, -1, Integer::sum);
    }

    /** @return whether that is news */
    boolean isDown(String kind) {
        return nextProbe.put(kind, nanoTime.getAsLong() + pause) == null;
    }

    /** @return whether that is news */
    boolean isUp(String kind) {
        return nextProbe.remove(kind) != null;
    }
}
