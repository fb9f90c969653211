package org.handover.outbox;

import java.time.Duration;

/**
 * The time for which this node alone works on an effect. When it is over, another node may take over, so nothing may be sent that
 * could still be under way then. Measured by a clock that goes on while the program stands still and that nobody sets.
 */
public final class Lease {

    private final long endsAt;

    private Lease(long endsAt) {
        this.endsAt = endsAt;
    }

    /** A lease that begins now. */
    public static Lease lasting(Duration duration) {
        return new Lease(System.nanoTime() + duration.toNanos());
    }

    /** Whether at least so much of it is left. Asked directly before each call that must not happen twice. */
    public boolean leaves(Duration needed) {
        return endsAt - System.nanoTime() >= needed.toNanos();
    }
}
