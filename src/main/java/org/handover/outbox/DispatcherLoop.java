package org.handover.outbox;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The threads of this node that carry effects out: right after each commit that added some, and every so often for what waited or was
 * left by another node. They are never interrupted, because an interrupt closes H2's files.
 */
@Component
@ConditionalOnProperty(name = "handover.dispatcher.enabled", matchIfMissing = true)
class DispatcherLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DispatcherLoop.class);
    private static final long STOP_WITHIN_SECONDS = 25;

    private final Dispatcher dispatcher;
    private final LongWaiting longWaiting;
    private final DispatcherSettings settings;
    private final Semaphore wake = new Semaphore(0);
    private volatile List<Thread> workers = List.of();

    DispatcherLoop(Dispatcher dispatcher, LongWaiting longWaiting, DispatcherSettings settings) {
        this.dispatcher = dispatcher;
        this.longWaiting = longWaiting;
        this.settings = settings;
    }

    /** Wakes one worker, which wakes the next if it sees more than one effect. */
    @TransactionalEventListener
    void wakeUp(EffectsAdded added) {
        wakeOne();
    }

    @Scheduled(initialDelay = 30, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void showWhatWaits() {
        longWaiting.show();
    }

    @Override
    public void start() {
        List<Thread> starting = IntStream.rangeClosed(1, settings.workers())
                .mapToObj(number -> new Thread(this::work, "handover-dispatcher-" + number)).toList();
        workers = starting;
        starting.forEach(Thread::start);
    }

    /** Lets what is under way finish, and starts nothing else. What does not finish in time is looked up after its lease. */
    @Override
    public void stop() {
        List<Thread> stopping = workers;
        workers = List.of();
        wake.release(stopping.size());
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_WITHIN_SECONDS);
        try {
            for (Thread worker : stopping) {
                worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }

    private void work() {
        Thread self = Thread.currentThread();
        while (workers.contains(self)) {
            try {
                if (dispatcher.dispatchOne(this::wakeOne)) {
                    continue;
                }
            } catch (Throwable e) { // whatever happens, this thread goes on
                log.error("Effects cannot be carried out now; looking again in {}", settings.every(), e);
            }
            pause(self);
        }
    }

    private void wakeOne() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void pause(Thread self) {
        try {
            wake.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            log.error("{} was interrupted and ends", self.getName());
            workers = workers.stream().filter(worker -> worker != self).toList();
        }
    }
}
