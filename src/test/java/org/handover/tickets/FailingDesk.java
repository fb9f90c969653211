package org.handover.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Primary;

/** The built-in desk behind a line that a test can cut before or after a ticket is opened. */
@Primary
class FailingDesk implements TicketDesk {

    private final BuiltInDesk desk;
    boolean cutBefore;
    boolean cutAfter;

    FailingDesk(BuiltInDesk desk) {
        this.desk = desk;
    }

    @Override
    public Capabilities capabilities() {
        return desk.capabilities();
    }

    @Override
    public void check() {
        desk.check();
    }

    @Override
    public String titleOf(String title) {
        return desk.titleOf(title);
    }

    @Override
    public String create(Ticket ticket, String description) {
        cut(cutBefore);
        String number = desk.create(ticket, description);
        cut(cutAfter);
        return number;
    }

    @Override
    public List<DeskTicket> find(String key) {
        cut(cutBefore);
        return desk.find(key);
    }

    @Override
    public Optional<DeskTicket> read(String number) {
        return desk.read(number);
    }

    @Override
    public void writeKey(String number, String key) {
        desk.writeKey(number, key);
    }

    @Override
    public void setBillable(String number, boolean billable) {
        cut(cutBefore);
        desk.setBillable(number, billable);
        cut(cutAfter);
    }

    @Override
    public boolean hasComment(String number, String mark) {
        return desk.hasComment(number, mark);
    }

    @Override
    public void comment(String number, String mark, String text) {
        cut(cutBefore);
        desk.comment(number, mark, text);
        cut(cutAfter);
    }

    @Override
    public void close(String number) {
        cut(cutBefore);
        desk.close(number);
        cut(cutAfter);
    }

    @Override
    public void closeAsDuplicate(String number, String original) {
        desk.closeAsDuplicate(number, original);
    }

    @Override
    public List<DeskTicket> changedSince(Instant moment) {
        return desk.changedSince(moment);
    }

    private static void cut(boolean now) {
        if (now) {
            throw new IllegalStateException("connection reset");
        }
    }
}
