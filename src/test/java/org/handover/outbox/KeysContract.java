package org.handover.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

abstract class KeysContract extends OutboxFixture {

    @Autowired DataSource database;

    @Test
    void countsTheOccurrencesOfEachElementOfEachProject() {
        List<String> keys = transaction.execute(status -> List.of(addOne("P-1", "task_a"), addOne("P-1", "task_a"),
                addOne("P-1", "task_b"), addOne("P-2", "task_a")));

        assertThat(keys).containsExactly("P-1:task_a:1", "P-1:task_a:2", "P-1:task_b:1", "P-2:task_a:1");
        assertThat(transaction.<String>execute(status -> outbox.nextKey("P-1", "task_a"))).isEqualTo("P-1:task_a:3");
    }

    @Test
    void leavesNothingWhenTheCallerRollsBack() {
        transaction.executeWithoutResult(status -> {
            addOne("P-1", "task_a");
            status.setRollbackOnly();
        });

        assertThat(jdbc.sql("select count(*) from outbox").query(Integer.class).single()).isZero();
        assertThat(dispatcher.dispatchDue()).isZero();
        assertThat(transaction.<String>execute(status -> addOne("P-1", "task_a"))).as("the same step again").isEqualTo("P-1:task_a:1");
    }

    @Test
    void givesEachTransactionItsOwnKeysWhenManyAskAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<String>> step = () -> transaction.execute(status -> List.of(addOne("P-1", "task_a"), addOne("P-1", "task_a")));
            List<String> keys = new ArrayList<>();
            for (Future<List<String>> one : threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> step).toList())) {
                keys.addAll(one.get());
            }
            assertThat(keys).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 80).mapToObj(i -> "P-1:task_a:" + i).toList());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void asksForAnEffectInTwoStatements() {
        List<String> statements = new ArrayList<>();
        DataSource watched = WatchedDatabase.of(database, new WatchedDatabase.Watcher() {
            @Override
            public void before(String statement) {
                statements.add(statement);
            }

            @Override
            public void after(String statement) {
            }
        });
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> watched);
        context.register(OutsideBeans.class);
        try (context) {
            context.refresh();
            Outbox watchedOutbox = context.getBean(Outbox.class);
            for (int time = 1; time <= 2; time++) {
                statements.clear();
                context.getBean(TransactionTemplate.class).executeWithoutResult(status ->
                        watchedOutbox.add(watchedOutbox.nextKey("P-1", "task_a"), "outside", "P-1", "instance-1", "task_a"));

                assertThat(statements).as("the " + time + ". time").hasSize(3).last().isEqualTo("commit");
            }
        }
    }

    @Test
    void refusesAKeyThatIsUsed() {
        String key = added();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status ->
                outbox.add(key, "outside", "P-1", "instance-1", "serviceTask_tell"))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void refusesToWriteOutsideATransaction() {
        assertThatThrownBy(() -> outbox.nextKey("P-1", "task_a")).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> outbox.add("P-1:task_a:1", "outside", "P-1", "instance-1", "task_a"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void saysThatThereIsNoSuchEffect() {
        assertThatThrownBy(() -> outbox.state("P-1:task_a:1")).isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no effect P-1:task_a:1.");
    }
}
