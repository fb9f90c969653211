package org.handover.tickets;

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
 * @param pollEvery  pause between two questions what changed there
 * @param pushSecret what the ticket system must know to say that something changed; null when it does not say so
 */
@Validated
@ConfigurationProperties("handover.tickets")
record TicketSettings(@DefaultValue("built-in") Desk desk, @DefaultValue("20s") @DurationMin(seconds = 1) Duration timeout,
                      @DefaultValue("1m") Duration serverWork, @DefaultValue("5s") Duration searchLag,
                      @DefaultValue("1m") @DurationMin(seconds = 1) Duration pollEvery, String pushSecret,
                      RequestTracker requestTracker, Redmine redmine, Znuny znuny) {

    enum Desk {
        BUILT_IN, REQUEST_TRACKER, REDMINE, ZNUNY
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

    /**
     * Custom fields go by their number, which stands in the address when one is edited: only administrators may ask for their names.
     *
     * @param url             as in a browser
     * @param key             API key of the account that works for Handover
     * @param project         identifier of the project in which issues are opened
     * @param tracker         name of the tracker of new issues; null for the project's first
     * @param keyField        custom field (text) for the key
     * @param billableField   custom field (boolean) for whether the customer pays; null when there is none
     * @param levelField      custom field that names the level of support; null when there is none
     * @param closedStatus    name of the status of what is done
     * @param duplicateStatus name of the status of what is a duplicate
     */
    record Redmine(URI url, String key, String project, String tracker, Integer keyField, Integer billableField, Integer levelField,
                   @DefaultValue("Closed") String closedStatus, @DefaultValue("Rejected") String duplicateStatus) {

        Redmine {
            String prefix = "handover.tickets.redmine.";
            requireAddress(prefix + "url", url);
            require(prefix + "key", key);
            require(prefix + "project", project);
            require(prefix + "key-field", keyField == null ? null : keyField.toString());
        }
    }

    /**
     * @param url           of the web service: {@code https://…/nph-genericinterface.pl/Webservice/GenericTicketConnectorREST}
     * @param user          agent that works for Handover
     * @param queue         where tickets are opened
     * @param customerUser  customer user of new tickets
     * @param priority      of new tickets
     * @param keyField      dynamic field of tickets (text) for the key
     * @param billableField dynamic field (checkbox) for whether the customer pays; null when there is none
     * @param levelField    dynamic field that names the level of support; null when there is none
     * @param closedState   the state of what is done
     */
    record Znuny(URI url, String user, String password, String queue, String customerUser, @DefaultValue("3 normal") String priority,
                 @DefaultValue("CorrelationId") String keyField, String billableField, String levelField,
                 @DefaultValue("closed successful") String closedState) {

        Znuny {
            String prefix = "handover.tickets.znuny.";
            requireAddress(prefix + "url", url);
            require(prefix + "user", user);
            require(prefix + "password", password);
            require(prefix + "queue", queue);
            require(prefix + "customer-user", customerUser);
            if (!keyField.matches("[a-zA-Z0-9-]+")) {
                throw new IllegalArgumentException(prefix + "key-field must be the name of a dynamic field, but is “" + keyField + "”.");
            }
        }
    }

    TicketSettings {
        if (desk == Desk.REQUEST_TRACKER && requestTracker == null) {
            throw missing("handover.tickets.request-tracker.url");
        }
        if (desk == Desk.REDMINE && redmine == null) {
            throw missing("handover.tickets.redmine.url");
        }
        if (desk == Desk.ZNUNY && znuny == null) {
            throw missing("handover.tickets.znuny.url");
        }
        if (pushSecret != null && pushSecret.length() < 16) {
            throw new IllegalArgumentException("handover.tickets.push-secret must have at least 16 characters.");
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
