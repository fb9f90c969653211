package org.handover.outbox;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty outbox before each test, and time that passes by changing rows. */
@TestPropertySource(properties = "handover.dispatcher.attempts=7")
abstract class OutboxFixture {

    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Outbox outbox;
    @Autowired Dispatcher dispatcher;
    @Autowired Outside outside;
    @Autowired Told told;
    @Autowired PassingTime time;
    @Autowired Claims claims;
    @Autowired Completion completion;
    @Autowired DispatcherSettings settings;

    @BeforeEach
    void nothingYet() {
        jdbc.sql("delete from outbox").update();
        jdbc.sql("delete from outbox_occurrence").update();
        outside.reset();
        told.reset();
        time.beginsAnew("outside");
    }

    /** Adds effects in one transaction and returns their keys. */
    List<String> added(int count) {
        return transaction.execute(status -> IntStream.range(0, count).mapToObj(i -> addOne("P-1", "serviceTask_tell")).toList());
    }

    String added() {
        return added(1).get(0);
    }

    String addOne(String project, String element) {
        String key = outbox.nextKey(project, element);
        outbox.add(key, "outside", project, "instance-1", element);
        return key;
    }

    /** As if every wait and every lease were over. */
    void timePasses() {
        time.passes();
    }

    /** A node of its own, which knows nothing of what the others found out. */
    Dispatcher node(EffectHandler... handlers) {
        return new Dispatcher(claims, completion, settings, new Kinds(settings), List.of(handlers), event -> { });
    }

    /** Time until the effect is due, by the database's clock. */
    Duration untilDue(String key) {
        return Duration.ofSeconds(jdbc.sql("""
                select cast(round(extract(epoch from next_attempt_at) - extract(epoch from current_timestamp)) as int)
                from outbox where effect_key = :key""").param("key", key).query(Integer.class).single());
    }
}
