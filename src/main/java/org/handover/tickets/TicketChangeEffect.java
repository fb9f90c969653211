package org.handover.tickets;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;
import org.handover.outbox.Effect;
import org.handover.outbox.EffectHandler;
import org.handover.outbox.Lease;
import org.handover.outbox.Outbox;
import org.handover.outbox.Outcome;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Refused;
import org.handover.outbox.Outcome.TryAgain;
import org.handover.tickets.Capabilities.Ability;
import org.handover.tickets.TicketChange.Kind;
import org.springframework.stereotype.Component;

/**
 * Changes a ticket at the desk. Each attempt reads first, does only what is missing, and reads again whether it was kept; so it may be
 * repeated whatever became of the attempts before.
 */
@Component
class TicketChangeEffect implements EffectHandler {

    /** Read, read the comments, send, read again, for each of the two things that a change may consist of. */
    private static final int CALLS = 8;

    private final TicketChanges changes;
    private final Tickets tickets;
    private final TicketDesk desk;
    private final BillingReasons reasons;
    private final Outbox outbox;

    TicketChangeEffect(TicketChanges changes, Tickets tickets, TicketDesk desk, BillingReasons reasons, Outbox outbox) {
        this.outbox = outbox;
        this.changes = changes;
        this.tickets = tickets;
        this.desk = desk;
        this.reasons = reasons;
    }

    /** This one cannot go on; what it says becomes the outcome. */
    private static final class Ends extends RuntimeException {
        private final transient Outcome outcome;

        Ends(Outcome outcome) {
            super(outcome.toString(), null, false, false);
            this.outcome = outcome;
        }
    }

    @Override
    public String kind() {
        return TicketChanges.KIND;
    }

    @Override
    public Duration longest() {
        return desk.capabilities().untilFound().plus(desk.capabilities().longestCall().multipliedBy(CALLS));
    }

    @Override
    public Outcome carryOut(Effect effect, Lease lease) {
        TicketChange change = changes.withKey(effect.key());
        Ticket ticket = tickets.find(change.ticket()).orElseThrow();
        if (!tickets.isAtThisDesk(ticket)) {
            return new Refused("Ticket " + ticket.reference() + " was opened in another ticket system (" + ticket.desk()
                    + ") than the one that is set up now.");
        }
        try {
            switch (change.kind()) {
                case BILLABLE -> {
                    setBillable(ticket, lease);
                    boolean billable = ticket.rating().billable();
                    comment(ticket, effect, "This ticket was rated again. It is " + (billable ? "billable" : "free") + " now: "
                            + reasons.sentence(ticket.rating(), "en"), lease);
                }
                case COMMENT -> comment(ticket, effect, said(change), lease);
                case CLOSE -> {
                    comment(ticket, effect, said(change), lease);
                    close(ticket, lease);
                }
            }
            return new Done(ticket.reference());
        } catch (Ends e) {
            return e.outcome;
        } catch (DeskException e) {
            return e.outcome();
        }
    }

    /** Each attempt looks by itself. */
    @Override
    public Outcome lookUp(Effect effect) {
        return new TryAgain("What is missing of the change is done now.");
    }

    /** What a person gave up stands in nobody's way either. */
    @Override
    public void settled(Effect effect, Outcome outcome) {
        if (outcome instanceof Done || outbox.state(effect.key()).equals("refused")) {
            TicketChange change = changes.withKey(effect.key());
            changes.done(change);
            tickets.lookSoon(tickets.find(change.ticket()).orElseThrow().key());
        }
    }

    private void setBillable(Ticket ticket, Lease lease) {
        if (!desk.capabilities().abilities().contains(Ability.MARK_BILLABLE)) {
            return;
        }
        boolean billable = ticket.rating().billable();
        if (!isBillable(ticket, billable)) {
            mayStillSend(lease);
            desk.setBillable(ticket.reference(), billable);
            if (!isBillable(ticket, billable)) {
                throw notKept(ticket, "whether it is billable");
            }
        }
    }

    private boolean isBillable(Ticket ticket, boolean billable) {
        return Boolean.valueOf(billable).equals(there(ticket).billable());
    }

    private void comment(Ticket ticket, Effect effect, String text, Lease lease) {
        there(ticket);
        String mark = mark(effect, text);
        if (!desk.hasComment(ticket.reference(), mark)) {
            mayStillSend(lease);
            desk.comment(ticket.reference(), mark, text);
            if (!desk.hasComment(ticket.reference(), mark)) {
                throw notKept(ticket, "the comment");
            }
        }
    }

    private void close(Ticket ticket, Lease lease) {
        if (there(ticket).open()) {
            mayStillSend(lease);
            desk.close(ticket.reference());
            if (there(ticket).open()) {
                throw notKept(ticket, "that it is closed");
            }
        }
    }

    private DeskTicket there(Ticket ticket) {
        return desk.read(ticket.reference()).orElseThrow(() -> new Ends(
                new Refused("Ticket " + ticket.reference() + " is not in the ticket system any more: somebody has deleted it.")));
    }

    private void mayStillSend(Lease lease) {
        if (!lease.leaves(desk.capabilities().untilFound())) {
            throw new Ends(new TryAgain("This node was held up for so long that it left the change to a later attempt."));
        }
    }

    private static Ends notKept(Ticket ticket, String what) {
        return new Ends(new Refused("The ticket system does not keep " + what + " at ticket " + ticket.reference()
                + ". Look at the rights of our account there, then try again."));
    }

    private static String said(TicketChange change) {
        String by = change.askedBy() == null ? "Handover" : change.askedBy() + " by Handover";
        String closes = change.kind() == Kind.CLOSE ? "Closed. " : "";
        return DeskText.lines(closes + (change.comment() == null ? "" : change.comment())).strip() + "\n\n" + by;
    }

    /** The key alone would do, but after a restore it may have been given anew to another comment. */
    private static String mark(Effect effect, String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return DeskText.oneLine("Handover " + effect.key()) + " " + String.format("%08x", sum.getValue());
    }
}
