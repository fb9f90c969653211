package org.handover.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.tickets.DeskHttp.Answer;
import org.handover.tickets.TicketSettings.Redmine;
import org.springframework.http.HttpMethod;

/**
 * Redmine 5 by its REST interface, with an API key.
 *
 * <p>What it does that one would not expect: a search by a field that does not exist finds everything; a state that the workflow does
 * not allow is left as it was without a word; a value that begins with an operator is one unless the query is written out.
 */
final class RedmineDesk implements TicketDesk {

    private static final String NAME = "Redmine";
    private static final int LONGEST_SUBJECT = 255;
    private static final int ON_A_PAGE = 100;
    private static final int MOST_PAGES = 20;
    private static final String SEARCH = "/issues.json?set_filter=1&f[]=status_id&op[status_id]=*&f[]=cf_{field}&op[cf_{field}]={operator}"
            + "&v[cf_{field}][]={value}&limit={size}&offset={offset}";

    private final Redmine settings;
    private final Capabilities capabilities;
    private final DeskHttp http;
    private volatile Setup setup;

    /** What the desk has of what the settings name. {@code trackerId} is null when Redmine chooses. */
    private record Setup(int ownAccount, Integer trackerId, int closedId, int duplicateId) {
    }

    RedmineDesk(TicketSettings all) {
        settings = all.redmine();
        capabilities = Capabilities.of(NAME, all, settings.billableField() != null, settings.levelField() != null);
        http = new DeskHttp(NAME, settings.url(), all.timeout(), login -> login.set("X-Redmine-API-Key", settings.key()));
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void check() {
        Answer user = http.read("/users/current.json");
        Answer project = http.read("/projects/{project}.json?include=trackers", settings.project());
        if (!project.isOk()) {
            throw DeskException.unreachable(NAME + " has no project “" + settings.project() + "” that our account may see.");
        }
        requireField("key-field", settings.keyField());
        requireField("billable-field", settings.billableField());
        requireField("level-field", settings.levelField());
        JsonNode statuses = http.read("/issue_statuses.json").body().path("issue_statuses");
        setup = new Setup(user.body().path("user").path("id").asInt(),
                settings.tracker() == null ? null : named(project.body().path("project").path("trackers"), settings.tracker(), "tracker in this project")
                        .path("id").asInt(),
                closed(statuses, settings.closedStatus()), closed(statuses, settings.duplicateStatus()));
    }

    /** A search for nothing is refused by a field that there is; one that there is not is passed over. */
    private void requireField(String setting, Integer field) {
        if (field != null && http.read(SEARCH, field, field, "=", field, "", 1, 0).status() != 422) {
            throw DeskException.unreachable(NAME + " has no custom field number " + field + " (" + setting
                    + ") for issues that is used as a filter and that our account may see.");
        }
    }

    private static int closed(JsonNode statuses, String name) {
        JsonNode status = named(statuses, name, "status");
        if (!status.path("is_closed").asBoolean()) {
            throw DeskException.unreachable("In " + NAME + " an issue in the status “" + name + "” is not closed.");
        }
        return status.path("id").asInt();
    }

    private static JsonNode named(JsonNode all, String name, String what) {
        for (JsonNode one : all) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw DeskException.unreachable(NAME + " has no " + what + " named “" + name + "”.");
    }

    /** Looked up once. */
    private Setup setup() {
        if (setup == null) {
            check();
        }
        return setup;
    }

    @Override
    public String titleOf(String title) {
        return DeskText.atMostCharacters(LONGEST_SUBJECT, DeskText.oneLine(title));
    }

    @Override
    public String create(Ticket ticket, String description) {
        List<Map<String, Object>> fields = new ArrayList<>();
        fields.add(field(settings.keyField(), ticket.key()));
        if (settings.billableField() != null) {
            fields.add(field(settings.billableField(), oneOrZero(ticket.rating().billable())));
        }
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("project_id", settings.project());
        issue.put("subject", titleOf(ticket.title()));
        issue.put("description", description);
        issue.put("custom_fields", fields);
        if (setup().trackerId() != null) {
            issue.put("tracker_id", setup().trackerId());
        }
        Answer answer = http.write(HttpMethod.POST, Map.of("issue", issue), headers -> { }, "/issues.json");
        if (!answer.isOk()) {
            throw http.no("opening an issue", answer, errors(answer));
        }
        String number = answer.body().path("issue").path("id").asText();
        if (!isNumber(number)) {
            throw DeskException.unknown(NAME + " opened an issue and did not say its number.", null);
        }
        return number;
    }

    @Override
    public List<DeskTicket> find(String key) {
        List<DeskTicket> found = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode issues = searched(http.read(SEARCH + "&sort=id", settings.keyField(), settings.keyField(), "=", settings.keyField(), key,
                    ON_A_PAGE, page * ON_A_PAGE));
            issues.forEach(issue -> found.add(ticket(issue)));
            if (issues.size() < ON_A_PAGE) {
                break;
            }
        }
        // some databases compare without regard to case
        return found.stream().filter(ticket -> ticket.key().equals(key)).toList();
    }

    @Override
    public List<DeskTicket> changedSince(Instant moment) {
        List<DeskTicket> found = new ArrayList<>();
        for (int page = 0; page < MOST_CHANGES / ON_A_PAGE; page++) {
            JsonNode issues = searched(http.read(SEARCH + "&f[]=updated_on&op[updated_on]=>=&v[updated_on][]={moment}&sort=updated_on,id",
                    settings.keyField(), settings.keyField(), "*", settings.keyField(), "", ON_A_PAGE, page * ON_A_PAGE,
                    moment.truncatedTo(ChronoUnit.SECONDS)));
            issues.forEach(issue -> found.add(ticket(issue)));
            if (issues.size() < ON_A_PAGE) {
                break;
            }
        }
        return found;
    }

    private static JsonNode searched(Answer answer) {
        if (!answer.isOk()) {
            throw DeskException.unreachable(NAME + " does not understand a search (" + answer.status() + "): " + errors(answer));
        }
        return answer.body().path("issues");
    }

    @Override
    public Optional<DeskTicket> read(String number) {
        return issue(number, "").map(this::ticket);
    }

    private Optional<JsonNode> issue(String number, String with) {
        if (!isNumber(number)) {
            return Optional.empty();
        }
        Answer answer = http.read("/issues/{number}.json" + with, number);
        return answer.isOk() ? Optional.of(answer.body().path("issue")) : Optional.empty();
    }

    private DeskTicket ticket(JsonNode issue) {
        String billable = field(issue, settings.billableField());
        JsonNode status = issue.path("status");
        boolean open = !status.path("is_closed").asBoolean();
        Setup known = setup;
        // any change moves the second of the two times
        boolean untouched = known != null && open && issue.path("author").path("id").asInt() == known.ownAccount()
                && issue.path("updated_on").asText().equals(issue.path("created_on").asText());
        return new DeskTicket(issue.path("id").asText(), Optional.ofNullable(field(issue, settings.keyField())).orElse(""),
                issue.path("subject").asText(), open, status.path("name").asText(), field(issue, settings.levelField()),
                billable == null ? null : billable.equals("1"), Instant.parse(issue.path("updated_on").asText()),
                open || issue.path("closed_on").asText("").length() < 20 ? null : Instant.parse(issue.path("closed_on").asText()), null, untouched);
    }

    private static String field(JsonNode issue, Integer id) {
        for (JsonNode field : issue.path("custom_fields")) {
            if (id != null && field.path("id").asInt() == id && !field.path("value").asText("").isEmpty()) {
                return field.path("value").asText();
            }
        }
        return null;
    }

    private static Map<String, Object> field(int id, String value) {
        return Map.of("id", id, "value", value);
    }

    @Override
    public void writeKey(String number, String key) {
        update(number, Map.of("custom_fields", List.of(field(settings.keyField(), key))));
    }

    @Override
    public void setBillable(String number, boolean billable) {
        update(number, Map.of("custom_fields", List.of(field(settings.billableField(), oneOrZero(billable)))));
    }

    @Override
    public void close(String number) {
        update(number, Map.of("status_id", setup().closedId()));
    }

    @Override
    public void closeAsDuplicate(String number, String original) {
        update(number, Map.of("status_id", setup().duplicateId(), "custom_fields", List.of(field(settings.keyField(), "")),
                "notes", "This is a duplicate of #" + original + ". Handover goes on with that one."));
    }

    @Override
    public boolean hasComment(String number, String mark) {
        for (JsonNode journal : issue(number, "?include=journals").map(issue -> issue.path("journals")).orElseGet(() -> DeskHttp.NOTHING)) {
            if (DeskText.lines(journal.path("notes").asText()).endsWith("\n" + mark)) {
                return true;
            }
        }
        return false;
    }

    /** The mark is the last line. Private, as far as our account may write private notes. */
    @Override
    public void comment(String number, String mark, String text) {
        update(number, Map.of("notes", text + "\n\n" + mark, "private_notes", true));
    }

    private void update(String number, Map<String, Object> change) {
        Answer answer = http.write(HttpMethod.PUT, Map.of("issue", change), headers -> { }, "/issues/{number}.json", number);
        if (!answer.isOk()) {
            throw http.no("changing issue " + number, answer, errors(answer));
        }
    }

    private static String errors(Answer answer) {
        List<String> errors = new ArrayList<>();
        answer.body().path("errors").forEach(error -> errors.add(error.asText()));
        return String.join("; ", errors);
    }

    private static String oneOrZero(boolean billable) {
        return billable ? "1" : "0";
    }

    private static boolean isNumber(String number) {
        return number.matches("\\d{1,9}");
    }
}
