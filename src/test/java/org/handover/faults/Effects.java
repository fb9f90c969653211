package org.handover.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.handover.nodes.PostgresServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Effects in a database, written there as a step writes them, and what became of them. */
final class Effects {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Effects(PostgresServer database) {
        var connections = new SimpleDriverDataSource(new org.postgresql.Driver(), database.jdbcUrl(), database.user(), "");
        jdbc = JdbcClient.create(connections);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(connections));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Notices of a project that nobody runs, all at once. */
    Set<String> notices(String project, int count) {
        return Set.copyOf(transaction.execute(status -> IntStream.rangeClosed(1, count).mapToObj(number -> notice(project, number)).toList()));
    }

    private String notice(String project, int number) {
        String key = effect(project, "notice", number);
        String messageId = "<" + project + "." + number + "@vendor.example>";
        String mime = """
            From: Vendor <projects@vendor.example>
            To: Mia <mia@customer.example>
            Subject: Notice %d
            Date: Fri, 2 Oct 2026 09:00:00 +0000
            Message-ID: %s
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8

            %s
            """.formatted(number, messageId, "Please sign.\n".repeat(100)).replace("\n", "\r\n");
        jdbc.sql("""
            insert into notice (effect_key, project, process_instance_id, element_id, notice, occasion, occasion_at, recipient_name,
                recipient_email, language, subject, body_text, body_html, mime, message_id, composed_at)
            values (?, ?, 'none', 'e', 'completion-form', ?, current_timestamp, 'Mia', 'mia@customer.example', 'en', ?, 't', 'h', ?, ?,
                current_timestamp)""")
            .params(key, project, key, "Notice " + number, mime.getBytes(StandardCharsets.US_ASCII), messageId).update();
        return messageId;
    }

    /** Tickets of a project that nobody runs, all at once. */
    void tickets(String project, int count) {
        transaction.executeWithoutResult(status -> IntStream.rangeClosed(1, count).forEach(number -> {
            String key = effect(project, "ticket", number);
            jdbc.sql("""
                insert into ticket (effect_key, batch, project, process_instance_id, element_id, origin, title, raised_on, state, reason,
                    billable, recorded_at)
                values (?, ?, ?, 'none', 'e', 'defect', ?, ?, 'ordered', 'free-warranty', false, current_timestamp)""")
                .params(key, key, project, "Ticket " + number, LocalDate.of(2026, 10, 2)).update();
        }));
    }

    private String effect(String project, String kind, int number) {
        String key = project + ":" + kind + ":" + number;
        jdbc.sql("""
            insert into outbox (effect_key, kind, project, process_instance_id, element_id, state, next_attempt_at, created_at)
            values (?, ?, ?, 'none', 'e', 'waiting', current_timestamp, current_timestamp)""").params(key, kind, project).update();
        return key;
    }

    /** How many of a project's effects are in which state. */
    Map<String, Long> states(String project) {
        Map<String, Long> states = new TreeMap<>();
        jdbc.sql("select state, count(*) as effects from outbox where project = ? group by state").param(project)
            .query((row, number) -> states.put(row.getString("state"), row.getLong("effects"))).list();
        return states;
    }

    void awaitAllDone(String project, long count, Duration atMost) {
        Awaitility.await().atMost(atMost).pollInterval(Duration.ofMillis(300)).ignoreExceptions()
            .untilAsserted(() -> assertThat(states(project)).as(this.lastAnswers(project)).isEqualTo(Map.of("done", count)));
    }

    String lastAnswers(String project) {
        List<String> answers = jdbc.sql("select distinct last_error from outbox where project = ? and last_error is not null limit 3")
            .param(project).query(String.class).list();
        return "last answers " + answers;
    }
}
