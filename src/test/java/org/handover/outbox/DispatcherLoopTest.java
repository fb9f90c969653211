package org.handover.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class DispatcherLoopTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void carriesOutRightAfterTheCommitWithoutWaitingForThePoll() throws Exception {
        try (AnnotationConfigApplicationContext context = started("handover.dispatcher.every=1h")) {
            context.getBean("org.handover.outbox.Outside", Outside.class).carryOut = this::reportAndGoOn;
            goOn.countDown();
            add(context);

            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void findsByItselfWhatNoCommitOfThisNodeAnnounced() throws Exception {
        try (AnnotationConfigApplicationContext context = started("handover.dispatcher.every=20ms")) {
            context.getBean("org.handover.outbox.Outside", Outside.class).carryOut = this::reportAndGoOn;
            goOn.countDown();
            context.getBean(OutboxWriter.class).write();

            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void letsTheEffectUnderWayFinishAndStartsNoOtherWhenItStops() throws Exception {
        try (AnnotationConfigApplicationContext context = started("handover.dispatcher.every=1h", "handover.dispatcher.workers=1")) {
            Outside outside = context.getBean("org.handover.outbox.Outside", Outside.class);
            outside.carryOut = this::reportAndGoOn;
            add(context);
            add(context);
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            DispatcherLoop loop = context.getBean(DispatcherLoop.class);
            Thread stopping = new Thread(loop::stop);
            stopping.start();
            while (loop.isRunning()) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            stopping.join();

            assertThat(context.getBean(Outbox.class).state("P-1:task_a:1")).isEqualTo("done");
            assertThat(context.getBean(Outbox.class).state("P-1:task_a:2")).isEqualTo("waiting");
        }
    }

    @Test
    void worksOnSeveralAtOnceThoughOneCommitBroughtThem() throws Exception {
        try (AnnotationConfigApplicationContext context = started("handover.dispatcher.every=1h", "handover.dispatcher.workers=4")) {
            CountDownLatch three = new CountDownLatch(3);
            context.getBean("org.handover.outbox.Outside", Outside.class).carryOut = effect -> {
                three.countDown();
                return reportAndGoOn(effect);
            };
            context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                for (int i = 0; i < 5; i++) {
                    addInTransaction(context);
                }
            });
            assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();

            Thread stopping = new Thread(context.getBean(DispatcherLoop.class)::stop);
            stopping.start();
            while (context.getBean(DispatcherLoop.class).isRunning()) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            stopping.join();

            JdbcClient jdbc = context.getBean(JdbcClient.class);
            assertThat(jdbc.sql("select state from outbox order by id").query(String.class).list())
                    .as("what was under way has finished, nothing else has begun").containsExactly("done", "done", "done", "waiting", "waiting");
        }
    }

    @Test
    void aKindThatIsSlowKeepsNoOtherKindWaiting() throws Exception {
        try (AnnotationConfigApplicationContext context = started("handover.dispatcher.every=1h", "handover.dispatcher.workers=2")) {
            context.getBean("org.handover.outbox.Outside", Outside.class).carryOut = this::reportAndGoOn;
            context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                for (int i = 0; i < 3; i++) {
                    addInTransaction(context);
                }
            });
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            context.getBean(TransactionTemplate.class).executeWithoutResult(status ->
                    context.getBean(Outbox.class).add("P-1:task_b:1", "another", "P-1", "instance-1", "task_b"));

            assertThat(Another.DONE.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(context.getBean("org.handover.outbox.Outside", Outside.class).carriedOut).hasSize(1);
            goOn.countDown();
        }
    }

    @Test
    void goesOnAfterAnErrorThatNobodyExpected() throws Exception {
        try (AnnotationConfigApplicationContext context = started("handover.dispatcher.every=1h")) {
            Outside outside = context.getBean("org.handover.outbox.Outside", Outside.class);
            goOn.countDown();
            CountDownLatch failed = new CountDownLatch(1);
            outside.carryOut = effect -> {
                outside.carryOut = this::reportAndGoOn;
                failed.countDown();
                throw new StackOverflowError("on purpose");
            };
            add(context);
            // the second comes only now, so that its own commit wakes the thread and not the one of the first
            assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
            add(context);

            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void isNotThereWhereThisNodeIsNotToCarryOutAnything() {
        try (AnnotationConfigApplicationContext context = started("handover.dispatcher.enabled=false")) {
            assertThat(context.getBeansOfType(DispatcherLoop.class)).isEmpty();
            assertThat(context.getBeansOfType(Dispatcher.class)).hasSize(1);
        }
    }

    private Outcome reportAndGoOn(Effect effect) {
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("must not be interrupted", e);
        }
        return new Outcome.Done("done");
    }

    private static void add(AnnotationConfigApplicationContext context) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> addInTransaction(context));
    }

    private static void addInTransaction(AnnotationConfigApplicationContext context) {
        Outbox outbox = context.getBean(Outbox.class);
        outbox.add(outbox.nextKey("P-1", "task_a"), "outside", "P-1", "instance-1", "task_a");
    }

    private static AnnotationConfigApplicationContext started(String... properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of(properties).applyTo(context);
        context.register(OnH2.class, OutsideBeans.class, DispatcherLoop.class, OutboxWriter.class, Another.class);
        context.refresh();
        return context;
    }

    /** A second kind. */
    static class Another extends Outside {

        static final CountDownLatch DONE = new CountDownLatch(1);

        @Override
        public String kind() {
            return "another";
        }

        @Override
        Outcome happen(Effect effect) {
            DONE.countDown();
            return super.happen(effect);
        }
    }

    /** Writes as another node does, whose commits this one does not hear of. */
    record OutboxWriter(JdbcClient jdbc) {
        void write() {
            jdbc.sql("""
                    insert into outbox (effect_key, kind, project, process_instance_id, element_id, state, next_attempt_at, created_at)
                    values ('P-1:task_a:1', 'outside', 'P-1', 'i', 'task_a', 'waiting', current_timestamp, current_timestamp)""").update();
        }
    }
}
