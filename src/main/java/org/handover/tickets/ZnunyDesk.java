package org.handover.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.handover.tickets.DeskHttp.Answer;
import org.handover.tickets.DeskHttp.Does;
import org.handover.tickets.TicketSettings.Znuny;
import org.springframework.http.HttpMethod;

/**
 * Znuny (6.1.2 or newer) by its web service GenericTicketConnectorREST, with {@code TicketSearch} also by POST.
 *
 * <p><strong>Written after its documentation and tested against a stub that follows it, never against a real one.</strong>
 *
 * <p>What it does that one would not expect: errors come with the status 200; a search by a field that does not exist leaves it out; a
 * ticket has a number for people and another one for programs. A search finds numbers only, so each ticket is read by itself. It does
 * not tell into which ticket another one was merged.
 */
final class ZnunyDesk implements TicketDesk {

    private static final String NAME = "Znuny";
    private static final int LONGEST_TITLE = 255;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    /** What certainly came before anything was done. */
    private static final Set<String> DEFINITE = Set.of("AccessDenied", "MissingParameter", "InvalidParameter", "InvalidChannelID");
    private static final String TEXT = "text/plain; charset=utf8";

    private final Znuny settings;
    private final Capabilities capabilities;
    private final DeskHttp http;

    ZnunyDesk(TicketSettings all) {
        settings = all.znuny();
        capabilities = Capabilities.of(NAME, all, settings.billableField() != null, settings.levelField() != null);
        http = new DeskHttp(NAME, settings.url(), all.timeout(), login -> {
            login.set("X-OTRS-Header-UserLogin", settings.user());
            login.set("X-OTRS-Header-Password", settings.password());
        });
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    /** Fields cannot be asked for; a ticket with a field that does not exist is refused. */
    @Override
    public void check() {
        search(Map.of("TicketNumber", "0", "Limit", 1));
    }

    @Override
    public String titleOf(String title) {
        return DeskText.atMostCharacters(LONGEST_TITLE, DeskText.oneLine(title));
    }

    @Override
    public String create(Ticket ticket, String description) {
        List<Map<String, Object>> fields = new ArrayList<>();
        fields.add(field(settings.keyField(), ticket.key()));
        if (settings.billableField() != null) {
            fields.add(field(settings.billableField(), oneOrZero(ticket.rating().billable())));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Ticket", Map.of("Title", titleOf(ticket.title()), "Queue", settings.queue(), "State", "new", "Priority", settings.priority(),
                "CustomerUser", settings.customerUser()));
        body.put("Article", article(titleOf(ticket.title()), description));
        body.put("DynamicField", fields);
        String number = answered(http.write(HttpMethod.POST, body, headers -> { }, "/Ticket"), Does.WRITE).path("TicketNumber").asText();
        if (!isNumber(number)) {
            throw DeskException.unknown(NAME + " opened a ticket and did not say its number.", null);
        }
        return number;
    }

    private static Map<String, Object> article(String subject, String text) {
        return Map.of("CommunicationChannel", "Internal", "IsVisibleForCustomer", 0, "SenderType", "agent", "Subject", subject, "Body", text,
                "ContentType", TEXT);
    }

    @Override
    public List<DeskTicket> find(String key) {
        return ids(Map.of("DynamicField_" + settings.keyField(), Map.of("Equals", key), "Limit", 100)).stream()
                .sorted(Comparator.comparing(Long::parseLong)).map(id -> byId(id, "")).flatMap(Optional::stream).map(this::ticket)
                .filter(ticket -> ticket.key().equals(key)).toList();
    }

    @Override
    public List<DeskTicket> changedSince(Instant moment) {
        Map<String, Object> search = new LinkedHashMap<>();
        search.put("TicketLastChangeTimeNewerDate", TIME.format(moment.atOffset(ZoneOffset.UTC)));
        search.put("DynamicField_" + settings.keyField(), Map.of("Like", "*"));
        search.put("SortBy", "Changed");
        search.put("OrderBy", "Up");
        search.put("Limit", MOST_CHANGES);
        return ids(search).stream().map(id -> byId(id, "")).flatMap(Optional::stream).map(this::ticket)
                .sorted(Comparator.comparing(DeskTicket::changedAt)).toList();
    }

    @Override
    public Optional<DeskTicket> read(String number) {
        return byNumber(number, "").map(this::ticket);
    }

    private List<String> ids(Map<String, Object> search) {
        JsonNode found = search(search).path("TicketID");
        return found.isArray() ? StreamSupport.stream(found.spliterator(), false).map(JsonNode::asText).toList()
                : found.asText().isEmpty() ? List.of() : List.of(found.asText());
    }

    /** A question, although it goes by POST: only so it may name a field's value. */
    private JsonNode search(Map<String, Object> search) {
        return answered(http.call(Does.READ, HttpMethod.POST, search, headers -> { }, "/Ticket/search"), Does.READ);
    }

    private Optional<JsonNode> byNumber(String number, String with) {
        return !isNumber(number) ? Optional.empty()
                : ids(Map.of("TicketNumber", number, "Limit", 1)).stream().findFirst().flatMap(id -> byId(id, with));
    }

    private Optional<JsonNode> byId(String id, String with) {
        JsonNode answer = http.read("/Ticket/{id}?DynamicFields=1" + with, id).body();
        if (answer.path("Error").path("ErrorCode").asText().endsWith(".AccessDenied")) {
            return Optional.empty();
        }
        JsonNode ticket = answered(new Answer(200, null, answer), Does.READ).path("Ticket");
        JsonNode one = ticket.isArray() ? ticket.path(0) : ticket;
        return one.path("StateType").asText().equals("removed") ? Optional.empty() : Optional.of(one);
    }

    /** Nobody can say for certain that it is untouched, so no ticket is ever closed as a duplicate by itself. */
    private DeskTicket ticket(JsonNode ticket) {
        String billable = field(ticket, settings.billableField());
        String type = ticket.path("StateType").asText();
        boolean open = !type.equals("closed") && !type.equals("merged");
        return new DeskTicket(ticket.path("TicketNumber").asText(), Optional.ofNullable(field(ticket, settings.keyField())).orElse(""),
                ticket.path("Title").asText(), open, ticket.path("State").asText(), field(ticket, settings.levelField()),
                billable == null ? null : billable.equals("1"), time(ticket.path("Changed").asText()), open ? null : time(ticket.path("Closed").asText()),
                null, false);
    }

    private static String field(JsonNode ticket, String name) {
        for (JsonNode field : ticket.path("DynamicField")) {
            if (field.path("Name").asText().equals(name) && !field.path("Value").asText("").isEmpty()) {
                return field.path("Value").asText();
            }
        }
        return null;
    }

    private static Map<String, Object> field(String name, String value) {
        return Map.of("Name", name, "Value", value);
    }

    private static Instant time(String text) {
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public void writeKey(String number, String key) {
        update(number, Map.of("DynamicField", List.of(field(settings.keyField(), key))));
    }

    @Override
    public void setBillable(String number, boolean billable) {
        update(number, Map.of("DynamicField", List.of(field(settings.billableField(), oneOrZero(billable)))));
    }

    @Override
    public void close(String number) {
        update(number, Map.of("Ticket", Map.of("State", settings.closedState())));
    }

    @Override
    public void closeAsDuplicate(String number, String original) {
        update(number, Map.of("Ticket", Map.of("State", settings.closedState()), "DynamicField", List.of(field(settings.keyField(), "")),
                "Article", article("Duplicate", "This is a duplicate of ticket " + original + ". Handover goes on with that one.")));
    }

    @Override
    public boolean hasComment(String number, String mark) {
        for (JsonNode article : byNumber(number, "&AllArticles=1").map(ticket -> ticket.path("Article")).orElseGet(() -> DeskHttp.NOTHING)) {
            if (article.path("Subject").asText().equals(mark)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void comment(String number, String mark, String text) {
        update(number, Map.of("Article", article(mark, text)));
    }

    private void update(String number, Map<String, Object> change) {
        String id = ids(Map.of("TicketNumber", number, "Limit", 1)).stream().findFirst()
                .orElseThrow(() -> DeskException.no(NAME + " has no ticket " + number + " any more."));
        answered(http.write(HttpMethod.PATCH, change, headers -> { }, "/Ticket/{id}", id), Does.WRITE);
    }

    private JsonNode answered(Answer answer, Does does) {
        JsonNode error = answer.body().path("Error");
        if (!error.isMissingNode()) {
            String code = error.path("ErrorCode").asText();
            String words = error.path("ErrorMessage").asText();
            if (code.endsWith(".AuthFail")) {
                throw DeskException.unreachable(NAME + " does not accept our login. Look at user and password in the settings.");
            }
            if (does == Does.READ) {
                throw DeskException.unreachable(NAME + " does not understand a question: " + words);
            }
            throw DEFINITE.contains(code.substring(code.lastIndexOf('.') + 1)) ? DeskException.no(NAME + " says no: " + words)
                    : DeskException.unknown(NAME + " failed on it, and may have done a part of it: " + words, null);
        }
        if (!answer.isOk()) {
            throw does == Does.READ ? DeskException.unreachable(NAME + " does not know the question (" + answer.status()
                    + "). Look at the address and the routes of the web service.")
                    : DeskException.no(NAME + " says no (" + answer.status() + ").");
        }
        return answer.body();
    }

    private static String oneOrZero(boolean billable) {
        return billable ? "1" : "0";
    }

    private static boolean isNumber(String number) {
        return number.matches("\\d{1,40}");
    }
}
