package org.handover.notices;

import java.util.regex.Pattern;

/** What a mail is about: the Completion form, the requests to answer it and the notice of deeming are one matter. */
final class Matter {

    private static final Pattern STEP_OF_A_MATTER = Pattern.compile(
            "-(form|sponsor-request|request|offer|reminder|escalation|incomplete|agreed|declined|accepted|signed|deemed|rounds|bare-no)$");

    private Matter() {
    }

    /** The name of a notice without the step that it is in its matter. */
    static String of(String notice) {
        return STEP_OF_A_MATTER.matcher(notice).replaceFirst("");
    }
}
