package org.handover.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One notice to some people.
 *
 * @param notice            name of the text, such as {@code completion-form}
 * @param project           project number
 * @param processInstanceId the instance that asks for it
 * @param elementId         the element that asks for it
 * @param liveDate          the go-live date that the text names, in the customer's zone; null if it names none
 * @param recipients        each gets a mail of their own
 * @param facts             what the text says: text, {@link LocalDate} (written in the recipient's long form),
 *                          whole numbers, {@link java.math.BigDecimal} (an amount in euro), booleans, lists and maps
 *                          of these, and {@link LocalFact}s
 * @param invitation        the calendar entry that comes with it; null if none does
 */
public record NoticeOrder(String notice, String project, String processInstanceId, String elementId, LocalDate liveDate,
        List<Recipient> recipients, Map<String, Object> facts, Invitation invitation) {

    public NoticeOrder {
        Objects.requireNonNull(notice, "notice");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(processInstanceId, "processInstanceId");
        Objects.requireNonNull(elementId, "elementId");
        recipients = List.copyOf(recipients);
    }

    /** A notice without a calendar entry. */
    public NoticeOrder(String notice, String project, String processInstanceId, String elementId, LocalDate liveDate,
            List<Recipient> recipients, Map<String, Object> facts) {
        this(notice, project, processInstanceId, elementId, liveDate, recipients, facts, null);
    }
}
