package org.handover.webhooks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.handover.notices.NoticeUndeliverable;
import org.handover.notices.Notices;
import org.handover.notices.SentNotice;
import org.handover.outbox.EffectDone;
import org.handover.tickets.Ticket;
import org.handover.tickets.TicketClosed;
import org.handover.tickets.TicketRated;
import org.handover.tickets.Tickets;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns what became of notices and tickets into what endpoints are told: which it was, not whom it was for and not what it says. */
@Component
class EffectsTold {

    private final Webhooks webhooks;
    private final Listeners listeners;
    private final Notices notices;
    private final Tickets tickets;

    EffectsTold(Webhooks webhooks, Listeners listeners, Notices notices, Tickets tickets) {
        this.webhooks = webhooks;
        this.listeners = listeners;
        this.notices = notices;
        this.tickets = tickets;
    }

    /** A notice or a ticket. A notice that is only kept, because no mail server is set up, was not sent. */
    @EventListener
    void on(EffectDone done) {
        String project = done.effect().project();
        String key = done.effect().key();
        if (done.effect().kind().equals(Notices.KIND)) {
            if (wanted(EventType.NOTICE_SENT, project)) {
                notices.findByKey(key).filter(notice -> notice.deliveredAt() != null)
                    .ifPresent(notice -> webhooks.tell(EventType.NOTICE_SENT, project, () -> data(notice)));
            }
        } else if (done.effect().kind().equals(Tickets.KIND) && wanted(EventType.TICKET_OPENED, project)) {
            tickets.findByKey(key).ifPresent(ticket -> webhooks.tell(EventType.TICKET_OPENED, project, () -> data(ticket)));
        }
    }

    @EventListener
    void on(NoticeUndeliverable returned) {
        webhooks.tell(EventType.NOTICE_UNDELIVERABLE, returned.project(), () -> data(notices.find(returned.noticeId()).orElseThrow()));
    }

    @EventListener
    void on(TicketClosed closed) {
        webhooks.tell(EventType.TICKET_CLOSED, closed.project(), () -> Map.of("ticket", closed.reference()));
    }

    @EventListener
    void on(TicketRated rated) {
        webhooks.tell(EventType.TICKET_RATED, rated.ticket().project(), () -> data(rated.ticket()));
    }

    private boolean wanted(EventType event, String project) {
        return !listeners.of(event, project).isEmpty();
    }

    private static Map<String, Object> data(SentNotice notice) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("notice", notice.notice());
        data.put("id", notice.id());
        return data;
    }

    /** The number is null where the ticket system has not given it yet. */
    private static Map<String, Object> data(Ticket ticket) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("ticket", ticket.reference());
        data.put("origin", ticket.origin());
        data.put("billable", ticket.rating().billable());
        data.put("reason", ticket.rating().reason());
        return data;
    }
}
