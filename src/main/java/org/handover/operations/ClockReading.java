package org.handover.operations;

import java.time.Duration;
import java.time.Instant;

/**
 * This node's clock beside the database's. Asking takes a while, so how far the node is ahead is known between two bounds only.
 *
 * @param node     the node's time when it asked
 * @param database the database's time at some moment between question and answer
 * @param least    how far the node is ahead at least; negative where it is behind
 * @param most     how far it is ahead at most
 */
record ClockReading(Instant node, Instant database, Duration least, Duration most) {

    /** As far as two clocks may be apart. Locks of jobs last five minutes, days of contracts end at midnight. */
    static final Duration ALLOWED = Duration.ofSeconds(30);

    /**
     * @param before what the node's clock showed when it asked
     * @param after  what it showed when the answer was there
     * @param took   how long that took by a clock that nobody sets; it stands still while the machine sleeps
     */
    static ClockReading of(Instant before, Instant database, Instant after, Duration took) {
        Instant earliest = earlier(before, after.minus(took));
        Instant latest = later(after, before.plus(took));
        return new ClockReading(before, database, Duration.between(database, earliest), Duration.between(database, latest));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether it is certain that the two are too far apart. */
    boolean tooFarApart() {
        return least.compareTo(ALLOWED) > 0 || most.compareTo(ALLOWED.negated()) < 0;
    }

    /** Whether it is certain that they are not. */
    boolean closeEnough() {
        return most.compareTo(ALLOWED) <= 0 && least.compareTo(ALLOWED.negated()) >= 0;
    }

    /** How far the node is ahead: the one of all possible values that is nearest to none. */
    Duration ahead() {
        return least.compareTo(Duration.ZERO) > 0 ? least : most.isNegative() ? most : Duration.ZERO;
    }
}
