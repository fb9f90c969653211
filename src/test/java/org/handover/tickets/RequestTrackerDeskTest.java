package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.outbox.Lease;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Down;
import org.handover.outbox.Outcome.Refused;
import org.handover.peers.HttpLine;
import org.handover.peers.HttpLine.Fate;
import org.handover.peers.HttpLine.Request;
import org.handover.peers.RequestTracker;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a real Request Tracker; skipped where it is not installed. */
class RequestTrackerDeskTest extends HttpDeskContract {

    private static RequestTracker peer;
    private static HttpLine line;

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry properties) {
        peer = RequestTracker.start();
        line = new HttpLine(peer.url());
        peer.settings(line.url()).forEach((name, value) -> properties.add(name, () -> value));
    }

    @Test
    void noticesThatTheKeyWasDroppedAndOpensNoSecondTicket() {
        ordered("Queue is silent", null);
        String key = only().key();
        String[] copy = new String[1];
        line.fate(request -> {
            if (opens(request)) {
                copy[0] = asAgent("POST", "/ticket", Map.of("Queue", RequestTracker.QUEUE, "Subject", "Copied meanwhile",
                        "CustomFields", Map.of(RequestTracker.KEY_FIELD, key))).path("id").asText();
            }
            return Fate.ANSWERED;
        });

        assertThat(attempt()).isInstanceOfSatisfying(Refused.class,
                no -> assertThat(no.reason()).contains("does not keep its key").contains("not opened a second time"));
        line.mend();
        asAgent("PUT", "/ticket/" + copy[0], Map.of("CustomFields", Map.of(RequestTracker.KEY_FIELD, "")));

        assertThat(attempt()).isInstanceOf(Done.class);
        assertThat(line.requests()).noneMatch(this::opens);
        assertThat(desk.find(key)).hasSize(1);
    }

    @Test
    void followsATicketIntoTheOneIntoWhichItWasMerged() {
        Ticket ticket = opened("Queue is silent", null);
        String other = asAgent("POST", "/ticket", Map.of("Queue", RequestTracker.QUEUE, "Subject", "All queues are silent")).path("id").asText();
        asAgent("PUT", "/ticket/" + ticket.reference(), Map.of("MergeInto", other));

        jdbc.sql("update ticket set look_at = current_timestamp").update();
        news.lookAtDue();
        assertThat(only().mergedInto()).isEqualTo(other);
        assertThat(only().state()).isEqualTo("open");

        closeAtDesk(other);
        news.fetchChanged();
        assertThat(only().state()).isEqualTo("closed");

        ask(only(), TicketChange.Kind.COMMENT, "Thank you");
        dispatchEverything();
        assertThat(commentsAtDesk(other)).hasSize(1);
        assertThat(desk.find(ticket.key())).singleElement().satisfies(there -> assertThat(there.mergedInto()).isEqualTo(other));
    }

    @Test
    void findsATicketThatWasMovedToAnotherQueue() {
        Ticket ticket = opened("Queue is silent", null);
        asAgent("PUT", "/ticket/" + ticket.reference(), Map.of("Queue", RequestTracker.SECOND_QUEUE));

        assertThat(desk.find(ticket.key())).hasSize(1);
        closeAtDesk(ticket.reference());
        news.fetchChanged();
        assertThat(only().state()).isEqualTo("closed");
    }

    @Test
    void changesATicketThatSomebodyChangesInTheSameMoment() {
        Ticket ticket = opened("Queue is silent", null);
        int[] times = new int[1];
        line.fate(request -> {
            if (request.what().startsWith("PUT") && ++times[0] == 1) {
                levelAtDesk(ticket.reference(), "2");
            }
            return Fate.ANSWERED;
        });

        desk.close(ticket.reference());

        assertThat(times[0]).isEqualTo(2);
        assertThat(desk.read(ticket.reference())).hasValueSatisfying(there -> {
            assertThat(there.open()).isFalse();
            assertThat(there.level()).isEqualTo("2");
        });
    }

    @Test
    void opensNothingWhileAFieldIsMissing() {
        ordered("Queue is silent", null);
        TicketDesk without = new RequestTrackerDesk(settings(RequestTracker.QUEUE, "Nonsense"));

        assertThat(new TicketEffect(tickets, without, new DeskCheck(without), outbox, event -> { })
                .carryOut(effect(only().key(), Tickets.KIND), Lease.lasting(Duration.ofHours(1))))
                .isEqualTo(new Down("Request Tracker has no custom field “Nonsense” for tickets of the queue “Implementation” that our account may see."));
        TicketDesk nowhere = new RequestTrackerDesk(settings("Nowhere", RequestTracker.KEY_FIELD));
        assertThat(new DeskCheck(nowhere).trouble()).contains("does not let our account look at /REST/2.0/queue/Nowhere");
        assertThat(new DeskCheck(desk).trouble()).isNull();
        assertThat(line.requests()).noneMatch(this::opens);
    }

    /** With a field that need not be unique. */
    @Override
    TicketDesk deskThatTakesAKeyTwice() {
        TicketDesk loose = new RequestTrackerDesk(settings(RequestTracker.QUEUE, RequestTracker.LOOSE_KEY_FIELD));
        loose.check();
        return loose;
    }

    private TicketSettings settings(String queue, String keyField) {
        return new TicketSettings(TicketSettings.Desk.REQUEST_TRACKER, Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ZERO,
                Duration.ofMinutes(1), null, new TicketSettings.RequestTracker(URI.create(line.url()), peer.token(), queue, keyField, null, null,
                        "resolved", "rejected", Set.of("resolved", "rejected", "deleted")), null, null);
    }

    @Override
    HttpLine line() {
        return line;
    }

    @Override
    boolean opens(Request request) {
        return request.what().equals("POST /REST/2.0/ticket");
    }

    @Override
    boolean comments(Request request) {
        return request.what().matches("POST /REST/2.0/ticket/\\d+/comment");
    }

    @Override
    String descriptionAtDesk(String number) {
        return attachments(number).get(0);
    }

    @Override
    List<String> commentsAtDesk(String number) {
        return attachments(number).stream().skip(1).toList();
    }

    private static List<String> attachments(String number) {
        List<String> contents = new ArrayList<>();
        asAgent("GET", "/ticket/" + number + "/attachments?fields=Content", null).path("items")
                .forEach(attachment -> contents.add(attachment.path("Content").asText()));
        return contents;
    }

    @Override
    void closeAtDesk(String number) {
        asAgent("PUT", "/ticket/" + number, Map.of("Status", "resolved"));
    }

    @Override
    void reopenAtDesk(String number) {
        asAgent("PUT", "/ticket/" + number, Map.of("Status", "open"));
    }

    @Override
    void levelAtDesk(String number, String level) {
        asAgent("PUT", "/ticket/" + number, Map.of("CustomFields", Map.of(RequestTracker.LEVEL_FIELD, level)));
    }

    @Override
    void deleteAtDesk(String number) {
        asAgent("PUT", "/ticket/" + number, Map.of("Status", "deleted"));
    }

    private static JsonNode asAgent(String method, String path, Object body) {
        return call(method, peer.url() + "/REST/2.0" + path, Map.of("Authorization", "token " + peer.agentToken()), body);
    }
}
