package org.handover.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.handover.tickets.DeskHttp.Answer;
import org.handover.tickets.TicketSettings.RequestTracker;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Request Tracker 5 by its REST interface, version 2, with a token.
 *
 * <p>What it does that one would not expect: a custom field that must be unique refuses no second ticket, it is left out of it
 * without a word; whatever an update may not do is told in its answer, which is 200 all the same; a search leaves out tickets that
 * were merged into others unless the query names {@code EffectiveId}; times in a query are local unless they name a zone.
 */
final class RequestTrackerDesk implements TicketDesk {

    private static final String NAME = "Request Tracker";
    private static final int LONGEST_SUBJECT_BYTES = 200;
    private static final int TRIES_WHEN_CHANGED_MEANWHILE = 3;
    private static final int ON_A_PAGE = 100;
    private static final int MOST_PAGES = 20;
    private static final String FIELDS = "Subject,Status,EffectiveId,CustomFields,LastUpdated,Resolved,Creator,LastUpdatedBy";
    private static final DateTimeFormatter IN_QUERY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final RequestTracker settings;
    private final Capabilities capabilities;
    private final DeskHttp http;
    private volatile String ownAccount;

    RequestTrackerDesk(TicketSettings all) {
        settings = all.requestTracker();
        capabilities = Capabilities.of(NAME, all, settings.billableField() != null, settings.levelField() != null);
        http = new DeskHttp(NAME, settings.url(), all.timeout(),
                login -> login.set(HttpHeaders.AUTHORIZATION, "token " + settings.token()));
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void check() {
        Answer queue = http.read("/REST/2.0/queue/{queue}", settings.queue());
        if (!queue.isOk()) {
            throw DeskException.unreachable(NAME + " has no queue “" + settings.queue() + "” that our account may see.");
        }
        Set<String> fields = new TreeSet<>();
        queue.body().path("TicketCustomFields").forEach(field -> fields.add(field.path("name").asText()));
        Stream.of(settings.keyField(), settings.billableField(), settings.levelField())
                .filter(field -> field != null && !fields.contains(field)).findFirst().ifPresent(missing -> {
                    throw DeskException.unreachable(NAME + " has no custom field “" + missing + "” for tickets of the queue “"
                            + settings.queue() + "” that our account may see.");
                });
        ownAccount = accountOfToken();
    }

    /** A token tells the number of its account: 1-<number>-<secret>. Null when it does not. */
    private String accountOfToken() {
        String[] parts = settings.token().split("-");
        if (parts.length < 3 || !parts[1].matches("\\d+")) {
            return null;
        }
        Answer user = http.read("/REST/2.0/user/{id}", parts[1]);
        return user.isOk() ? user.body().path("Name").asText(null) : null;
    }

    @Override
    public String titleOf(String title) {
        return DeskText.atMostBytes(LONGEST_SUBJECT_BYTES, DeskText.oneLine(title));
    }

    @Override
    public String create(Ticket ticket, String description) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(settings.keyField(), ticket.key());
        if (settings.billableField() != null) {
            fields.put(settings.billableField(), yesOrNo(ticket.rating().billable()));
        }
        Answer answer = http.write(HttpMethod.POST, Map.of("Queue", settings.queue(), "Subject", titleOf(ticket.title()),
                "Content", description, "ContentType", "text/plain", "CustomFields", fields), headers -> { }, "/REST/2.0/ticket");
        if (!answer.isOk()) {
            throw http.no("opening a ticket", answer, answer.body().path("message").asText());
        }
        String number = answer.body().path("id").asText();
        if (!isNumber(number)) {
            throw DeskException.unknown(NAME + " opened a ticket and did not say its number.", null);
        }
        return number;
    }

    @Override
    public List<DeskTicket> find(String key) {
        if (key.regionMatches(true, 0, "CF.", 0, 3)) {
            throw DeskException.no(NAME + " cannot search for a key that begins with “CF.”. Project numbers must not begin so.");
        }
        // it compares without regard to case
        return search("CF.{" + settings.keyField() + "} = " + quoted(key) + " AND EffectiveId > 0", "id", MOST_PAGES).stream()
                .filter(ticket -> ticket.key().equals(key))
                .sorted(Comparator.comparing(ticket -> Long.parseLong(ticket.number()))).toList();
    }

    @Override
    public List<DeskTicket> changedSince(Instant moment) {
        return search("LastUpdated >= " + quoted(IN_QUERY.format(moment)) + " AND CF.{" + settings.keyField()
                + "} IS NOT NULL AND EffectiveId > 0", "LastUpdated", MOST_CHANGES / ON_A_PAGE);
    }

    private List<DeskTicket> search(String query, String order, int mostPages) {
        List<DeskTicket> found = new ArrayList<>();
        for (int page = 1; page <= mostPages; page++) {
            Answer answer = http.read("/REST/2.0/tickets?query={query}&orderby={order}&order=ASC&per_page={size}&page={page}&fields={fields}",
                    query, order, ON_A_PAGE, page, FIELDS);
            if (!answer.isOk()) {
                throw DeskException.unreachable(NAME + " does not understand a search (" + answer.status() + "): "
                        + answer.body().path("message").asText());
            }
            JsonNode items = answer.body().path("items");
            items.forEach(item -> found.add(ticket(item)));
            if (items.size() < ON_A_PAGE) {
                break;
            }
        }
        return found;
    }

    /** In a query a backslash makes the next character one of the text. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    public Optional<DeskTicket> read(String number) {
        return answerOf(number).map(answer -> {
            DeskTicket now = ticket(answer.body());
            // it answers with the ticket into which this one was merged
            return now.number().equals(number) ? now : new DeskTicket(number, now.key(), now.title(), now.open(), now.status(), now.level(),
                    now.billable(), now.changedAt(), now.closedAt(), now.number(), false);
        });
    }

    private Optional<Answer> answerOf(String number) {
        if (!isNumber(number)) {
            return Optional.empty();
        }
        Answer answer = http.read("/REST/2.0/ticket/{number}", number);
        return answer.isOk() && !answer.body().path("Status").asText().equals("deleted") ? Optional.of(answer) : Optional.empty();
    }

    private DeskTicket ticket(JsonNode node) {
        String number = node.path("id").asText();
        String into = nameOf(node.path("EffectiveId"));
        String status = node.path("Status").asText();
        boolean open = !settings.closedStatuses().contains(status);
        String billable = field(node, settings.billableField());
        // it keeps the time of the last closing when a ticket is opened again
        Instant closedAt = open ? null : time(node.path("Resolved"));
        boolean untouched = ownAccount != null && status.equals("new") && nameOf(node.path("Creator")).equals(ownAccount)
                && nameOf(node.path("LastUpdatedBy")).equals(ownAccount);
        return new DeskTicket(number, Optional.ofNullable(field(node, settings.keyField())).orElse(""), node.path("Subject").asText(), open,
                status, field(node, settings.levelField()), billable == null ? null : billable.equalsIgnoreCase("yes"),
                time(node.path("LastUpdated")), closedAt, into.equals(number) ? null : into, untouched);
    }

    /** A reference to something comes as its name or as an object, as the case may be. */
    private static String nameOf(JsonNode node) {
        return node.isObject() ? node.path("id").asText() : node.asText();
    }

    private static String field(JsonNode ticket, String name) {
        for (JsonNode field : ticket.path("CustomFields")) {
            if (field.path("name").asText().equals(name)) {
                return field.path("values").path(0).asText(null);
            }
        }
        return null;
    }

    /** What never was is the beginning of 1970. */
    private static Instant time(JsonNode node) {
        Instant time = node.asText().isEmpty() ? Instant.EPOCH : Instant.parse(node.asText());
        return time.equals(Instant.EPOCH) ? null : time;
    }

    @Override
    public void writeKey(String number, String key) {
        update(number, Map.of("CustomFields", Map.of(settings.keyField(), key)));
    }

    @Override
    public void setBillable(String number, boolean billable) {
        update(number, Map.of("CustomFields", Map.of(settings.billableField(), yesOrNo(billable))));
    }

    @Override
    public void close(String number) {
        update(number, Map.of("Status", settings.closedStatus()));
    }

    @Override
    public void closeAsDuplicate(String number, String original) {
        comment(number, "Duplicate", "This is a duplicate of ticket " + original + ". Handover goes on with that one.");
        Map<String, Object> none = new LinkedHashMap<>();
        none.put(settings.keyField(), null);
        update(number, Map.of("Status", settings.duplicateStatus(), "CustomFields", none));
    }

    /** Only if nobody changed the ticket since it was read. */
    private void update(String number, Map<String, Object> change) {
        for (int time = 1; ; time++) {
            Answer before = answerOf(number).orElseThrow(() -> DeskException.no(NAME + " has no ticket " + number + " any more."));
            Answer answer = http.write(HttpMethod.PUT, change, headers -> headers.setIfMatch(String.valueOf(before.headers().getETag())),
                    "/REST/2.0/ticket/{number}", number);
            if (answer.isOk()) {
                return;
            }
            if (answer.status() != 412) {
                throw http.no("changing ticket " + number, answer, answer.body().path("message").asText());
            }
            if (time == TRIES_WHEN_CHANGED_MEANWHILE) {
                throw DeskException.later("Ticket " + number + " is being changed by others.");
            }
        }
    }

    /** A long subject is kept as the header of a mail is: folded. */
    @Override
    public boolean hasComment(String number, String mark) {
        for (int page = 1; page <= MOST_PAGES; page++) {
            Answer answer = http.read("/REST/2.0/ticket/{number}/history?fields=Type,Data&per_page={size}&page={page}", number, ON_A_PAGE, page);
            JsonNode items = answer.body().path("items");
            for (JsonNode item : items) {
                if (item.path("Type").asText().equals("Comment") && DeskText.oneLine(item.path("Data").asText()).equals(mark)) {
                    return true;
                }
            }
            if (items.size() < ON_A_PAGE) {
                return false;
            }
        }
        throw DeskException.no("Ticket " + number + " has too long a history to look for a comment in it.");
    }

    /** The mark is the comment's subject, which the history names. A comment is for the staff; an answer would go to the requestor. */
    @Override
    public void comment(String number, String mark, String text) {
        Answer answer = http.write(HttpMethod.POST, Map.of("Subject", mark, "Content", text, "ContentType", "text/plain"), headers -> { },
                "/REST/2.0/ticket/{number}/comment", number);
        if (!answer.isOk()) {
            throw http.no("commenting ticket " + number, answer, answer.body().path("message").asText());
        }
    }

    private static String yesOrNo(boolean billable) {
        return billable ? "yes" : "no";
    }

    private static boolean isNumber(String number) {
        return number.matches("\\d{1,18}");
    }
}
