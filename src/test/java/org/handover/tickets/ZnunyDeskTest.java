package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handover.outbox.Outcome.Down;
import org.handover.outbox.Outcome.Refused;
import org.handover.outbox.Outcome.Unknown;
import org.handover.peers.HttpLine;
import org.handover.peers.HttpLine.Fate;
import org.handover.peers.HttpLine.Request;
import org.handover.peers.ZnunyStub;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a stub that follows Znuny's documentation. */
class ZnunyDeskTest extends HttpDeskContract {

    private static ZnunyStub peer;
    private static HttpLine line;

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry properties) {
        peer = new ZnunyStub();
        line = new HttpLine(peer.url());
        properties.add("handover.tickets.desk", () -> "znuny");
        String prefix = "handover.tickets.znuny.";
        properties.add(prefix + "url", () -> line.url() + ZnunyStub.path());
        properties.add(prefix + "user", () -> ZnunyStub.USER);
        properties.add(prefix + "password", () -> ZnunyStub.PASSWORD);
        properties.add(prefix + "queue", () -> ZnunyStub.QUEUE);
        properties.add(prefix + "customer-user", () -> "customer");
        properties.add(prefix + "billable-field", () -> "Billable");
        properties.add(prefix + "level-field", () -> "SupportLevel");
    }

    @Test
    void readsErrorsThatComeAsAnswers() {
        ordered("Queue is silent", null);
        line.fate(request -> opens(request) ? error("TicketCreate.InvalidParameter") : Fate.ANSWERED);
        assertThat(attempt()).isInstanceOf(Refused.class);
        line.fate(request -> opens(request) ? error("TicketCreate.AuthFail") : Fate.ANSWERED);
        assertThat(attempt()).isInstanceOf(Down.class);
        line.fate(request -> opens(request) ? error("TicketCreate.UnknownError") : Fate.ANSWERED);
        assertThat(attempt()).isInstanceOf(Unknown.class);
    }

    @Test
    void saysThatTheLoginIsWrong() {
        TicketDesk wrong = new ZnunyDesk(new TicketSettings(TicketSettings.Desk.ZNUNY, Duration.ofSeconds(20), Duration.ofMinutes(1),
                Duration.ZERO, Duration.ofMinutes(1), null, null, null, new TicketSettings.Znuny(URI.create(peer.url() + ZnunyStub.path()),
                        ZnunyStub.USER, "wrong", ZnunyStub.QUEUE, "customer", "3 normal", "CorrelationId", null, null, "closed successful")));

        assertThat(new DeskCheck(wrong).trouble()).contains("does not accept our login");
    }

    private static Fate error(String code) {
        return new Fate.Instead(200, "{\"Error\":{\"ErrorCode\":\"" + code + "\",\"ErrorMessage\":\"as said\"}}");
    }

    @Override
    HttpLine line() {
        return line;
    }

    @Override
    boolean opens(Request request) {
        return request.what().equals("POST " + ZnunyStub.path() + "/Ticket");
    }

    @Override
    boolean comments(Request request) {
        return request.what().startsWith("PATCH") && request.body().contains("\"Article\"");
    }

    /** A search finds numbers only. */
    @Override
    int callsToOpen() {
        return 4;
    }

    /** It never says that nobody has touched a ticket. */
    @Override
    void assertDuplicateIsSettled(TicketDesk loose, String first, String second) {
        assertThat(loose.read(second).orElseThrow().open()).isTrue();
        assertThat(only().trouble()).contains(first).contains(second);
    }

    @Override
    String descriptionAtDesk(String number) {
        return peer.ticket(number).path("Article").path(0).path("Body").asText();
    }

    @Override
    List<String> commentsAtDesk(String number) {
        List<String> comments = new ArrayList<>();
        peer.ticket(number).path("Article").forEach(article -> comments.add(article.path("Body").asText()));
        return comments.subList(1, comments.size());
    }

    @Override
    void closeAtDesk(String number) {
        peer.change(number, "closed successful", "closed");
    }

    @Override
    void reopenAtDesk(String number) {
        peer.change(number, "open", "open");
    }

    @Override
    void levelAtDesk(String number, String level) {
        peer.field(number, "SupportLevel", level);
    }

    @Override
    void deleteAtDesk(String number) {
        peer.change(number, "removed", "removed");
    }
}
