package org.handover.tickets;

import java.time.Duration;
import org.handover.outbox.Effect;
import org.handover.outbox.EffectHandler;
import org.handover.outbox.Lease;
import org.handover.outbox.Outcome;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.TryAgain;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Has a ticket opened at the desk, and tells when all that were asked for at once have their number. */
@Component
class TicketEffect implements EffectHandler {

    private final Tickets tickets;
    private final TicketDesk desk;
    private final ApplicationEventPublisher events;

    TicketEffect(Tickets tickets, TicketDesk desk, ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.desk = desk;
        this.events = events;
    }

    @Override
    public String kind() {
        return Tickets.KIND;
    }

    @Override
    public Duration longest() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Outcome carryOut(Effect effect, Lease lease) {
        return new Done(desk.open(tickets.withKey(effect.key()), effect.key()));
    }

    @Override
    public Outcome lookUp(Effect effect) {
        return desk.find(effect.key()).<Outcome>map(Done::new).orElseGet(() -> new TryAgain("The desk has no ticket with this key."));
    }

    @Override
    public void settled(Effect effect, Outcome outcome) {
        if (outcome instanceof Done done && tickets.numbered(effect.key(), done.reference())) {
            events.publishEvent(new TicketsOpened(effect.project(), effect.processInstanceId(), effect.elementId()));
        }
    }
}
