package org.handover.setup.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.handover.outbox.Dispatcher;
import org.handover.rehearsal.TimeMachine;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs the demo. One thread at a time carries jobs and effects out, in the order in which they fall due, so that a day can be passed
 * as it would have been; the engine's job executor and the dispatcher's own thread are therefore off in the demo.
 */
@Component
@Profile("demo")
@Order(100)
@EnableScheduling
class Demo implements ApplicationRunner {

    private final DemoHistory history;
    private final TimeMachine time;
    private final Clock clock;
    private boolean ready;

    Demo(DemoHistory history, ProcessEngine engine, Dispatcher dispatcher, Clock clock) {
        this.history = history;
        this.time = new TimeMachine(engine, dispatcher, clock);
        this.clock = clock;
    }

    @Override
    public synchronized void run(ApplicationArguments arguments) {
        history.play();
        ready = true;
    }

    /** Carries out what is due now. */
    @Scheduled(fixedDelay = 500)
    synchronized void catchUp() {
        if (ready) {
            time.advanceTo(clock.instant());
            time.letRun();
        }
    }

    /** Passes one day, with everything that falls due in it. */
    synchronized Instant passOneDay() {
        time.advanceTo(clock.instant().plus(Duration.ofDays(1)));
        time.letRun();
        return clock.instant();
    }
}
