package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.handover.peers.HttpLine;
import org.handover.peers.RequestTracker;
import org.junit.jupiter.api.AfterEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a real Request Tracker; skipped where it is not installed. */
class RequestTrackerDeskTest extends TicketDeskContract {

    private static RequestTracker peer;
    private static HttpLine line;

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry properties) {
        peer = RequestTracker.start();
        line = new HttpLine(peer.url());
        peer.settings(line.url()).forEach((name, value) -> properties.add(name, () -> value));
    }

    @AfterEach
    void mend() {
        line.mend();
    }

    @Override
    String descriptionAtDesk(String number) {
        return asAgent("GET", "/ticket/" + number + "/attachments?fields=Content", null).path("items").path(0).path("Content").asText();
    }

    static JsonNode asAgent(String method, String path, Object body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(peer.url() + "/REST/2.0" + path))
                    .header("Authorization", "token " + peer.agentToken()).header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(new JsonMapper().writeValueAsString(body)));
            var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return new JsonMapper().readTree(answer.body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
