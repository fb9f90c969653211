package org.handover.steps;

import java.util.Locale;
import java.util.ResourceBundle;
import org.handover.notices.LocalFact;
import org.handover.projects.risks.Risk;

/** What the words of a plan and a register are called in a reader's language. */
final class StatusWords {

    private static final ResourceBundle.Control IN_ENGLISH_ELSE =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private StatusWords() {
    }

    /** A milestone that every plan has; one that somebody named is called as they named it. */
    static LocalFact milestone(String name) {
        return locale -> {
            String key = "milestone." + name.replace(' ', '_');
            ResourceBundle words = words(locale);
            return words.containsKey(key) ? words.getString(key) : name;
        };
    }

    static LocalFact rating(Risk risk) {
        String key = risk.state() == Risk.State.OCCURRED ? "occurred" : risk.rating();
        return locale -> words(locale).getString("rating." + key);
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle("org.handover.steps.status", locale, IN_ENGLISH_ELSE);
    }
}
