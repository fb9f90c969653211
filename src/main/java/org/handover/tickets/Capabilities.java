package org.handover.tickets;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a ticket desk can do and how long it may take, on which it depends how long an attempt is left alone before anybody looks
 * what became of it.
 *
 * @param name              as operations know the system
 * @param searchLag         how long a new ticket may be missing from a search at most
 * @param longestServerWork how long the system may still work on a request whose connection broke, at most
 * @param longestCall       how long one call takes until it is given up, at most
 * @param abilities         what is set up beyond opening, finding, reading, commenting and closing
 */
public record Capabilities(String name, Duration searchLag, Duration longestServerWork, Duration longestCall, Set<Ability> abilities) {

    /** What not every desk is set up for. */
    public enum Ability {
        /** A field says whether the customer pays. Without it a comment says so alone. */
        MARK_BILLABLE,
        /** A field says which level of support works on the ticket. */
        TELL_LEVEL
    }

    /** Of a system reached over HTTP, as it is set up. */
    static Capabilities of(String name, TicketSettings settings, boolean marksBillable, boolean tellsLevel) {
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        if (marksBillable) {
            abilities.add(Ability.MARK_BILLABLE);
        }
        if (tellsLevel) {
            abilities.add(Ability.TELL_LEVEL);
        }
        return new Capabilities(name, settings.searchLag(), settings.serverWork(), DeskHttp.longestCall(settings.timeout()),
                Set.copyOf(abilities));
    }

    /** How long after a ticket was sent off a search may miss it at most. */
    Duration untilFound() {
        return longestCall.plus(longestServerWork).plus(searchLag);
    }
}
