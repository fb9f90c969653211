package org.handover.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.handover.outbox.Outcome.Done;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures what the outbox costs and how fast it drains, on a PostgreSQL that writes every commit to disk. Judges nothing; run it by
 * {@code ./mvnw test -DskipPostgres -Dtest=OutboxBenchmark -Dhandover.benchmark}.
 */
@EnabledIfSystemProperty(named = "handover.benchmark", matches = ".*")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxBenchmark {

    private static final int ASKED = 2000;

    private EmbeddedPostgres postgres;
    private AnnotationConfigApplicationContext context;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private Outbox outbox;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start();
        HikariDataSource database = TestDatabases.withTables(postgres.getJdbcUrl("postgres", "postgres"), "postgres");
        context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> database);
        context.register(OutsideBeans.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        transaction = context.getBean(TransactionTemplate.class);
        outbox = context.getBean(Outbox.class);
        jdbc.sql("create table step (id int, what varchar(20))").update();
    }

    @AfterAll
    void stop() throws IOException {
        context.close();
        postgres.close();
    }

    @Test
    void asking() {
        for (int warmUp = 0; warmUp < 3; warmUp++) {
            inTransactions(false);
            inTransactions(true);
        }
        double without = inTransactions(false);
        double with = inTransactions(true);
        System.out.printf("a transaction with one statement of its own: %.3f ms, with an effect besides: %.3f ms, so %.3f ms an effect%n",
                without, with, with - without);
    }

    private double inTransactions(boolean withEffect) {
        empty();
        long begin = System.nanoTime();
        for (int i = 0; i < ASKED; i++) {
            String project = "P-" + i % 50;
            int number = i;
            transaction.executeWithoutResult(status -> {
                jdbc.sql("insert into step values (?, 'step')").param(number).update();
                if (withEffect) {
                    outbox.add(outbox.nextKey(project, "task_a"), "outside", project, "instance-1", "task_a");
                }
            });
        }
        return (System.nanoTime() - begin) / 1e6 / ASKED;
    }

    @ParameterizedTest(name = "{0} nodes, {1} workers each, {2} ms an effect")
    @CsvSource({"1,4,0,5000", "1,1,0,5000", "1,4,0,5000", "1,8,0,5000", "2,4,0,5000", "1,1,20,300", "1,4,20,1200", "1,8,20,2400", "2,4,20,2400"})
    void draining(int nodes, int workers, int millis, int effects) throws Exception {
        empty();
        transaction.executeWithoutResult(status -> IntStream.range(0, effects).forEach(i ->
                outbox.add(outbox.nextKey("P-" + i % 50, "task_a"), "outside", "P-" + i % 50, "instance-1", "task_a")));
        jdbc.sql("analyze").update();
        DispatcherSettings settings = new DispatcherSettings(workers, Duration.ofSeconds(2), List.of(Duration.ofSeconds(10)), 48,
                Duration.ofSeconds(30), Duration.ofMinutes(5));
        List<DispatcherLoop> loops = IntStream.range(0, nodes).mapToObj(node -> new DispatcherLoop(new Dispatcher(
                context.getBean(Claims.class), context.getBean(Completion.class), settings, new Kinds(settings), List.of(new Costs(millis))),
                context.getBean(LongWaiting.class), settings)).toList();

        long begin = System.nanoTime();
        loops.forEach(DispatcherLoop::start);
        while (jdbc.sql("select count(*) from outbox where state <> 'done'").query(Integer.class).single() > 0) {
            Thread.sleep(20);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        loops.forEach(DispatcherLoop::stop);

        System.out.printf("%d node(s), %d worker(s) each, a handler of %d ms: %.0f effects/s%n", nodes, workers, millis, effects / seconds);
        assertThat(jdbc.sql("select max(attempts) from outbox").query(Integer.class).single()).isEqualTo(1);
    }

    private void empty() {
        jdbc.sql("truncate outbox, outbox_occurrence, step cascade").update();
    }

    /** A handler that takes its time and writes nothing. */
    private record Costs(int millis) implements EffectHandler {

        @Override
        public String kind() {
            return "outside";
        }

        @Override
        public Duration longest() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Outcome carryOut(Effect effect, Lease lease) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Done("done");
        }

        @Override
        public Outcome lookUp(Effect effect) {
            throw new AssertionError("Nothing is uncertain here.");
        }

        @Override
        public void settled(Effect effect, Outcome outcome) {
        }
    }
}
