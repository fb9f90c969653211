package org.handover.tickets;

import java.util.Optional;
import org.springframework.context.annotation.Primary;

/** The built-in desk behind a line that a test can cut before or after the ticket is opened. */
@Primary
class FailingDesk implements TicketDesk {

    private final BuiltInDesk desk;
    boolean cutBefore;
    boolean cutAfter;

    FailingDesk(BuiltInDesk desk) {
        this.desk = desk;
    }

    @Override
    public String open(Ticket ticket, String key) {
        cut(cutBefore);
        String number = desk.open(ticket, key);
        cut(cutAfter);
        return number;
    }

    @Override
    public Optional<String> find(String key) {
        cut(cutBefore);
        return desk.find(key);
    }

    private static void cut(boolean now) {
        if (now) {
            throw new IllegalStateException("connection reset");
        }
    }
}
