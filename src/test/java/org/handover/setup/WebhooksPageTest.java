package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.journey.ApplicationTest;
import org.handover.outbox.Dispatcher;
import org.handover.webhooks.NoWebhooks;
import org.handover.webhooks.Receiver;
import org.handover.webhooks.Receiver.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Setting up who is told of events, as operations do it in the browser. */
class WebhooksPageTest extends ApplicationTest {

    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}&#x3D;");

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Dispatcher dispatcher;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private ApplicationEventPublisher events;

    private final Receiver receiver = new Receiver();
    private Browser operator;

    @BeforeEach
    void anOperator() {
        operator = new Browser(port);
        operator.staffLogin(OPERATOR, PASSWORD);
    }

    @AfterEach
    void clearUp() {
        receiver.close();
        NoWebhooks.leave(jdbc, transactions, events);
    }

    @Test
    void operationsAndAdministratorsHaveADoorToIt() {
        Browser admin = new Browser(port);
        admin.staffLogin(ADMIN, PASSWORD);

        assertThat(operator.get("/").body()).contains("/webhooks");
        assertThat(admin.get("/").body()).contains("/webhooks");
        assertThat(admin.get("/webhooks").statusCode()).isEqualTo(200);
        assertThat(operator.get("/webhooks").body()).contains("No program is told anything yet.", "go-live.recorded");
    }

    @ParameterizedTest
    @ValueSource(strings = {MANAGER, ENGINEER, TRAINER, SUPPORTER, FINANCE, OWNER})
    void nobodyElseSeesAnythingOfIt(String person) {
        String page = setUp();
        Browser other = new Browser(port);
        other.staffLogin(person, PASSWORD);

        assertThat(other.get("/").body()).doesNotContain("webhooks");
        assertThat(other.get("/webhooks").statusCode()).isEqualTo(403);
        assertThat(other.get(page).statusCode()).isEqualTo(403);
        assertThat(other.submit("/", "/webhooks", form(Map.of())).statusCode()).isEqualTo(403);
        assertThat(other.submit("/", page + "/secret", Map.of()).statusCode()).isEqualTo(403);
        assertThat(new Browser(port).get("/webhooks").statusCode()).isEqualTo(302);
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        String page = setUp();

        for (String action : List.of("/webhooks", page, page + "/secret", page + "/on", page + "/off", page + "/test", page + "/messages/1/again")) {
            assertThat(operator.post(action, form(Map.of())).statusCode()).as(action).isEqualTo(403);
        }
        assertThat(jdbc.sql("select count(*) from webhook_endpoint").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void theSecretIsShownOnceAndSignsWhatIsSent() {
        String page = setUp();

        String secret = secretOn(page);
        assertThat(operator.get(page).body()).doesNotContain("whsec_");
        assertThat(operator.get("/webhooks").body()).doesNotContain("whsec_").contains(receiver.url("/hook"), "told to the portal");

        operator.submit(page, page + "/test", Map.of());
        dispatcher.dispatchDue();

        assertThat(receiver.received).singleElement().satisfies(message -> {
            assertThat(message.isSignedWith(secret)).isTrue();
            assertThat(message.body()).contains("webhook.test");
        });
        assertThat(operator.get(page).body()).contains("delivered", "HTTP 204", "webhook.test");
    }

    @Test
    void aNewSecretIsShownOnceAndTheOldOneSignsForADay() {
        String page = setUp();
        String before = secretOn(page);

        operator.submit(page, page + "/secret", Map.of());
        String after = secretOn(page);
        operator.submit(page, page + "/test", Map.of());
        dispatcher.dispatchDue();

        assertThat(after).isNotEqualTo(before);
        assertThat(operator.get(page).body()).contains("two secrets sign").doesNotContain("whsec_");
        assertThat(receiver.received.get(0).isSignedWith(before)).isTrue();
        assertThat(receiver.received.get(0).isSignedWith(after)).isTrue();
    }

    @Test
    void badInputIsSaidInPlainWordsAndNothingIsLost() {
        var answer = operator.submit("/webhooks", "/webhooks", form(Map.of("url", "https://10.0.0.1/<hook>", "description", "Jo & Co",
            "project", "P-NONE", "events", "ticket.opened,ticket.eaten")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This is no address of the form https://host/path.", "There is no event ticket.eaten.",
            "There is no project P-NONE.", "https://10.0.0.1/&lt;hook&gt;", "Jo &amp; Co", "value=\"ticket.opened\" checked")
            .doesNotContain("value=\"ticket.rated\" checked");
        assertThat(jdbc.sql("select count(*) from webhook_endpoint").query(Integer.class).single()).isZero();
    }

    @Test
    void anAddressInsideIsRefused() {
        var answer = operator.submit("/webhooks", "/webhooks", form(Map.of("url", "https://169.254.169.254/latest/meta-data")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Nothing is sent to 169.254.169.254", "which is no public address");
    }

    @Test
    void withoutAnEventNothingIsSetUp() {
        Map<String, String> form = new HashMap<>(form(Map.of()));
        form.remove("events");

        assertThat(operator.submit("/webhooks", "/webhooks", form).body()).contains("Choose at least one event.");
    }

    @Test
    void whatIsChangedIsKept() {
        String page = setUp();

        var answer = operator.submit(page, page, form(Map.of("url", receiver.url("/other"), "events", "ticket.rated")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(operator.get(page).body()).contains(receiver.url("/other"), "value=\"ticket.rated\" checked")
            .doesNotContain("value=\"go-live.recorded\" checked");
        assertThat(operator.submit(page, page, form(Map.of("url", "nowhere"))).statusCode()).isEqualTo(400);
    }

    @Test
    void switchedOffItIsOffUntilItIsSwitchedOn() {
        String page = setUp();

        operator.submit(page, page + "/off", Map.of());
        assertThat(operator.get(page).body()).contains("Switched off by operator.", "Switch it on").doesNotContain("Send a test event");
        operator.submit(page, page + "/test", Map.of());
        dispatcher.dispatchDue();
        assertThat(receiver.received).isEmpty();

        operator.submit(page, page + "/on", Map.of());
        assertThat(operator.get(page).body()).contains("Send a test event");
    }

    @Test
    void theAnswerIsShownAsTextAndWhatIsStuckIsTriedAgain() {
        String page = setUp();
        receiver.answer = message -> new Reply(500, Map.of("Content-Type", "text/html"), "<script>alert(1)</script>");
        operator.submit(page, page + "/test", Map.of());
        dispatcher.dispatchDue();
        assertThat(operator.get(page).body()).contains("HTTP 500 &lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>", "Try again");

        jdbc.sql("update outbox set state = 'stuck', next_attempt_at = null, settled_at = current_timestamp where kind = 'webhook'").update();
        assertThat(operator.get(page).body()).contains("stuck", "The endpoint answered 500.", "Try again");

        receiver.answers(204);
        long message = jdbc.sql("select id from webhook_delivery").query(Long.class).single();
        operator.submit(page, page + "/messages/" + message + "/again", Map.of());
        dispatcher.dispatchDue();
        assertThat(operator.get(page).body()).contains("delivered").doesNotContain("Try again");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(operator.get("/webhooks/999999").statusCode()).isEqualTo(404);
        assertThat(operator.submit("/webhooks", "/webhooks/999999/secret", Map.of()).statusCode()).isEqualTo(404);
        String page = setUp();
        assertThat(operator.submit(page, page + "/messages/999999/again", Map.of()).statusCode()).isEqualTo(404);
    }

    /** Sets one up and gives the address of its page, which has not been looked at yet. */
    private String setUp() {
        var answer = operator.submit("/webhooks", "/webhooks", form(Map.of()));
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/webhooks/"));
    }

    private String secretOn(String page) {
        Matcher secret = SECRET.matcher(operator.get(page).body());
        assertThat(secret.find()).isTrue();
        return secret.group().replace("&#x3D;", "=");
    }

    private Map<String, String> form(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(Map.of("url", receiver.url("/hook"), "description", "told to the portal", "project", "",
            "events", "go-live.recorded,ticket.opened"));
        all.putAll(given);
        return all;
    }
}
