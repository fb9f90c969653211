package org.handover.tickets;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which ticket system there is, and how it is reached.
 *
 * @param desk       the one that is used
 * @param timeout    how long to wait for each answer
 * @param serverWork how long the system may still work on a request after the connection broke, at most
 * @param searchLag  how long a new ticket may be missing from a search, at most
 */
@Validated
@ConfigurationProperties("handover.tickets")
record TicketSettings(@DefaultValue("built-in") Desk desk, @DefaultValue("20s") @DurationMin(seconds = 1) Duration timeout,
                      @DefaultValue("1m") Duration serverWork, @DefaultValue("5s") Duration searchLag,
                      @Valid RequestTracker requestTracker) {

    enum Desk {
        BUILT_IN, REQUEST_TRACKER
    }

    /** As it is written in the settings, and kept with each ticket. */
    String deskName() {
        return desk.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param url            as in a browser, without a path behind it unless Request Tracker has one
     * @param token          of the account that works for Handover
     * @param queue          where tickets are opened
     * @param keyField       custom field of tickets for the key
     * @param billableField  custom field for {@code yes} or {@code no}; null when there is none
     * @param levelField     custom field that names the level of support; null when there is none
     * @param closedStatus   the status of what is done
     * @param duplicateStatus the status of what is a duplicate
     * @param closedStatuses each status in which nobody works on a ticket any more
     */
    record RequestTracker(URI url, String token, String queue, @DefaultValue("CorrelationId") String keyField, String billableField,
                          String levelField, @DefaultValue("resolved") String closedStatus,
                          @DefaultValue("rejected") String duplicateStatus,
                          @DefaultValue({"resolved", "rejected", "deleted"}) Set<String> closedStatuses) {

        RequestTracker {
            String prefix = "handover.tickets.request-tracker.";
            requireAddress(prefix + "url", url);
            require(prefix + "token", token);
            require(prefix + "queue", queue);
            requireFieldName(prefix + "key-field", keyField);
            requireFieldName(prefix + "billable-field", billableField);
            requireFieldName(prefix + "level-field", levelField);
        }

        /** Names stand in braces in a query. */
        private static void requireFieldName(String property, String name) {
            if (name != null && (name.isBlank() || name.matches(".*[{}'\"\\\\.].*"))) {
                throw new IllegalArgumentException(property + " must be the name of a custom field without braces, quotes, dots and "
                        + "backslashes, but is “" + name + "”.");
            }
        }
    }

    TicketSettings {
        if (desk == Desk.REQUEST_TRACKER && requestTracker == null) {
            throw missing("handover.tickets.request-tracker.url");
        }
    }

    private static void requireAddress(String property, URI url) {
        if (url == null) {
            throw missing(property);
        }
        if (!Set.of("http", "https").contains(String.valueOf(url.getScheme())) || url.getHost() == null || url.getUserInfo() != null
                || url.getQuery() != null) {
            throw new IllegalArgumentException(property + " must be an address such as https://tickets.example, without a login, but is “"
                    + url + "”.");
        }
    }

    private static void require(String property, String value) {
        if (value == null || value.isBlank()) {
            throw missing(property);
        }
    }

    private static IllegalArgumentException missing(String property) {
        return new IllegalArgumentException(property + " is missing. The ticket system chosen in handover.tickets.desk needs it.");
    }
}
