package org.handover.tickets;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.handover.outbox.Effect;
import org.handover.outbox.EffectHandler;
import org.handover.outbox.Lease;
import org.handover.outbox.Outbox;
import org.handover.outbox.Outcome;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Refused;
import org.handover.outbox.Outcome.TryAgain;
import org.handover.tickets.DeskException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Has a ticket opened at the desk, and tells when all that were asked for at once have their number or were given up.
 *
 * <p>Always looks for the key first, on the first attempt too: after a database was restored from a backup, nothing here remembers a
 * ticket that the desk has. A ticket counts as opened when it was read back with its key.
 */
@Component
class TicketEffect implements EffectHandler {

    private static final Logger LOG = LoggerFactory.getLogger(TicketEffect.class);
    /** After it is opened: read it, and if its key is missing read, write and read again. */
    private static final int CALLS_TO_VERIFY = 4;

    private final Tickets tickets;
    private final TicketDesk desk;
    private final DeskCheck check;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;

    TicketEffect(Tickets tickets, TicketDesk desk, DeskCheck check, Outbox outbox, ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.outbox = outbox;
        this.desk = desk;
        this.check = check;
        this.events = events;
    }

    @Override
    public String kind() {
        return Tickets.KIND;
    }

    @Override
    public Duration longest() {
        return fromSending().plus(desk.capabilities().longestCall());
    }

    /** From when it is sent off until it is verified, and if the connection breaks, until a search finds it. */
    private Duration fromSending() {
        Capabilities can = desk.capabilities();
        return can.untilFound().plus(can.longestCall().multipliedBy(CALLS_TO_VERIFY));
    }

    @Override
    public Outcome carryOut(Effect effect, Lease lease) {
        Ticket ticket = tickets.withKey(effect.key());
        try {
            check.require();
            Optional<Outcome> found = look(ticket);
            if (found.isPresent()) {
                return found.get();
            }
            if (!lease.leaves(fromSending())) {
                return new TryAgain("This node was held up for so long that it left the ticket to a later attempt.");
            }
            String number = desk.create(ticket, description(ticket));
            try {
                return verified(ticket, number);
            } catch (DeskException e) {
                tickets.openedAs(ticket.key(), number);
                String words = "Ticket " + number + " was opened and could not be read back. " + e.getMessage();
                return e.kind() == Kind.NO ? new Refused(words) : new Outcome.Unknown(words);
            }
        } catch (DeskException e) {
            return e.outcome();
        }
    }

    @Override
    public Outcome lookUp(Effect effect) {
        try {
            return look(tickets.withKey(effect.key())).orElseGet(() -> new TryAgain("The ticket system has no ticket with this key."));
        } catch (DeskException e) {
            if (e.kind() == Kind.UNREACHABLE || e.kind() == Kind.NO) {
                return e.outcome();
            }
            throw e;
        }
    }

    /** What a person gave up is not awaited any more; what is only stuck still is. */
    @Override
    public void settled(Effect effect, Outcome outcome) {
        boolean wasTheLast = outcome instanceof Done done ? tickets.numbered(effect.key(), done.reference())
                : outbox.state(effect.key()).equals("refused") && tickets.givenUp(effect.key());
        if (wasTheLast) {
            events.publishEvent(new TicketsOpened(effect.project(), effect.processInstanceId(), effect.elementId()));
        }
    }

    /** What is there already: one whose number we were told, or one that carries the key. */
    private Optional<Outcome> look(Ticket ticket) {
        Optional<String> openedAs = tickets.openedAs(ticket.key());
        return openedAs.isPresent() ? openedAs.map(number -> verified(ticket, number)) : adopted(ticket);
    }

    private Outcome verified(Ticket ticket, String number) {
        Optional<DeskTicket> there = desk.read(number);
        if (there.isEmpty()) {
            tickets.openedAs(ticket.key(), null);
            return new Refused("Ticket " + number + " was opened, and somebody has deleted it since. Try again to open another one.");
        }
        if (there.get().key().equals(ticket.key())) {
            return new Done(number);
        }
        check.doubt();
        LOG.warn("{} was opened as {} without its key, which is written again", ticket.key(), number);
        desk.writeKey(number, ticket.key());
        if (desk.read(number).filter(now -> now.key().equals(ticket.key())).isPresent()) {
            return new Done(number);
        }
        tickets.openedAs(ticket.key(), number);
        return new Refused("Ticket " + number + " was opened, but does not keep its key " + ticket.key()
                + ". Look whether our account may change its field for keys, then try again: it is not opened a second time.");
    }

    /** After a restore a key may have been given anew to something else, so the ticket must be about the same. */
    private Optional<Outcome> adopted(Ticket ticket) {
        List<DeskTicket> found = desk.find(ticket.key());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        DeskTicket oldest = found.get(0);
        if (!isAbout(ticket, oldest)) {
            return Optional.of(new Refused("The ticket system has ticket " + oldest.number() + " with the key " + ticket.key()
                    + ", but it is called “" + oldest.title() + "” and not “" + desk.titleOf(ticket.title())
                    + "”. If it is the same, give it this title; if not, empty its field for keys. Then try again."));
        }
        found.stream().skip(1).filter(other -> !oldest.number().equals(other.mergedInto())).forEach(other -> settleDuplicate(ticket, oldest, other));
        tickets.lookSoon(ticket.key());
        return Optional.of(new Done(oldest.number()));
    }

    private boolean isAbout(Ticket ticket, DeskTicket there) {
        return DeskText.oneLine(there.title()).equals(DeskText.oneLine(desk.titleOf(ticket.title())));
    }

    private void settleDuplicate(Ticket ticket, DeskTicket oldest, DeskTicket other) {
        if (other.untouched() && isAbout(ticket, other)) {
            desk.closeAsDuplicate(other.number(), oldest.number());
            LOG.warn("Ticket {} carries the key {} as ticket {} does, and was closed as its duplicate", other.number(), ticket.key(), oldest.number());
        } else {
            String words = "Ticket " + other.number() + " carries the same key as ticket " + oldest.number()
                    + ". Handover goes on with " + oldest.number() + ". If somebody copied it, empty the field for keys in the copy.";
            tickets.trouble(ticket.key(), words);
            LOG.warn("{}: {}", ticket.key(), words);
        }
    }

    private String description(Ticket ticket) {
        String title = DeskText.oneLine(ticket.title());
        String whole = desk.titleOf(ticket.title()).equals(title) ? "" : title + "\n\n";
        String text = ticket.description() == null ? "" : DeskText.lines(ticket.description()).strip() + "\n\n";
        String by = ticket.raisedBy() == null ? "" : " by " + DeskText.oneLine(ticket.raisedBy());
        return whole + text + "Project: " + DeskText.oneLine(ticket.project()) + "\nRaised: " + ticket.raisedOn() + by;
    }
}
