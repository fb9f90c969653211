package org.handover.lifecycle.moving;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/**
 * What a timer counts by: a contract date, a plain length from the moment the token arrives, or a repetition.
 *
 * @param text the length of a plain timer such as {@code P3D}; for the other kinds whatever is drawn, null where nothing is
 */
record DrawnClock(Kind kind, String text) {

    enum Kind { DATE, LENGTH, CYCLE }

    /** @param anchor,days the fields of the templates for timers, null where the timer has none */
    static DrawnClock of(TimerEventDefinition timer, String anchor, String days) {
        if (anchor != null || timer.getTimeDate() != null) {
            return new DrawnClock(Kind.DATE, Drawing.text(timer.getTimeDate()));
        }
        if (timer.getTimeCycle() != null) {
            return new DrawnClock(Kind.CYCLE, Drawing.text(timer.getTimeCycle()));
        }
        return new DrawnClock(Kind.LENGTH, days != null ? "P" + days + "D" : Drawing.text(timer.getTimeDuration()));
    }

    boolean isPlainLength() {
        try {
            return kind == Kind.LENGTH && after(Instant.EPOCH) != null;
        } catch (DateTimeParseException e) {
            return false; // an expression
        }
    }

    /** The moment at which it comes when it counts from the one given; days as the engine counts them, in the program's zone. */
    Instant after(Instant start) {
        return counted(start, 1);
    }

    /** The moment from which it counts when it comes at the one given. */
    Instant before(Instant due) {
        return counted(due, -1);
    }

    private Instant counted(Instant moment, int direction) {
        int time = text.indexOf('T');
        Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? text : text.substring(0, time));
        Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
        ZonedDateTime from = moment.atZone(ZoneId.systemDefault());
        return from.plus(days.multipliedBy(direction)).plus(rest.multipliedBy(direction)).toInstant();
    }
}
