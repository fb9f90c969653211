package org.handover.setup.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.handover.outbox.Dispatcher;
import org.handover.rehearsal.Desk;
import org.handover.rehearsal.Scribe;
import org.handover.rehearsal.TimeMachine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives the sample projects their past by running them through the engine, day by day, on a clock set back. */
@Component
@Profile("demo")
class DemoHistory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);
    private static final int DAYS = 120;
    /** How often a day people look at what has come up meanwhile. */
    private static final int ROUNDS_A_DAY = 3;

    private final TimeMachine time;
    private final Desk desk;
    private final KeptOnPages pages;
    private final Clock clock;

    DemoHistory(ProcessEngine engine, Dispatcher dispatcher, Scribe scribe, KeptOnPages pages, Clock clock) {
        this.time = new TimeMachine(engine, dispatcher, clock);
        this.desk = new Desk(engine, scribe, clock);
        this.pages = pages;
        this.clock = clock;
    }

    /** Plays all stories up to now; the clock runs on from there. People do a day's work half an hour before the hour it is now. */
    void play() {
        Instant now = Instant.now();
        List<Story> stories = SampleProjects.until(LocalDate.ofInstant(now, ZoneOffset.UTC));
        LOG.info("Playing the last {} days of {} sample projects", DAYS, stories.size());
        Instant lastWork = now.minus(Duration.ofMinutes(30));
        time.startAt(lastWork.minus(Duration.ofDays(DAYS)));
        for (int daysAgo = DAYS; daysAgo >= 0; daysAgo--) {
            time.advanceTo(lastWork.minus(Duration.ofDays(daysAgo)));
            int day = daysAgo;
            stories.forEach(story -> story.play(day, desk));
            pages.keep();
            for (int round = 1; round < ROUNDS_A_DAY; round++) {
                time.advanceTo(clock.instant().plus(Duration.ofMinutes(10)));
                stories.forEach(story -> story.work(day, desk));
            }
            if (daysAgo % 30 == 0) {
                LOG.info("Played up to {} days ago", daysAgo);
            }
        }
        time.advanceTo(now);
        time.letRun();
    }
}
