package org.handover.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A contract date of a project as it was last worked out, with the sentence that explains it.
 *
 * @param term name of the contract term, for example {@code deemed acceptance}
 * @param effectiveDate the date that the contract means
 * @param dueDate the date on which it is acted upon, never sooner than the effective date (R7)
 * @param dueAt the moment of acting
 */
public record KnownDate(String term, LocalDate effectiveDate, LocalDate dueDate, Instant dueAt, String explanationEn,
        String explanationDe) {

    public String explanation(Locale locale) {
        return locale.getLanguage().equals("de") ? explanationDe : explanationEn;
    }
}
