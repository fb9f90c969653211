package org.handover.webhooks;

import java.util.Arrays;
import java.util.Optional;

/** What other programs can be told of. Names and meanings are promised to them in {@code docs/webhooks.md} and never change. */
enum EventType {
    PROJECT_STARTED("project.started", "A project is registered from its order."),
    PROJECT_COMPLETED("project.completed", "A project is accepted, and from when tickets are billable; again when a correction moves that day."),
    PROJECT_REOPENED("project.reopened", "A completion was taken back: tickets are not billable any more."),
    PROJECT_CANCELLED("project.cancelled", "A project is cancelled."),
    MILESTONE_REACHED("milestone.reached", "A milestone of the plan is reached."),
    MILESTONE_MOVED("milestone.moved", "A milestone has another expected day."),
    GO_LIVE_RECORDED("go-live.recorded", "A system was taken live, or that day was assessed or corrected."),
    GO_LIVE_ROLLED_BACK("go-live.rolled-back", "A system was taken off line again."),
    COMPLETION_ACCEPTED("completion.accepted", "The customer signed the Completion form."),
    COMPLETION_DEEMED_ACCEPTED("completion.deemed-accepted", "Silence was taken for acceptance."),
    COMPLETION_REFUSED("completion.refused", "The customer did not sign the Completion form, with reasons or without."),
    NOTICE_SENT("notice.sent", "The mail server took a notice to a customer."),
    NOTICE_UNDELIVERABLE("notice.undeliverable", "A notice came back."),
    TICKET_OPENED("ticket.opened", "A ticket has its number."),
    TICKET_CLOSED("ticket.closed", "The ticket system closed a ticket; again when it was opened again and closed once more."),
    TICKET_RATED("ticket.rated", "A ticket is billable, or free, for another reason than before.");

    private final String text;
    private final String meaning;

    EventType(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** The name in the message, such as {@code go-live.recorded}. */
    String text() {
        return text;
    }

    /** One sentence for who chooses. */
    String meaning() {
        return meaning;
    }

    static Optional<EventType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
