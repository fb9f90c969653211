package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.peers.HttpLine;
import org.handover.peers.HttpLine.Request;
import org.handover.peers.Redmine;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a real Redmine; skipped where it is not installed. */
class RedmineDeskTest extends HttpDeskContract {

    private static final int CLOSED = 5;
    private static final int IN_PROGRESS = 2;

    private static Redmine peer;
    private static HttpLine line;

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry properties) {
        peer = Redmine.start();
        line = new HttpLine(peer.url());
        peer.settings(line.url()).forEach((name, value) -> properties.add(name, () -> value));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(trouble("nowhere", peer.keyField(), "Closed")).contains("no project “nowhere”");
        assertThat(trouble(Redmine.PROJECT, 99, "Closed")).contains("no custom field number 99 (key-field)");
        assertThat(trouble(Redmine.PROJECT, peer.keyField(), "Finished")).contains("no status named “Finished”");
        assertThat(trouble(Redmine.PROJECT, peer.keyField(), "Resolved")).contains("“Resolved” is not closed");
        assertThat(trouble(Redmine.PROJECT, peer.keyField(), "Closed")).isNull();
    }

    private static String trouble(String project, int keyField, String closedStatus) {
        return new DeskCheck(new RedmineDesk(new TicketSettings(TicketSettings.Desk.REDMINE, Duration.ofSeconds(20), Duration.ofMinutes(1),
                Duration.ZERO, Duration.ofMinutes(1), null, null, new TicketSettings.Redmine(URI.create(peer.url()), peer.key(), project,
                        "Support", keyField, null, null, closedStatus, "Rejected"), null))).trouble();
    }

    @Override
    HttpLine line() {
        return line;
    }

    @Override
    boolean opens(Request request) {
        return request.what().equals("POST /issues.json");
    }

    @Override
    boolean comments(Request request) {
        return request.what().startsWith("PUT") && request.body().contains("\"notes\"");
    }

    @Override
    String descriptionAtDesk(String number) {
        return asAgent("GET", "/issues/" + number + ".json", null).path("issue").path("description").asText().replace("\r\n", "\n");
    }

    @Override
    List<String> commentsAtDesk(String number) {
        List<String> comments = new ArrayList<>();
        asAgent("GET", "/issues/" + number + ".json?include=journals", null).path("issue").path("journals").forEach(journal -> {
            if (!journal.path("notes").asText().isEmpty()) {
                assertThat(journal.path("private_notes").asBoolean()).isTrue();
                comments.add(journal.path("notes").asText().replace("\r\n", "\n"));
            }
        });
        return comments;
    }

    @Override
    void closeAtDesk(String number) {
        change(number, Map.of("status_id", CLOSED));
    }

    @Override
    void reopenAtDesk(String number) {
        change(number, Map.of("status_id", IN_PROGRESS));
    }

    @Override
    void levelAtDesk(String number, String level) {
        change(number, Map.of("custom_fields", List.of(Map.of("id", peer.levelField(), "value", level))));
    }

    @Override
    void deleteAtDesk(String number) {
        asAgent("DELETE", "/issues/" + number + ".json", null);
    }

    private static void change(String number, Map<String, Object> what) {
        asAgent("PUT", "/issues/" + number + ".json", Map.of("issue", what));
    }

    private static JsonNode asAgent(String method, String path, Object body) {
        return call(method, peer.url() + path, Map.of("X-Redmine-API-Key", peer.agentKey()), body);
    }
}
