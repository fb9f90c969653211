package org.handover.tickets;

import java.util.Optional;

/** The system in which support works on tickets. Called outside any transaction. */
public interface TicketDesk {

    /**
     * Opens the ticket and keeps the key with it in a field that {@link #find} searches. The same key again gives the same ticket
     * where the desk can see to that.
     *
     * @return the desk's number, at most 100 characters
     * @throws RuntimeException when it may or may not have been opened; it is looked for later
     */
    String open(Ticket ticket, String key);

    /**
     * The number of the ticket that carries this key, or empty when there certainly is none.
     *
     * @throws RuntimeException when the desk cannot be asked now
     */
    Optional<String> find(String key);
}
