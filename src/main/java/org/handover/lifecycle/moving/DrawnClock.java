package org.handover.lifecycle.moving;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.handover.lifecycle.DrawnTimer;

/**
 * What a timer counts by: a contract date, a plain length from the moment the token arrives, or a repetition.
 *
 * @param text the length of a plain timer such as {@code P3D}; for the other kinds what the engine evaluates, null where nothing is drawn
 */
record DrawnClock(Kind kind, String text) {

    private static final Pattern CONTRACT_DATE = Pattern.compile(
        "\\s*[$#]\\{\\s*deadline\\.\\w+\\(\\s*\\w+\\s*,\\s*'[^']*'\\s*,\\s*'([^']*)'\\s*,\\s*execution\\s*\\)\\s*}\\s*");

    enum Kind { DATE, LENGTH, CYCLE }

    /**
     * As the engine's reader takes it ({@link org.handover.lifecycle.DrawnByTemplates}).
     *
     * @param properties the event's extension properties, among them the fields of the templates for timers
     */
    static DrawnClock of(TimerEventDefinition timer, Map<String, String> properties) {
        Optional<DrawnTimer> drawn = DrawnTimer.of(properties);
        if (drawn.isPresent()) {
            return new DrawnClock(drawn.get().isContractDate() ? Kind.DATE : Kind.LENGTH, drawn.get().expression());
        }
        if (timer.getTimeDate() != null) {
            return new DrawnClock(Kind.DATE, Drawing.text(timer.getTimeDate()));
        }
        if (timer.getTimeCycle() != null) {
            return new DrawnClock(Kind.CYCLE, Drawing.text(timer.getTimeCycle()));
        }
        return new DrawnClock(Kind.LENGTH, Drawing.text(timer.getTimeDuration()));
    }

    /** The name under which the date of a contract timer is kept; null for any other. */
    String term() {
        Matcher call = CONTRACT_DATE.matcher(text == null ? "" : text.replace('"', '\''));
        return call.matches() ? call.group(1) : null;
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
