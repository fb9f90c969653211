package org.handover.steps;

import java.util.Map;
import org.handover.lifecycle.EffectIncidents;
import org.handover.lifecycle.EffectIncidents.IncidentLost;
import org.handover.lifecycle.EffectIncidents.RetryAsked;
import org.handover.lifecycle.Lifecycle;
import org.handover.notices.NoticeUndeliverable;
import org.handover.notices.Notices;
import org.handover.notices.SentNotice;
import org.handover.outbox.Effect;
import org.handover.outbox.EffectAtRest;
import org.handover.outbox.EffectStuck;
import org.handover.outbox.EffectWaits;
import org.handover.outbox.Outbox;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.tickets.TicketsOpened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns what came of notices and tickets into messages to the process, or into an incident on the element that asked. */
@Component
class EffectOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(EffectOutcomes.class);

    private final Lifecycle lifecycle;
    private final EffectIncidents incidents;
    private final Outbox outbox;
    private final Notices notices;
    private final Contacts contacts;

    EffectOutcomes(Lifecycle lifecycle, EffectIncidents incidents, Outbox outbox, Notices notices, Contacts contacts) {
        this.contacts = contacts;
        this.lifecycle = lifecycle;
        this.notices = notices;
        this.incidents = incidents;
        this.outbox = outbox;
    }

    @EventListener
    void on(TicketsOpened opened) {
        lifecycle.tellInstance(opened.processInstanceId(), "Tickets opened", Map.of());
    }

    /** Where the diagram waits for it, a person is asked for another address (R6); elsewhere it is an incident. */
    @EventListener
    void on(NoticeUndeliverable returned) {
        boolean waitedFor = lifecycle.tellInstance(returned.processInstanceId(), "Notice undeliverable",
            Map.of("returnedFrom", returned.recipientName(), "returnedBecause", returned.reason()));
        if (!waitedFor) {
            String effectKey = notices.find(returned.noticeId()).orElseThrow().effectKey();
            show(returned.project(), returned.processInstanceId(), returned.elementId(), effectKey,
                "The notice to " + returned.recipientName() + " came back: " + returned.reason());
        }
    }

    @EventListener
    void on(EffectStuck stuck) {
        Effect effect = stuck.effect();
        show(effect.project(), effect.processInstanceId(), effect.elementId(), effect.key(), stuck.reason());
    }

    @EventListener
    void on(EffectWaits waits) {
        Effect effect = waits.effect();
        incidents.raise(effect.project(), effect.processInstanceId(), effect.elementId(), effect.key(), waits.reason());
        LOG.warn("{} has been waiting for long: {}", effect.key(), waits.reason());
    }

    @EventListener
    void on(EffectAtRest rests) {
        incidents.lower(rests.effect().key());
    }

    @EventListener
    void on(IncidentLost lost) {
        outbox.noLongerShown(lost.effectKey());
    }

    /** What a mail server refused for good goes to the address that the contact has by now. */
    @EventListener
    void on(RetryAsked asked) {
        switch (outbox.state(asked.effectKey())) {
            case "stuck", "waiting" -> outbox.retry(asked.effectKey());
            case "claimed" -> LOG.info("{} is being carried out already", asked.effectKey());
            default -> notices.findByKey(asked.effectKey()).ifPresent(this::sendAgain);
        }
    }

    private void sendAgain(SentNotice notice) {
        String email = contacts.find(notice.project(), notice.recipientName()).map(Contact::email).orElse(notice.recipientEmail());
        notices.resendReturned(notice.project(), notice.recipientName(), email);
    }

    private void show(String project, String processInstanceId, String elementId, String effectKey, String reason) {
        boolean shown = incidents.raise(project, processInstanceId, elementId, effectKey, reason);
        LOG.error("{} cannot be carried out: {}{}", effectKey, reason,
            shown ? "" : ". The project has ended, so no incident shows it.");
    }
}
