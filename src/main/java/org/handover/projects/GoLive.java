package org.handover.projects;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The fact that a system was taken live, apart from any signature (R2).
 *
 * @param liveDate calendar date in the customer's zone, on which every clock hangs (R1)
 * @param liveAt the moment, or null where only the date is known
 * @param evidence what shows the date, where the vendor assessed it (DEP-15, R3); else null
 * @param reason why it was assessed or corrected, or null
 * @param confirmedBy user id of the second person (R3), or null where none is asked for
 * @param supersededBecause why this fact no longer holds (R9, R10); null while it does
 */
public record GoLive(long id, LocalDate liveDate, Instant liveAt, Source source, String evidence, String reason,
        String recordedBy, String confirmedBy, Instant recordedAt, Instant supersededAt, String supersededBecause) {

    /** How the date became known. */
    public enum Source { ACTIVATED, ASSESSED, CORRECTED }

    /** A fact that is about to be recorded now. */
    public static GoLive fact(LocalDate liveDate, Instant liveAt, Source source, String evidence, String reason,
            String recordedBy, String confirmedBy) {
        return new GoLive(0, liveDate, liveAt, source, evidence, reason, recordedBy, confirmedBy, null, null, null);
    }
}
