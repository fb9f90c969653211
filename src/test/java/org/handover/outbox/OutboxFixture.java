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

    @BeforeEach
    void nothingYet() {
        jdbc.sql("delete from outbox").update();
        jdbc.sql("delete from outbox_occurrence").update();
        outside.reset();
        told.events.clear();
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
        jdbc.sql("update outbox set next_attempt_at = current_timestamp - interval '1' second where next_attempt_at is not null").update();
    }

    /** Time until the effect is due, by the database's clock. */
    Duration untilDue(String key) {
        return Duration.ofSeconds(jdbc.sql("""
                select cast(round(extract(epoch from next_attempt_at) - extract(epoch from current_timestamp)) as int)
                from outbox where effect_key = :key""").param("key", key).query(Integer.class).single());
    }
}
