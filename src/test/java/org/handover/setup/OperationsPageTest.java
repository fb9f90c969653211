package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.handover.journey.ApplicationTest;
import org.handover.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of operations, over effects written straight into their tables. */
class OperationsPageTest extends ApplicationTest {

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Outbox outbox;

    private Browser operator;

    @BeforeEach
    void anOperatorIsLoggedIn() {
        clearUp();
        operator = logIn(OPERATOR);
    }

    @AfterEach
    void clearUp() {
        for (var table : new String[] {"notice", "ticket", "outbox"}) {
            jdbc.sql("delete from " + table + " where project like 'OPS-%'").update();
        }
    }

    @Test
    void theOldestComesFirstWithWhatItIsAndWhatWasAnswered() {
        notice("OPS-1", "Completion <form>", "stuck");
        ticket("OPS-1", "No dial tone", "waiting");

        var page = operator.get("/operations?project=OPS-1").body();

        assertThat(page).containsSubsequence("Notice “Completion &lt;form&gt;” to Mia O&#39;Neill (mia@customer.example)", "element_1",
            "stuck", "3 tried", "The server <said> no.".replace("<", "&lt;").replace(">", "&gt;"), "Ticket “No dial tone”", "waiting");
    }

    @Test
    void itIsFilteredByKindStateAndProject() {
        notice("OPS-2", "stuck notice", "stuck");
        notice("OPS-2", "waiting notice", "waiting");
        ticket("OPS-2", "stuck ticket", "stuck");

        assertThat(operator.get("/operations?project=OPS-2&kind=notice&state=stuck").body()).contains("stuck notice")
            .doesNotContain("waiting notice", "stuck ticket");
        assertThat(operator.get("/operations?project=OPS-2&state=unknown").body()).contains("Nothing like this.");
        assertThat(operator.get("/operations?state=gone").statusCode()).isEqualTo(400);
    }

    @Test
    void itGoesOnOnTheNextPageAndKeepsTheFilter() {
        for (int i = 1; i <= 51; i++) {
            ticket("OPS-3", "number " + i + ".", "stuck");
        }
        var first = operator.get("/operations?project=OPS-3&state=stuck").body();
        var next = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&").replace("&#x3D;", "=");

        assertThat(first).contains("number 1.", "number 50.").doesNotContain("number 51.");
        assertThat(operator.get(next).body()).contains("number 51.").doesNotContain("number 50.", "rel=\"next\"");
    }

    @Test
    void ofTensOfThousandsAPageIsShown() {
        jdbc.sql("""
                insert into outbox (effect_key, kind, project, process_instance_id, element_id, state, next_attempt_at, created_at, last_error)
                select 'OPS-4:e:' || x, 'notice', 'OPS-4', 'none', 'e', 'waiting', timestamp with time zone '2100-01-01 00:00:00+00',
                    current_timestamp, 'Connection refused.'
                from (with recursive n(x) as (select 1 union all select x + 1 from n where x < 40000) select x from n) as numbers""").update();

        var page = operator.get("/operations?kind=notice&state=waiting").body();
        assertThat(page).contains("OPS-4:e:1", "rel=\"next\"").doesNotContain("OPS-4:e:101\"");
    }

    @Test
    void itIsTriedAgainAtOnce() {
        var key = ticket("OPS-5", "No dial tone", "stuck");

        assertThat(act(key, "retry", Map.of()).statusCode()).isEqualTo(302);

        assertThat(outbox.state(key)).isEqualTo("waiting");
        assertThat(jdbc.sql("select attempts from outbox where effect_key = ?").param(key).query(Integer.class).single()).isZero();
    }

    @Test
    void allOfAKindAreTriedAgainAfterAnOutage() {
        var stuck = ticket("OPS-6", "one", "stuck");
        var waiting = ticket("OPS-6", "two", "waiting");
        var other = notice("OPS-6", "three", "stuck");
        jdbc.sql("update outbox set next_attempt_at = timestamp with time zone '2100-01-01 00:00:00+00' where effect_key = ?").param(waiting)
            .update();

        assertThat(operator.submit("/operations?kind=ticket", "/operations/retry-all", Map.of("kind", "ticket")).statusCode()).isEqualTo(302);

        assertThat(outbox.state(stuck)).isEqualTo("waiting");
        assertThat(outbox.state(other)).isEqualTo("stuck");
        assertThat(jdbc.sql("select count(*) from outbox where project = 'OPS-6' and next_attempt_at <= current_timestamp")
            .query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void whatWasDoneByHandIsKeptWithWhoAndWhy() {
        var key = ticket("OPS-7", "No dial tone", "stuck");

        assertThat(act(key, "done", Map.of("reference", "RT-4711", "because", "Opened by <phone>", "sure", "true")).statusCode())
            .isEqualTo(302);

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(jdbc.sql("select reference from ticket where effect_key = ?").param(key).query(String.class).single()).isEqualTo("RT-4711");
        assertThat(operator.get(address(key)).body()).contains("RT-4711", OPERATOR, "Opened by &lt;phone&gt;").doesNotContain("Try again now");
        assertThat(operator.get("/operations/settled").body()).contains("Ticket “No dial tone”", "RT-4711", OPERATOR,
            "Opened by &lt;phone&gt;");
    }

    @Test
    void whatIsGivenUpIsKeptWithWhoAndWhyAndTheNoticeCountsAsNotArrived() {
        var key = notice("OPS-8", "Please sign", "stuck");

        assertThat(act(key, "give-up", Map.of("because", "The customer asked us not to", "sure", "true")).statusCode()).isEqualTo(302);

        assertThat(outbox.state(key)).isEqualTo("refused");
        assertThat(jdbc.sql("select returned_because from notice where effect_key = ?").param(key).query(String.class).single())
            .contains("The customer asked us not to");
        assertThat(operator.get("/operations/settled").body()).contains("given up", "The customer asked us not to");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "done | - | why | true | Please give the number",
        "done | RT-1 | - | true | Please say why",
        "done | RT-1 | why | - | cannot be taken back",
        "give-up | - | - | true | Please say why",
        "give-up | - | why | - | cannot be taken back"})
    void whatIsMissingIsAskedForAndNothingIsLostOrDone(String action, String reference, String because, String sure, String sentence) {
        var key = ticket("OPS-9", "No dial tone", "stuck");
        var fields = new HashMap<String, String>();
        fields.put("reference", reference == null ? " " : reference);
        fields.put("because", because == null ? " " : because + " <reason>");
        if (sure != null) {
            fields.put("sure", sure);
        }

        var answer = act(key, action, fields);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
        if (because != null) {
            assertThat(answer.body()).contains("why &lt;reason&gt;</textarea>");
        }
        assertThat(outbox.state(key)).isEqualTo("stuck");
    }

    @Test
    void whatCameToRestMeanwhileIsNotSettledAgain() {
        var key = ticket("OPS-10", "No dial tone", "stuck");
        jdbc.sql("update outbox set state = 'done', reference = 'H-1', settled_at = current_timestamp where effect_key = ?").param(key).update();

        var answer = operator.submit("/operations/settled", "/operations/give-up",
            Map.of("key", key, "because", "no use", "sure", "true"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("at rest already", "H-1");
    }

    @Test
    void whatIsUnderWayIsLeftAlone() {
        var key = ticket("OPS-11", "No dial tone", "claimed");
        jdbc.sql("update outbox set next_attempt_at = timestamp with time zone '2100-01-01 00:00:00+00' where effect_key = ?").param(key).update();

        assertThat(operator.get(address(key)).body()).contains("A node is carrying it out at this moment.").doesNotContain("Try again now");
        assertThat(operator.submit("/operations/settled", "/operations/retry", Map.of("key", key)).statusCode()).isEqualTo(409);
    }

    @Test
    void whoeverTalksToTheCustomerSeesItAndGivesAnotherAddressButSettlesNothing() {
        var key = notice("OPS-12", "Please sign", "stuck");
        var manager = logIn(MANAGER);

        assertThat(manager.get("/").body()).contains("/operations");
        assertThat(manager.get(address(key)).body()).contains("Give another address").doesNotContain("Try again now", "Give it up");
        assertThat(manager.submit(address(key), "/operations/retry", Map.of("key", key)).statusCode()).isEqualTo(403);
        assertThat(manager.submit(address(key), "/operations/give-up", Map.of("key", key, "because", "no", "sure", "true")).statusCode())
            .isEqualTo(403);
        assertThat(manager.submit(address(key), "/operations/address", Map.of("key", key, "email", "mia@new.example")).statusCode())
            .isEqualTo(302);
        assertThat(outbox.state(key)).isEqualTo("refused");
        assertThat(jdbc.sql("select count(*) from notice where project = 'OPS-12' and recipient_email = 'mia@new.example'")
            .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void anAddressThatIsNoneIsRefusedAndKeptInTheForm() {
        var key = notice("OPS-13", "Please sign", "stuck");

        var answer = act(key, "address", Map.of("email", "mia at <home>"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"", "mia at &lt;home&gt;");
        assertThat(outbox.state(key)).isEqualTo("stuck");
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGINEER, TRAINER, FINANCE, OWNER})
    void forOthersItIsClosed(String login) {
        var browser = logIn(login);

        assertThat(browser.get("/operations").statusCode()).isEqualTo(403);
        assertThat(browser.get("/").body()).doesNotContain("/operations");
    }

    @Test
    void anEffectThatIsNotThereIsNotFound() {
        assertThat(operator.get("/operations/effect?key=nothing").statusCode()).isEqualTo(404);
    }

    private Browser logIn(String login) {
        var browser = new Browser(port);
        browser.staffLogin(login, PASSWORD);
        return browser;
    }

    private HttpResponse<String> act(String key, String action, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("key", key);
        return operator.submit(address(key), "/operations/" + action, all);
    }

    private static String address(String key) {
        return "/operations/effect?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    private String notice(String project, String subject, String state) {
        var key = effect(project, "notice", state);
        jdbc.sql("""
                insert into notice (effect_key, project, process_instance_id, element_id, notice, occasion, occasion_at, recipient_name,
                    recipient_email, language, subject, body_text, body_html, mime, message_id, composed_at)
                values (?, ?, 'none', 'element_1', 'completion-form', ?, current_timestamp, 'Mia O''Neill', 'mia@customer.example', 'en', ?,
                    't', 'h', ?, ?, current_timestamp)""")
            .params(key, project, key, subject, "Subject: x\r\n\r\nx".getBytes(StandardCharsets.US_ASCII), key).update();
        return key;
    }

    private String ticket(String project, String title, String state) {
        var key = effect(project, "ticket", state);
        jdbc.sql("""
                insert into ticket (effect_key, batch, project, process_instance_id, element_id, origin, title, raised_on, state, reason,
                    billable, recorded_at)
                values (?, ?, ?, 'none', 'element_1', 'defect', ?, date '2026-10-03', 'ordered', 'free-warranty', false, current_timestamp)""")
            .params(key, key, project, title).update();
        return key;
    }

    private String effect(String project, String kind, String state) {
        var key = project + ":element_1:" + kind + "/" + jdbc.sql("select count(*) from outbox where project = ?").param(project)
            .query(Integer.class).single();
        jdbc.sql("""
                insert into outbox (effect_key, kind, project, process_instance_id, element_id, state, attempts, next_attempt_at, last_error,
                    created_at, settled_at)
                values (?, ?, ?, 'none', 'element_1', ?, 3, ?, 'The server <said> no.', current_timestamp, ?)""")
            .params(key, kind, project, state,
                state.equals("waiting") ? Instant.now().atOffset(ZoneOffset.UTC) : null,
                state.equals("stuck") ? Instant.now().atOffset(ZoneOffset.UTC) : null).update();
        return key;
    }
}
