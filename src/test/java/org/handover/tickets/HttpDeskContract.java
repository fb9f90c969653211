package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.handover.outbox.Lease;
import org.handover.outbox.Outcome;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Down;
import org.handover.outbox.Outcome.Refused;
import org.handover.outbox.Outcome.TryAgain;
import org.handover.outbox.Outcome.Unknown;
import org.handover.peers.HttpLine;
import org.handover.peers.HttpLine.Fate;
import org.handover.peers.HttpLine.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** What holds for every ticket desk at the other end of a line. */
@TestPropertySource(properties = "handover.tickets.timeout=4s")
abstract class HttpDeskContract extends TicketDeskContract {

    private static final JsonMapper JSON = new JsonMapper();

    abstract HttpLine line();

    /** Whether this request opens a ticket. */
    abstract boolean opens(Request request);

    /** Whether this request comments a ticket. */
    abstract boolean comments(Request request);

    @AfterEach
    void mend() {
        line().mend();
    }

    @Test
    void opensATicketInThreeCalls() {
        opened("to have looked at the fields once", null);
        line().mend();
        project = project + "-2";

        opened("Queue is silent", null);

        assertThat(line().requests()).hasSizeLessThanOrEqualTo(callsToOpen());
    }

    /** To look, to open, to verify. */
    int callsToOpen() {
        return 3;
    }

    @Test
    void findsTheTicketWhoseAnswerWasLost() {
        ordered("Queue is silent", null);
        line().fate(request -> opens(request) ? new Fate.AnswerLost() : Fate.ANSWERED);
        dispatcher.dispatchDue();
        assertThat(only().reference()).isNull();
        line().mend();

        timePasses();
        dispatcher.dispatchDue();

        assertThat(line().requests()).noneMatch(this::opens);
        assertThat(only().reference()).isNotNull();
        assertThat(desk.find(only().key())).hasSize(1);
    }

    @Test
    void findsTheTicketThatIsOpenedAfterTheConnectionBroke() throws Exception {
        ordered("Queue is silent", null);
        line().fate(request -> opens(request) ? new Fate.ArrivesLate(Duration.ofSeconds(1)) : Fate.ANSWERED);

        assertThat(attempt()).isInstanceOf(Unknown.class);
        assertThat(desk.find(only().key())).as("not yet there").isEmpty();
        line().mend();
        Thread.sleep(3000);

        assertThat(ticketEffect.lookUp(effect(only().key(), Tickets.KIND))).isInstanceOf(Done.class);
        assertThat(desk.find(only().key())).hasSize(1);
    }

    @Test
    void opensTheTicketWhoseRequestWasLost() {
        ordered("Queue is silent", null);
        line().fate(request -> opens(request) ? new Fate.RequestLost() : Fate.ANSWERED);
        dispatcher.dispatchDue();
        line().mend();

        timePasses();
        dispatcher.dispatchDue();

        assertThat(only().reference()).isNotNull();
        assertThat(desk.find(only().key())).hasSize(1);
    }

    @Test
    void verifiesLaterWhatCouldNotBeReadBack() {
        ordered("Queue is silent", null);
        boolean[] opened = new boolean[1];
        line().fate(request -> {
            opened[0] |= opens(request);
            return opened[0] && !opens(request) ? new Fate.RequestLost() : Fate.ANSWERED;
        });
        assertThat(attempt()).isInstanceOfSatisfying(Unknown.class, unknown -> assertThat(unknown.reason()).contains("could not be read back"));
        line().mend();

        assertThat(ticketEffect.lookUp(effect(only().key(), Tickets.KIND))).isInstanceOf(Done.class);
        assertThat(line().requests()).noneMatch(this::opens);
        assertThat(desk.find(only().key())).hasSize(1);
    }

    @Test
    void waitsWhileNobodyAnswersQuestions() {
        ordered("Queue is silent", null);
        line().fate(request -> new Fate.Silence(Duration.ofSeconds(8)));
        assertThat(attempt()).isInstanceOfSatisfying(Down.class,
                down -> assertThat(down.reason()).contains("took longer than 4 seconds to answer"));
        line().fate(request -> new Fate.RequestLost());
        assertThat(attempt()).isInstanceOf(Down.class);
        for (int status : new int[] {401, 403, 502, 503, 504}) {
            line().fate(request -> new Fate.Instead(status, ""));
            assertThat(attempt()).as("" + status).isInstanceOf(Down.class);
        }
        line().fate(request -> new Fate.Instead(200, "<html>maintenance</html>"));
        assertThat(attempt()).isInstanceOf(Down.class);
        line().fate(request -> new Fate.Instead(302, ""));
        assertThat(attempt()).isInstanceOf(Down.class);
        line().fate(request -> new Fate.Instead(429, ""));
        assertThat(attempt()).isInstanceOf(TryAgain.class);
        assertThat(line().requests()).noneMatch(this::opens);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void doesNotKnowWhatAFailedServerHasDone(int status) {
        ordered("Queue is silent", null);
        line().fate(request -> opens(request) ? new Fate.Instead(status, "") : Fate.ANSWERED);

        assertThat(attempt()).isInstanceOf(Unknown.class);
    }

    @Test
    void doesNotKnowWhatBecameOfATicketWithoutAnAnswer() {
        ordered("Queue is silent", null);
        line().fate(request -> opens(request) ? new Fate.Silence(Duration.ofSeconds(6)) : Fate.ANSWERED);

        assertThat(attempt()).isEqualTo(new Unknown(desk.capabilities().name() + " took longer than 4 seconds to answer."));
    }

    @Test
    void tellsADefiniteNoFromTooManyRequests() {
        ordered("Queue is silent", null);
        line().fate(request -> opens(request) ? new Fate.Instead(403, "{\"message\":\"No right\"}") : Fate.ANSWERED);
        assertThat(attempt()).isInstanceOf(Refused.class);
        line().fate(request -> opens(request) ? new Fate.Instead(429, "") : Fate.ANSWERED);
        assertThat(attempt()).isInstanceOf(TryAgain.class);
        assertThat(desk.find(only().key())).isEmpty();
    }

    @Test
    void sendsNothingWhenTheLeaseIsNearlyOver() {
        ordered("Queue is silent", null);

        assertThat(ticketEffect.carryOut(effect(only().key(), Tickets.KIND), Lease.lasting(Duration.ofSeconds(20))))
                .isInstanceOf(TryAgain.class);
        assertThat(line().requests()).noneMatch(this::opens);
    }

    @Test
    void commentsOnceWhenTheAnswerWasLost() {
        Ticket ticket = opened("Queue is silent", null);
        ask(ticket, TicketChange.Kind.COMMENT, "Customer called again");
        line().fate(request -> comments(request) ? new Fate.AnswerLost() : Fate.ANSWERED);
        dispatcher.dispatchDue();
        assertThat(changes.of(ticket.id()).get(0).doneAt()).isNull();
        line().mend();

        timePasses();
        dispatchEverything();

        assertThat(changes.of(ticket.id()).get(0).doneAt()).isNotNull();
        assertThat(commentsAtDesk(ticket.reference())).hasSize(1);
    }

    Outcome attempt() {
        return ticketEffect.carryOut(effect(only().key(), Tickets.KIND), Lease.lasting(Duration.ofHours(1)));
    }

    static JsonNode call(String method, String url, Map<String, String> headers, Object body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            headers.forEach(request::header);
            var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return JSON.readTree(answer.body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
