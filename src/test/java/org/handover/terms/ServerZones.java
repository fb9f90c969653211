package org.handover.terms;

import java.util.List;
import java.util.TimeZone;
import java.util.function.Consumer;

/** Runs an assertion as if the server stood in places whose calendar date and clock changes differ most. */
final class ServerZones {

    private static final List<String> ZONES = List.of("UTC", "Pacific/Kiritimati", "America/Los_Angeles");

    private ServerZones() {
    }

    /** @param assertion gets the zone, to name it when it fails */
    static void inEach(Consumer<String> assertion) {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : ZONES) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertion.accept("server in " + zone);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
