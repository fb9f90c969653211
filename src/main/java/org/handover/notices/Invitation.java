package org.handover.notices;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Objects;

/**
 * The calendar entry that comes with a notice.
 *
 * @param occasion what it invites to, named the same whenever a project invites to the same again: the new entry then takes the
 *                 place of the one before in the reader's calendar
 * @param start    in the customer's zone; each calendar shows it in its own
 * @param lasts    how long it goes on; one day is that whole day, without a time
 * @param place    a room or a link, as a person wrote it; null if nobody said
 */
public record Invitation(String occasion, ZonedDateTime start, Duration lasts, String place) {

    /** @throws IllegalArgumentException if it ends before it has begun */
    public Invitation {
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(start, "start");
        if (lasts.isZero() || lasts.isNegative()) {
            throw new IllegalArgumentException("“" + occasion + "” would last " + lasts);
        }
    }

    public boolean isWholeDay() {
        return lasts.equals(Duration.ofDays(1));
    }
}
