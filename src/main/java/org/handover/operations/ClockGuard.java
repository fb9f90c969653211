package org.handover.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a node whose clock is wrong from doing what falls due by it. Measured against the database's clock, which all nodes share: at
 * the start, before the engine is there, and every ten seconds. In between, a clock that was set is noticed by one that nobody sets, and
 * looked at anew at once, since the machine may only have slept.
 * What is not certain, because the database is slow or away, decides nothing. Not where the clock is moved on purpose.
 */
@Component
@ConditionalOnProperty(name = "handover.clock.movable", havingValue = "false", matchIfMissing = true)
class ClockGuard implements InitializingBean, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClockGuard.class);
    private static final int SECONDS_BETWEEN_LOOKS = 10;
    private static final int LOOKS_AT_START = 3;

    private final Supplier<Instant> database;
    private final Clock node;
    private final LongSupplier nanoseconds;
    private final ApplicationEventPublisher events;

    private volatile Look last;
    private volatile boolean held;
    private volatile ScheduledExecutorService looking;
    private final AtomicBoolean lookAsked = new AtomicBoolean();

    /** Spring application event: the clock is right (again) after something was held back because of it. */
    record ClockRight() {
    }

    private record Look(ClockReading reading, boolean right, Instant node, long nanoseconds) {
    }

    @Autowired
    ClockGuard(DataSource database, ApplicationEventPublisher events) {
        // of its own, because this has to come before the tables are made, and the product's comes after
        this(askingBy(JdbcClient.create(database)), Clock.systemUTC(), System::nanoTime, events);
    }

    ClockGuard(Supplier<Instant> database, Clock node, LongSupplier nanoseconds, ApplicationEventPublisher events) {
        this.database = database;
        this.node = node;
        this.nanoseconds = nanoseconds;
        this.events = events;
    }

    private static Supplier<Instant> askingBy(JdbcClient jdbc) {
        return () -> jdbc.sql("select current_timestamp").query(OffsetDateTime.class).single().toInstant();
    }

    /** @throws WrongClockException when the node's clock is certainly wrong */
    @Override
    public void afterPropertiesSet() {
        for (int time = 0; time < LOOKS_AT_START && last == null; time++) {
            look();
        }
        if (last != null && !last.right()) {
            throw new WrongClockException(last.reading());
        }
    }

    /**
     * Whether what falls due by this node's clock may be done now. Costs no statement. False until the database was asked once.
     */
    boolean lets() {
        boolean lets = isRight();
        if (!lets) {
            held = true;
            Look now = last;
            if (now != null && now.right()) {
                lookAtOnce();
            }
        }
        return lets;
    }

    private void lookAtOnce() {
        ScheduledExecutorService running = looking;
        if (running != null && lookAsked.compareAndSet(false, true)) {
            running.execute(this::lookWhateverHappens);
        }
    }

    /** The same for whoever only looks. */
    boolean isRight() {
        Look now = last;
        return now != null && now.right() && !wasSetSince(now);
    }

    private boolean wasSetSince(Look look) {
        Instant expected = look.node().plusNanos(nanoseconds.getAsLong() - look.nanoseconds());
        return Duration.between(expected, node.instant()).abs().compareTo(ClockReading.ALLOWED) > 0;
    }

    /** The last reading that decided something; null when there was none yet. */
    ClockReading reading() {
        return last == null ? null : last.reading();
    }

    /** Asks the database once. */
    void look() {
        Instant before = node.instant();
        long beforeNanoseconds = nanoseconds.getAsLong();
        Instant there;
        try {
            there = database.get();
        } catch (RuntimeException e) {
            LOG.debug("The database's clock cannot be asked now", e);
            return;
        }
        Instant after = node.instant();
        long afterNanoseconds = nanoseconds.getAsLong();
        ClockReading reading = ClockReading.of(before, there, after, Duration.ofNanos(afterNanoseconds - beforeNanoseconds));
        if (reading.tooFarApart()) {
            decide(new Look(reading, false, after, afterNanoseconds));
        } else if (reading.closeEnough()) {
            decide(new Look(reading, true, after, afterNanoseconds));
        }
    }

    private void decide(Look now) {
        Look before = last;
        last = now;
        if (!now.right() && isRunning() && (before == null || before.right())) {
            LOG.error("{} No timer runs on this node until it is right again. {}", WrongClockException.sentence(now.reading()),
                WrongClockException.WHAT_TO_DO);
        }
        if (now.right() && held) {
            held = false;
            LOG.info("The clock of this node is right; timers run.");
            events.publishEvent(new ClockRight());
        }
    }

    @Override
    public void start() {
        looking = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "handover-clock");
            thread.setDaemon(true);
            return thread;
        }, new DiscardPolicy());
        looking.scheduleWithFixedDelay(this::lookWhateverHappens, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    private void lookWhateverHappens() {
        lookAsked.set(false);
        try {
            look();
        } catch (RuntimeException | Error e) { // or there would be no other look
            LOG.error("The clock could not be looked at", e);
        }
    }

    /** Interrupts nothing, since an interrupt closes H2's files. */
    @Override
    public void stop() {
        looking.shutdown();
        looking = null;
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
