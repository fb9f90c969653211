package org.handover.projects.risks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One entry of the risk register (UPG-21, UPG-23).
 *
 * @param id 0 before it is kept
 * @param likelihood {@code low}, {@code medium} or {@code high}
 * @param impact {@code low}, {@code medium} or {@code high}
 * @param rating by the table "risk-rating": {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param mitigation what is done about it; null while nobody said
 * @param owner who watches it; null where nobody does
 * @param reviewOn customer's calendar date of the next review
 * @param source {@code usual}, the project whose lesson it was, or null where somebody entered it
 */
public record Risk(long id, String project, String risk, String likelihood, String impact, String rating, String mitigation,
        String owner, LocalDate reviewOn, State state, String source) {

    /** {@code OCCURRED}: it came to pass and is now an issue. */
    public enum State {
        OPEN, OCCURRED, CLOSED;

        /** As forms and pages name it, such as {@code open}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if there is no such state */
        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Risk withRating(String other) {
        return new Risk(id, project, risk, likelihood, impact, other, mitigation, owner, reviewOn, state, source);
    }

    public Risk withSource(String other) {
        return new Risk(id, project, risk, likelihood, impact, rating, mitigation, owner, reviewOn, state, other);
    }

    /** Whether both sponsors have to know of it (UPG-61): it is critical, or high and nobody has looked at it in time. */
    public boolean isForSponsors(LocalDate today) {
        return state == State.OPEN && (rating.equals("critical") || rating.equals("high") && reviewOn.isBefore(today));
    }

    /** What differs from an earlier state of the same risk, in words; empty if nothing does. */
    public String changesSince(Risk before) {
        List<String> changes = new ArrayList<>();
        note(changes, "likelihood", before.likelihood, likelihood);
        note(changes, "impact", before.impact, impact);
        note(changes, "rating", before.rating, rating);
        note(changes, "owner", before.owner, owner);
        note(changes, "next review", before.reviewOn, reviewOn);
        note(changes, "state", before.state.word(), state.word());
        if (!before.risk.equals(risk)) {
            changes.add("wording, before: " + before.risk);
        }
        if (!Objects.equals(before.mitigation, mitigation)) {
            changes.add("mitigation" + (before.mitigation == null ? "" : ", before: " + before.mitigation));
        }
        return String.join("; ", changes);
    }

    private static void note(List<String> changes, String what, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            changes.add(what + " " + (before == null ? "nobody" : before) + " → " + (now == null ? "nobody" : now));
        }
    }
}
