package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.handover.journey.ApplicationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of notices and tickets, over facts written straight into their tables. */
class FactPagesTest extends ApplicationTest {

    private static final OffsetDateTime THEN = OffsetDateTime.parse("2026-10-02T09:00:00Z");
    private static final String MAIL = """
        From: Vendor <projects@vendor.example>
        To: =?UTF-8?Q?Mia_O=27Neill?= <mia@customer.example>
        Subject: Please sign <soon>
        Date: Fri, 2 Oct 2026 09:00:00 +0000
        Message-ID: <1@vendor.example>
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain; charset=UTF-8

        Please sign by 16 October & return it.
        --b
        Content-Type: text/html; charset=UTF-8

        <p>Please <b>sign</b></p><script>alert(1)</script>
        --b--
        """.replace("\n", "\r\n");

    @Autowired
    private JdbcClient jdbc;

    private Browser manager;

    @BeforeEach
    void aManagerIsLoggedIn() {
        manager = new Browser(port);
        manager.staffLogin(MANAGER, PASSWORD);
    }

    @AfterEach
    void clearUp() {
        jdbc.sql("delete from notice_reply where digest = 'd'").update();
        jdbc.sql("delete from ticket_rating where ticket in (select id from ticket where project like 'PAGE-%')").update();
        jdbc.sql("delete from ticket_change where ticket in (select id from ticket where project like 'PAGE-%')").update();
        for (var table : new String[] {"notice", "ticket", "outbox", "outbox_occurrence"}) {
            jdbc.sql("delete from " + table + " where project like 'PAGE-%'").update();
        }
    }

    @Test
    void noticesAreNewestFirstAndSayWhatCameOfThem() {
        notice("PAGE-1", "first", "done", THEN, null);
        notice("PAGE-1", "second", "done", THEN, THEN);
        notice("PAGE-1", "third", "waiting", null, null);
        notice("PAGE-1", "fourth", "stuck", null, null);
        notice("PAGE-2", "other <b>customer</b>", "waiting", null, null);

        var page = manager.get("/notices?project=PAGE-1").body();

        assertThat(page).containsSubsequence("fourth", "stuck", "server silent", "third", "waiting", "second", "returned",
            "no such user", "first", "kept");
        assertThat(page).doesNotContain("other");
        assertThat(manager.get("/notices").body()).contains("other &lt;b&gt;customer&lt;/b&gt;");
        assertThat(manager.get("/notices?project=PAGE-1").body()).contains("02.10.2026");
    }

    @Test
    void noticesGoOnOnTheNextPage() {
        for (int i = 1; i <= 51; i++) {
            notice("PAGE-3", "number " + i + ".", "waiting", null, null);
        }
        var first = manager.get("/notices?project=PAGE-3").body();
        var older = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");

        assertThat(first).contains("number 51.", "number 2.").doesNotContain("number 1.");
        assertThat(manager.get(older).body()).contains("number 1.", "Newest").doesNotContain("number 2.", "rel=\"next\"");
    }

    @Test
    @Tag("R16")
    void aNoticeIsShownAsItWentOut() {
        var id = notice("PAGE-4", "Please sign <soon>", "done", THEN, null);

        var page = manager.get("/notices/" + id);
        var frame = manager.get("/notices/" + id + "/html");
        var file = manager.get("/notices/" + id + "/mail.eml");

        assertThat(page.body()).contains("Please sign &lt;soon&gt;", "Mia O&#39;Neill &lt;mia@customer.example&gt;",
            "Please sign by 16 October &amp; return it.", "<iframe sandbox src=\"/notices/" + id + "/html\"")
            .doesNotContain("<script>");
        assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
            .contains("sandbox;", "default-src 'none'", "frame-ancestors 'self'").doesNotContain("script-src", "allow-scripts");
        assertThat(frame.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(file.headers().firstValue("Content-Type")).hasValueSatisfying(t -> assertThat(t).startsWith("message/rfc822"));
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment").contains("PAGE-4");
        assertThat(file.body()).isEqualTo(MAIL);
    }

    @Test
    void whatWasAnsweredByMailStandsWithTheNoticeAsText() {
        var id = notice("PAGE-11", "Please sign", "done", THEN, null);
        notice("PAGE-11", "Nothing to say", "done", THEN, null);
        assertThat(manager.get("/notices/" + id).body()).doesNotContain("Answered by mail");
        jdbc.sql("""
            insert into notice_reply (notice_id, digest, sender, received_at, subject, words)
            values (?, 'd', 'mia@customer.example', timestamp with time zone '2026-10-03 09:00:00+00', 'Re: <sign>', 'Yes <b>I</b> will')""")
            .param(id).update();

        assertThat(manager.get("/notices/" + id).body()).contains("Answered by mail", "A mail is no signature.", "mia@customer.example",
            "03.10.2026", "Re: &lt;sign&gt;", "Yes &lt;b&gt;I&lt;/b&gt; will");
        assertThat(manager.get("/notices?project=PAGE-11").body()).containsOnlyOnce("answered by mail").contains("/notices/" + id + "#answers");
    }

    @Test
    void thatAMailCameBackNeedsAReason() {
        var id = notice("PAGE-5", "Please sign", "done", THEN, null);

        var answer = manager.submit("/notices/" + id, "/notices/" + id + "/came-back", Map.of("why", "  "));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Please say in up to 2000 characters what the returned mail says.");
        assertThat(returned(id)).isZero();
    }

    @Test
    @Tag("R6")
    void thatAMailCameBackIsRecordedOnce() {
        var id = notice("PAGE-6", "Please sign", "done", THEN, null);

        var answer = manager.submit("/notices/" + id, "/notices/" + id + "/came-back", Map.of("why", "550 <unknown> user"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(returned(id)).isEqualTo(1);
        assertThat(manager.get("/notices/" + id).body()).contains("returned", "550 &lt;unknown&gt; user")
            .doesNotContain("Did this mail come back?");
    }

    @Test
    void aStuckNoticeLeadsToWhereItCanBePutRight() {
        var id = notice("PAGE-10", "Please sign", "stuck", null, null);
        var engineer = new Browser(port);
        engineer.staffLogin(ENGINEER, PASSWORD);

        assertThat(manager.get("/notices/" + id).body()).contains("href=\"/operations/effect?key=PAGE-10");
        assertThat(engineer.get("/notices/" + id).body()).doesNotContain("/operations");
    }

    @Test
    void onlyWhoMaySaySoIsAskedWhetherAMailCameBack() {
        var id = notice("PAGE-7", "Please sign", "done", THEN, null);
        var engineer = new Browser(port);
        engineer.staffLogin(ENGINEER, PASSWORD);

        assertThat(manager.get("/notices/" + id).body()).contains("Did this mail come back?");
        assertThat(engineer.get("/notices/" + id).body()).doesNotContain("Did this mail come back?");
    }

    @Test
    void aTicketSaysWhyItIsFreeOrBillable() {
        ticket("PAGE-8", "Too quiet <hall B>", "free-warranty", "H-1");
        ticket("PAGE-8", "New announcement", "billable-agreed", null);

        var page = manager.get("/tickets?project=PAGE-8").body();

        assertThat(page).containsSubsequence("New announcement", "state billable", "waiting for its number",
            "H-1", "Too quiet &lt;hall B&gt;", "03.10.2026", "state free", "Kostenfrei: ");
        assertThat(manager.get("/tickets?project=PAGE-9").body()).contains("No ticket of project PAGE-9");
    }

    @Test
    void aTicketIsCommentedAndClosedOnItsPage() {
        var id = ticket("PAGE-11", "Too quiet <hall B>", "free-warranty", "H-11");
        var page = "/tickets/" + id;

        assertThat(manager.get(page).body()).contains("H-11: Too quiet &lt;hall B&gt;", "Kostenfrei: ", "Tell support", "Close the ticket");
        assertThat(manager.submit(page, page + "/comment", Map.of("comment", "Restarted <it>")).statusCode()).isEqualTo(302);
        assertThat(manager.submit(page, page + "/close", Map.of("comment", "")).statusCode()).isEqualTo(302);

        assertThat(manager.get(page).body()).containsSubsequence("manager", "Comment: Restarted &lt;it&gt;", "waiting", "Close", "waiting");
        assertThat(jdbc.sql("select kind from outbox where project = 'PAGE-11'").query(String.class).list())
            .as("the second waits for the first").containsExactlyInAnyOrder("ticket", "ticket-change");
    }

    @Test
    void anEmptyCommentIsAskedForAgainAndNothingIsLost() {
        var page = "/tickets/" + ticket("PAGE-12", "Too quiet", "free-warranty", "H-12");

        var empty = manager.submit(page, page + "/comment", Map.of("comment", " "));
        var tooLong = manager.submit(page, page + "/comment", Map.of("comment", "so much ".repeat(501)));

        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("Please write what support should know.");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("at most 4000 characters", "so much so much");
        assertThat(manager.get("/tickets/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void aTicketSystemWithoutASecretIsNotHeard() {
        assertThat(new Browser(port).postWithoutToken("/api/tickets/changed/1", "{}").statusCode()).isEqualTo(404);
    }

    private long notice(String project, String subject, String state, OffsetDateTime delivered, OffsetDateTime returned) {
        var key = effect(project, "notice", state);
        jdbc.sql("""
                insert into notice (effect_key, project, process_instance_id, element_id, notice, occasion, occasion_at, recipient_name,
                    recipient_email, language, subject, body_text, body_html, mime, message_id, composed_at, kept_at, delivered_at,
                    returned_at, returned_because)
                values (?, ?, 'none', 'e', 'completion-form', ?, ?, 'Mia O''Neill', 'mia@customer.example', 'en', ?, 't', 'h', ?, ?, ?,
                    ?, ?, ?, ?)""")
            .params(key, project, key, THEN, subject, MAIL.getBytes(), key, THEN, delivered, delivered, returned,
                returned == null ? null : "no such user").update();
        return jdbc.sql("select id from notice where effect_key = ?").param(key).query(Long.class).single();
    }

    private long ticket(String project, String title, String reason, String number) {
        var key = effect(project, "ticket", number == null ? "waiting" : "done");
        jdbc.sql("""
                insert into ticket (effect_key, batch, reference, project, process_instance_id, element_id, origin, title, raised_on,
                    irs_issue, state, reason, billable, recorded_at)
                values (?, ?, ?, ?, 'none', 'e', 'warranty-item', ?, ?, false, ?, ?, ?, ?)""")
            .params(key, key, number, project, title, LocalDate.parse("2026-10-03"), number == null ? "ordered" : "open", reason,
                reason.startsWith("billable"), THEN).update();
        return jdbc.sql("select id from ticket where effect_key = ?").param(key).query(Long.class).single();
    }

    private String effect(String project, String kind, String state) {
        var key = project + ":page:" + System.nanoTime();
        jdbc.sql("""
                insert into outbox (effect_key, kind, project, process_instance_id, element_id, state, last_error, created_at, settled_at)
                values (?, ?, ?, 'none', 'e', ?, ?, ?, ?)""")
            .params(key, kind, project, state, state.equals("stuck") ? "server silent" : null, THEN,
                state.equals("waiting") ? null : THEN).update();
        return key;
    }

    private int returned(long id) {
        return jdbc.sql("select count(*) from notice where id = ? and returned_at is not null").param(id).query(Integer.class).single();
    }
}
