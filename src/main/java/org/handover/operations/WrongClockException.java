package org.handover.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The node's clock and the database's are so far apart that the program must not start. */
class WrongClockException extends RuntimeException {

    static final String WHAT_TO_DO = "Put the clock right that is wrong: compare “date -u” on this machine and “select now()” in the "
        + "database, and have both machines follow a time server (timedatectl).";

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
        .withZone(ZoneOffset.UTC);

    WrongClockException(ClockReading reading) {
        super(sentence(reading));
    }

    static String sentence(ClockReading reading) {
        return "The clock of this node shows %s, the database's %s: %s, and no more than %d seconds are allowed.".formatted(
            time(reading.node()), time(reading.database()), apart(reading.ahead()), ClockReading.ALLOWED.toSeconds());
    }

    private static String time(Instant moment) {
        return TIME.format(moment);
    }

    private static String apart(Duration ahead) {
        return "this node is %s %s".formatted(words(ahead.abs()), ahead.isNegative() ? "behind" : "ahead");
    }

    /** Rounded, in the greatest unit of which there are at least two. */
    private static String words(Duration time) {
        long minutes = Math.round(time.toSeconds() / 60.0);
        long days = Math.round(minutes / 1440.0);
        return days > 1 ? days + " days" : minutes > 1 ? minutes + " minutes" : time.toSeconds() + " seconds";
    }
}
