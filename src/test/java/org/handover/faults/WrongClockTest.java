package org.handover.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.handover.nodes.FakeTime;
import org.handover.nodes.Node;
import org.handover.nodes.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes whose clock is not the database's. */
class WrongClockTest {

    private static PostgresServer database;
    private static FakeTime itsClock;
    private static Node node;
    private static JdbcClient jdbc;

    @BeforeAll
    static void aNodeWhoseClockIsRight() {
        Assumptions.assumeTrue(FakeTime.isInstalled(), "clocks of processes cannot be moved here: there is no C compiler (cc)");
        itsClock = new FakeTime();
        database = PostgresServer.start(Path.of("target/nodes/wrong-clock"));
        jdbc = new Effects(database).jdbc();
        node = RestAnswers.start(new Node("wrong-clock-right", database).on(itsClock));
        node.addPerson("manager", "project-managers", "engineers", "trainers", "support");
    }

    @AfterAll
    static void end() {
        if (node != null) {
            node.close();
            database.close();
        }
    }

    @Test
    void aNodeRefusesToStartAnHourOffThreeWeeksAheadOrSixMinutesApartFromTheOthersAndSaysSo() {
        Map<Duration, String> wrong = Map.of(Duration.ofHours(-1), "60 minutes behind", Duration.ofDays(21), "21 days ahead",
            Duration.ofMinutes(6), "6 minutes ahead");
        List<Refusal> refusals = wrong.entrySet().stream().map(entry -> begin(entry.getKey(), entry.getValue())).toList();

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.node().awaitEnd(Duration.ofMinutes(2))).isNotZero();
            assertThat(refusal.node().log()).contains("APPLICATION FAILED TO START", "The clock of this node shows", "no more than 30 seconds")
                .contains(refusal.says()).contains("timedatectl").doesNotContain("\tat org.", "Tomcat started on port", "Deployed ");
        });
    }

    private record Refusal(Node node, String says) {
    }

    private static Refusal begin(Duration ahead, String says) {
        FakeTime wrong = new FakeTime();
        wrong.moveTo(ahead);
        return new Refusal(new Node("wrong-clock" + ahead, database).on(wrong).begin(), says);
    }

    @Test
    @Tag("R6")
    void aNodeWhoseClockJumpsThreeWeeksAheadFiresNothingAndDeemsNothingUntilItIsRightAgain() throws Exception {
        RestAnswers people = new RestAnswers(node);
        LocalDateTime now = LocalDateTime.now(ZoneId.of("Australia/Sydney"));
        people.startProject("CLOCK-1", now);
        people.answer("CLOCK-1", now);
        // until the customer is asked something, and is to be reminded of it
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> people.answer("CLOCK-1", now).equals("demo"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(timers()).isNotEmpty());
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(jobsDue()).isEmpty());
        // the day of deeming, as a project has it that waits for its customer
        jdbc.sql("update act_ru_job set duedate_ = now() + interval '20 days' where type_ = 'timer'").update();
        List<String> timers = timers();

        itsClock.advance(Duration.ofDays(21));

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> RestAnswers.readiness(node) == 503);
        Thread.sleep(5000);
        assertThat(timers()).as("the timers that wait").isEqualTo(timers);
        assertThat(node.log()).contains("No timer runs on this node until it is right again").contains("ahead");
        assertThat(node.call(Node.ADMIN, Node.PASSWORD, "GET", "/actuator/health/readiness", null).body())
            .contains("\"clock\":{\"status\":\"OUT_OF_SERVICE\"", "secondsAhead");
        assertThat(node.call(Node.ADMIN, Node.PASSWORD, "GET", "/actuator/prometheus", null).body())
            .contains("handover_clock_right 0.0").containsPattern("handover_clock_offset_seconds 1814\\d{3}\\.");
        assertThat(jdbc.sql("select count(*) from sign_off where decision = 'deemed'").query(Integer.class).single()).isZero();

        itsClock.moveTo(Duration.ZERO);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> RestAnswers.readiness(node) == 200);
        jdbc.sql("update act_ru_job set duedate_ = now() where type_ = 'timer'").update();
        Awaitility.await().atMost(Duration.ofSeconds(70)).untilAsserted(() -> assertThat(timers()).as("they fire").doesNotContainAnyElementsOf(timers));
    }

    private static List<String> timers() {
        return jdbc.sql("select id_ from act_ru_job where type_ = 'timer' order by id_").query(String.class).list();
    }

    private static List<String> jobsDue() {
        return jdbc.sql("select type_ || ' ' || handler_type_ || ' ' || coalesce(exception_msg_, '') from act_ru_job where duedate_ is null or duedate_ <= now()").query(String.class).list();
    }
}
