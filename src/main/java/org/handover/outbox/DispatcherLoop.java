package org.handover.outbox;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The one thread of this node that carries effects out: right after each commit that added some, and every so often for what waited
 * or was left by another node. It is never interrupted, because an interrupt closes H2's files.
 */
@Component
@ConditionalOnProperty(name = "handover.dispatcher.enabled", matchIfMissing = true)
class DispatcherLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DispatcherLoop.class);

    private final Dispatcher dispatcher;
    private final DispatcherSettings settings;
    private final Semaphore wake = new Semaphore(0);
    private volatile Thread thread;

    DispatcherLoop(Dispatcher dispatcher, DispatcherSettings settings) {
        this.dispatcher = dispatcher;
        this.settings = settings;
    }

    @TransactionalEventListener
    void wakeUp(EffectsAdded added) {
        wake.release();
    }

    @Override
    public void start() {
        thread = new Thread(this::work, "handover-dispatcher");
        thread.start();
    }

    /** Lets the effect under way finish, and starts no other. What does not finish in time is looked up after its lease. */
    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        wake.release();
        try {
            stopping.join(TimeUnit.SECONDS.toMillis(25));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        Thread self = Thread.currentThread();
        while (thread == self) {
            try {
                dispatcher.dispatchDue(() -> thread == self);
            } catch (Throwable e) { // whatever happens, this thread goes on
                log.error("Effects cannot be carried out now; looking again in {}", settings.every(), e);
            }
            pause();
        }
    }

    private void pause() {
        try {
            wake.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS);
            wake.drainPermits();
        } catch (InterruptedException e) {
            thread = null;
        }
    }
}
