package org.handover.notices;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A notice as it went out, or is about to.
 *
 * @param id                number, growing
 * @param effectKey         key of its effect in the outbox
 * @param project           project number
 * @param processInstanceId the instance that asked for it
 * @param elementId         the element that asked for it
 * @param notice            name of the text
 * @param recipientName     whom it is for
 * @param recipientEmail    the address it was written to
 * @param language          {@code en} or {@code de}
 * @param subject           as the recipient reads it
 * @param bodyText          the plain-text part as the recipient reads it
 * @param liveDate          the go-live date that the text names; null if it names none
 * @param composedAt        when it was written
 * @param keptAt            when it was put aside to be shown, where no mail server was set up; null otherwise
 * @param deliveredAt       when the mail server took it, or it was kept where that counts; null until then
 * @param returnedAt        when it was refused or came back; null if it did not
 * @param returnedBecause   why it came back; null if it did not
 */
public record SentNotice(long id, String effectKey, String project, String processInstanceId, String elementId, String notice,
        String recipientName, String recipientEmail, String language, String subject, String bodyText, LocalDate liveDate,
        Instant composedAt, Instant keptAt, Instant deliveredAt, Instant returnedAt, String returnedBecause) {
}
