package org.handover.tickets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks at the start whether the ticket desk can be used as it is set up. No ticket is opened before it could be once. */
@Component
public class DeskCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DeskCheck.class);

    private final TicketDesk desk;
    private volatile boolean passed;

    DeskCheck(TicketDesk desk) {
        this.desk = desk;
    }

    /** On a thread of its own, since a desk that does not answer keeps nobody from starting. */
    @EventListener(ApplicationReadyEvent.class)
    void atTheStart() {
        Thread check = new Thread(() -> {
            String trouble = trouble();
            if (trouble != null) {
                LOG.error("Tickets cannot be opened now: {}", trouble);
            }
        }, "handover-desk-check");
        check.setDaemon(true);
        check.start();
    }

    /** What keeps the desk from being used, in a sentence; null if nothing does. Asks it now. */
    public String trouble() {
        try {
            desk.check();
            passed = true;
            return null;
        } catch (RuntimeException e) {
            return e.getMessage();
        }
    }

    /**
     * Lets nobody open a ticket that could not carry its key.
     *
     * @throws DeskException unless the check has been passed
     */
    void require() {
        if (!passed) {
            desk.check();
            passed = true;
        }
    }

    /** What was right at the start may have been changed since: looks again before the next ticket. */
    void doubt() {
        passed = false;
    }
}
