package org.handover.signoffs;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One thing that was signed, agreed, refused or deemed (R16).
 *
 * @param subject what it is about, for example {@code completion-form}
 * @param decision for example {@code signed}, {@code refused}, {@code no} or {@code deemed}
 * @param signer name of the customer's contact, or null where nobody signed
 * @param signedOn the customer's calendar date on which it was signed or decided
 * @param effectiveOn the date from which it counts, or null where that is the same
 * @param recordedBy user id of who recorded it, or null where the process did
 * @param returnedBy how the answer came back ({@code paper}, {@code mail}, {@code portal}, {@code in-person}), or null
 * @param shown exactly what the customer was shown: the notices sent for it, or null
 * @param said the whole answer as JSON, or null where there was none
 * @param dates the contract dates then in force, each with its explanation, or null
 */
public record SignOff(long id, String project, String subject, String decision, String signer, LocalDate signedOn,
        LocalDate effectiveOn, String recordedBy, Instant recordedAt, String returnedBy, String shown, String said, String dates) {
}
