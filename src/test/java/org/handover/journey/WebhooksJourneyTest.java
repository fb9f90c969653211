package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.Incident;
import org.handover.outbox.Effect;
import org.handover.outbox.EffectStuck;
import org.handover.outbox.EffectWaits;
import org.handover.outbox.Outbox;
import org.handover.tickets.Ticket;
import org.handover.tickets.TicketClosed;
import org.handover.webhooks.NoWebhooks;
import org.handover.webhooks.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a program is told while a project goes live and is accepted. */
class WebhooksJourneyTest extends JourneyTest {

    private static final Pattern TYPE = Pattern.compile("\"type\":\"([^\"]+)\"");

    @Autowired private JdbcClient jdbc;
    @Autowired private Outbox outbox;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private PlatformTransactionManager transactions;

    private final Receiver receiver = new Receiver();
    private String secret;

    @BeforeEach
    void aProgramThatWantsToKnow() throws IOException, InterruptedException {
        secret = setUp("project.started,project.completed,project.reopened,project.cancelled,milestone.reached,milestone.moved,"
            + "go-live.recorded,go-live.rolled-back,completion.accepted,completion.deemed-accepted,completion.refused,notice.sent,"
            + "notice.undeliverable,ticket.opened,ticket.closed,ticket.rated");
    }

    @AfterEach
    void nobodyWantsToKnowAnyMore() {
        receiver.close();
        NoWebhooks.leave(jdbc, transactions, events);
    }

    @Test
    void aProjectThatGoesLiveAndIsDeemedAcceptedIsToldInItsOrder() {
        takeLiveAt(LIVE);
        tell("raise-warranty-item", item("2026-09-25"));
        passTo("2026-10-17T02:00:00Z");

        assertThat(types()).filteredOn(type -> !type.startsWith("notice.") && !type.startsWith("milestone.") && !type.startsWith("ticket."))
            .containsExactly("project.started", "go-live.recorded", "completion.deemed-accepted", "project.completed");
        assertThat(types()).contains("milestone.reached", "notice.sent");
        assertThat(body("go-live.recorded")).contains("\"project\":\"" + customer.project() + "\"", "\"liveDate\":\"2026-09-25\"",
            "\"source\":\"activated\"", "\"timestamp\":\"2026-09-25T07:00:00Z\"");
        assertThat(body("completion.deemed-accepted")).contains("\"effectiveOn\":\"2026-10-16\"");
        assertThat(body("project.completed")).contains("\"billableFrom\":\"2026-10-17\"");
        assertThat(receiver.received).allSatisfy(message -> {
            assertThat(message.isSignedWith(secret)).isTrue();
            assertThat(message.body()).doesNotContain("@", "Olivia", "Hart");
        });
        assertThat(receiver.received).extracting(message -> message.header("webhook-id")).doesNotHaveDuplicates();
    }

    @Test
    void aSignedCompletionWithAnOpenItemOpensATicket() {
        takeLiveAt(LIVE);
        passTo("2026-10-02T02:00:00Z");
        answer("completion-form", Map.of("itemsOutstanding", true, "outstandingItems", List.of(Map.of("title", "Greeting is cut off", "description", "The last word."))));

        assertThat(types()).containsSubsequence("go-live.recorded", "completion.accepted", "ticket.opened", "project.completed");
        assertThat(body("ticket.opened")).contains("\"ticket\":\"" + tickets.of(customer.project(), Long.MAX_VALUE, 1).get(0).reference(),
            "\"origin\":\"outstanding-item\"", "\"billable\":false").doesNotContain("Greeting");

        Ticket ticket = tickets.of(customer.project(), Long.MAX_VALUE, 1).get(0);
        new TransactionTemplate(transactions).executeWithoutResult(status -> events.publishEvent(new TicketClosed(ticket.id(), ticket.project(),
            ticket.processInstanceId(), ticket.elementId(), ticket.reference(), clock.instant())));
        time.advanceTo(clock.instant());
        assertThat(body("ticket.closed")).contains("\"ticket\":\"" + ticket.reference() + "\"");
    }

    @Test
    void aNoticeThatComesBackIsTold() {
        desk.start("implementation-project", customer.order());
        answerUntilAsked("pre-install");
        notices.cameBack(sent("pre-install-form").get(0).id(), "550 no such user olivia.hart@harbour.example");
        time.advanceTo(clock.instant());

        assertThat(body("notice.undeliverable")).contains("\"notice\":\"pre-install-form\"", "\"id\":" + sent("pre-install-form").get(0).id())
            .doesNotContain("@", "550");
    }

    @Test
    void aMessageThatCannotBeDeliveredIsNoIncidentOfTheProject() {
        receiver.answers(500);
        desk.start("implementation-project", customer.order());
        time.advanceTo(clock.instant());
        assertThat(jdbc.sql("update outbox set state = 'stuck', next_attempt_at = null, settled_at = current_timestamp where kind = 'webhook'")
            .update()).isPositive();

        outbox.stuck().stream().filter(stuck -> stuck.effect().kind().equals("webhook"))
            .forEach(stuck -> {
                events.publishEvent(new EffectStuck(stuck.effect(), stuck.reason()));
                events.publishEvent(new EffectWaits(stuck.effect(), stuck.reason()));
            });

        assertThat(runtimeService.createIncidentQuery().list()).extracting(Incident::getIncidentMessage).isEmpty();
        assertThat(outbox.stuck()).extracting(stuck -> stuck.effect()).extracting(Effect::project).contains(customer.project());
    }

    private List<String> types() {
        return receiver.received.stream().map(message -> typeOf(message.body())).toList();
    }

    private String body(String type) {
        return receiver.received.stream().map(Receiver.Received::body).filter(body -> typeOf(body).equals(type)).findFirst()
            .orElseThrow(() -> new AssertionError("No " + type + " among " + types()));
    }

    private static String typeOf(String body) {
        Matcher type = TYPE.matcher(body);
        assertThat(type.find()).isTrue();
        return type.group(1);
    }

    /** On the page, as operations do; gives the secret. */
    private String setUp(String wanted) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
        submit(browser, "/login", "/login", Map.of("username", OPERATOR, "password", PASSWORD));
        String page = submit(browser, "/webhooks", "/webhooks", Map.of("url", receiver.url("/hook"), "description", "The portal",
            "project", "", "events", wanted));
        Matcher shown = Pattern.compile("whsec_[A-Za-z0-9+/]{43}&#x3D;").matcher(page);
        assertThat(shown.find()).isTrue();
        return shown.group().replace("&#x3D;", "=");
    }

    private String submit(HttpClient browser, String page, String action, Map<String, String> fields) throws IOException, InterruptedException {
        String form = browser.send(HttpRequest.newBuilder(URI.create(url(page))).header("Accept", "text/html").build(), BodyHandlers.ofString()).body();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form);
        assertThat(token.find()).isTrue();
        String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&")) + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return browser.send(HttpRequest.newBuilder(URI.create(url(action))).header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body();
    }
}
