package org.handover.insight;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risk.State;

/**
 * A risk as somebody fills it in on a page, with nothing checked yet.
 *
 * @param state what it is to be from now on; null for open
 * @param version how much had been said of the risk when the page showed it; 0 for a new one
 * @param source project whose lesson it is; null where it is none
 */
record RiskForm(String risk, String likelihood, String impact, String mitigation, String owner, String reviewOn, String state,
        String note, Integer version, String source) {

    private static final List<String> DEGREES = List.of("low", "medium", "high");
    private static final int LONGEST_RISK = 500;
    private static final int LONGEST_MITIGATION = 2000;
    private static final int LONGEST_LINE = 200;

    RiskForm {
        risk = stripped(risk);
        likelihood = stripped(likelihood);
        impact = stripped(impact);
        mitigation = stripped(mitigation);
        owner = stripped(owner);
        reviewOn = stripped(reviewOn);
        state = state == null ? "open" : state;
        note = stripped(note);
        version = version == null ? 0 : version;
        source = stripped(source);
    }

    /** The empty form for a new risk. */
    static RiskForm empty(LocalDate reviewOn) {
        return new RiskForm("", "medium", "medium", "", "", reviewOn.toString(), "open", "", 0, "");
    }

    static RiskForm of(Risk risk, int version) {
        return new RiskForm(risk.risk(), risk.likelihood(), risk.impact(), risk.mitigation(), risk.owner(), risk.reviewOn().toString(),
            risk.state().word(), "", version, risk.source());
    }

    /** One sentence for each thing wrong. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (risk.length() < 3 || risk.length() > LONGEST_RISK) {
            problems.add("Please describe the risk in 3 to " + LONGEST_RISK + " characters.");
        }
        if (!DEGREES.contains(likelihood) || !DEGREES.contains(impact)) {
            problems.add("Likelihood and impact are low, medium or high.");
        }
        if (mitigation.length() > LONGEST_MITIGATION) {
            problems.add("The mitigation may have at most " + LONGEST_MITIGATION + " characters.");
        }
        if (owner.length() > LONGEST_LINE || note.length() > LONGEST_LINE) {
            problems.add("Owner and note may have at most " + LONGEST_LINE + " characters each.");
        }
        if (!isDate(reviewOn)) {
            problems.add("Please say on which day the risk is looked at again.");
        }
        if (!List.of("open", "occurred", "closed").contains(state)) {
            problems.add("A risk is open, occurred or closed.");
        } else if (!state.equals("open") && note.isEmpty()) {
            problems.add("Please say in the note why the risk is " + state + ".");
        }
        return problems;
    }

    /** Only of a form without problems. */
    Risk asRisk(long id, String project) {
        return new Risk(id, project, risk, likelihood, impact, null, mitigation.isEmpty() ? null : mitigation,
            owner.isEmpty() ? null : owner, LocalDate.parse(reviewOn), State.of(state), source.isEmpty() ? null : source);
    }

    private static boolean isDate(String text) {
        try {
            return !LocalDate.parse(text).isBefore(LocalDate.EPOCH);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String stripped(String text) {
        return text == null ? "" : text.strip().replace("\r\n", "\n");
    }
}
