package org.handover.setup.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.handover.outbox.Dispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives the sample projects their past by running them through the engine, day by day, on a clock set back. */
@Component
@Profile("demo")
class DemoHistory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);
    private static final int DAYS = 60;

    private final TimeMachine time;
    private final Desk desk;

    DemoHistory(ProcessEngine engine, Dispatcher dispatcher, Clock clock) {
        this.time = new TimeMachine(engine, dispatcher, clock);
        this.desk = new Desk(engine, clock);
    }

    /** Plays all stories up to now; the clock runs on from there. */
    void play() {
        Instant now = Instant.now();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Story> stories = SampleProjects.until(today);
        LOG.info("Playing the last {} days of {} sample projects", DAYS, stories.size());
        time.startAt(atNoon(today.minusDays(DAYS)));
        for (int daysAgo = DAYS; daysAgo >= 0; daysAgo--) {
            Instant noon = atNoon(today.minusDays(daysAgo));
            if (noon.isAfter(now)) {
                break;
            }
            time.advanceTo(noon);
            int day = daysAgo;
            stories.forEach(story -> story.play(day, desk));
        }
        time.advanceTo(now);
        time.letRun();
    }

    private static Instant atNoon(LocalDate date) {
        return date.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
