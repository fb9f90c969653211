package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.task.Task;
import org.handover.notices.SentNotice;
import org.handover.tickets.Ticket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However often the same sign-off is answered at the same moment, one answer counts. */
class ThousandAnswersJourneyTest extends JourneyTest {

    private static final int ANSWERS = 1000;
    private static final int AT_ONCE = 50;

    @Autowired private ObjectMapper json;
    @Autowired private JdbcClient jdbc;

    @Test
    @Tag("DEP-21")
    void aThousandSimultaneousAnswersToOneSignOffGiveOneSetOfTicketsAndNotices() throws Exception {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        Task task = desk.task(customer.project(), "completion-form").orElseThrow();
        engine.getTaskService().claim(task.getId(), MANAGER);
        int effectsBefore = effects();

        List<HttpResponse<String>> answers = answeredAtOnce(task, signedWithTwoItems());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 204).as("answers that count").hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 204).hasSize(ANSWERS - 1).allSatisfy(refused -> {
            assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
            assertThat(refused.body()).containsAnyOf("This task is no longer open", "Somebody else answered or changed this task")
                .doesNotContain("org.camunda", "\tat ");
        });

        time.advanceTo(clock.instant());
        assertThat(tickets.of(customer.project(), Long.MAX_VALUE, 10)).extracting(Ticket::title)
            .containsExactlyInAnyOrder("Second dashboard", "Hold music");
        assertThat(sent("completion-signed")).extracting(SentNotice::recipientName).isNotEmpty().doesNotHaveDuplicates();
        assertThat(effects() - effectsBefore).as("two tickets and the notices").isEqualTo(2 + sent("completion-signed").size());
        assertThat(end("completion")).isEqualTo("end_signedWithOutstandingItems");
        assertThat(jdbc.sql("select count(*) from sign_off where project = ? and subject = 'completion-form'").param(customer.project())
            .query(Integer.class).single()).isEqualTo(1);
    }

    private List<HttpResponse<String>> answeredAtOnce(Task task, String body) throws Exception {
        CountDownLatch all = new CountDownLatch(AT_ONCE);
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<HttpResponse<String>>> answering = new ArrayList<>();
            for (int i = 0; i < ANSWERS; i++) {
                answering.add(people.submit(() -> {
                    all.countDown();
                    all.await(20, TimeUnit.SECONDS);
                    return rest(MANAGER, "POST", "/task/" + task.getId() + "/submit-form", body);
                }));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : answering) {
                answers.add(answer.get(5, TimeUnit.MINUTES));
            }
            return answers;
        } finally {
            people.shutdown();
        }
    }

    private String signedWithTwoItems() throws Exception {
        String items = json.writeValueAsString(List.of(
            Map.of("title", "Second dashboard", "description", "Account missing"),
            Map.of("title", "Hold music", "description", "Recording is late")));
        return json.writeValueAsString(Map.of("variables", Map.of(
            "completionAnswer", Map.of("value", "signed"),
            "documents", Map.of("value", "[]", "type", "Json"),
            "itemsOutstanding", Map.of("value", true),
            "outstandingItems", Map.of("value", items, "type", "Json"),
            "signedBy", Map.of("value", customer.signer()),
            "signedOn", Map.of("value", "2026-10-05"),
            "returnedBy", Map.of("value", "mail"))));
    }

    private int effects() {
        return jdbc.sql("select count(*) from outbox where project = ?").param(customer.project()).query(Integer.class).single();
    }
}
