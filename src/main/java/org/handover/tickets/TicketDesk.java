package org.handover.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The system in which support works on tickets. Called outside any transaction, by several threads at once. Each method is one
 * small request or two; what belongs together (look first, verify after) is done by {@link TicketEffect} and {@link TicketChangeEffect}.
 *
 * <p>Every method throws {@link DeskException}, which says in words what is wrong and whether it may have happened all the same.
 */
public interface TicketDesk {

    /** Constant while the program runs. */
    Capabilities capabilities();

    /** Whether the desk answers, lets us in, and has all fields that are set up. Throws what is wrong. */
    void check();

    /** The title as the desk would keep it: one line, no longer than there is room. */
    String titleOf(String title);

    /**
     * Opens a ticket, without looking first whether there is one.
     *
     * @return the desk's number, at most 100 characters. That the key was kept with it is not certain yet
     */
    String create(Ticket ticket, String description);

    /** Each ticket that carries exactly this key, the oldest first, closed and merged ones too. */
    List<DeskTicket> find(String key);

    /** A ticket as it stands; empty when it was deleted or never was. */
    Optional<DeskTicket> read(String number);

    /** Writes the key to a ticket. Whether it was kept shows only when it is read. */
    void writeKey(String number, String key);

    /** Says whether the customer pays. Whether it was kept shows only when it is read. */
    void setBillable(String number, boolean billable);

    /** Whether a comment with this mark is there. */
    boolean hasComment(String number, String mark);

    /** Adds a comment for the staff, by whose mark it is found again. */
    void comment(String number, String mark, String text);

    /** Closes it as done. Whether it worked shows only when it is read. */
    void close(String number);

    /** Closes it as the duplicate of another, and takes the key from it. */
    void closeAsDuplicate(String number, String original);

    /** Tickets with a key that changed at this moment of the desk's clock or later, the longest unchanged first, at most some hundred. */
    List<DeskTicket> changedSince(Instant moment);
}
