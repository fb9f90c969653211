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
 * probe every so often (two, if two workers begin in the same moment); as soon as one gets through, all that is due follows.
 */
@Component
class Kinds {

    private final long pause;
    private final LongSupplier nanoTime;
    private final Map<String, Long> nextProbe = new ConcurrentHashMap<>();

    @Autowired
    Kinds(DispatcherSettings settings) {
        this(settings.probe(), System::nanoTime);
    }

    /** @param nanoTime a clock that nobody sets */
    Kinds(Duration pause, LongSupplier nanoTime) {
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    Set<String> triedNow(Set<String> kinds) {
        return nextProbe.isEmpty() ? kinds : kinds.stream().filter(this::isTriedNow).collect(Collectors.toUnmodifiableSet());
    }

    boolean isTriedNow(String kind) {
        Long probe = nextProbe.get(kind);
        return probe == null || nanoTime.getAsLong() - probe >= 0;
    }

    Set<String> down() {
        return Set.copyOf(nextProbe.keySet());
    }

    /** An attempt begins: if it is a probe, the others wait for what comes of it. */
    void begins(String kind) {
        nextProbe.computeIfPresent(kind, (same, probe) -> nanoTime.getAsLong() + pause);
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
