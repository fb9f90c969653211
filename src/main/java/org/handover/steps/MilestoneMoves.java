package org.handover.steps;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.handover.lifecycle.Rows;

/** What the notice of moved milestones says: each with its old and new date and the reason (UPG-35). */
final class MilestoneMoves {

    static final String NOTICE = "milestone-moved";

    private MilestoneMoves() {
    }

    /** The one move that a message brought along, or those that a form said of late milestones. */
    static List<Map<String, Object>> of(DelegateExecution variables) {
        return variables.hasVariable("milestone")
            ? List.of(move(variables.getVariable("milestone"), variables.getVariable("oldDate"), variables.getVariable("newDate"),
                variables.getVariable("reason")))
            : Rows.of(variables.getVariable("lateMilestones")).stream()
                .map(row -> move(row.get("milestone"), row.get("forecastOn"), row.get("newDate"), row.get("reason"))).toList();
    }

    private static Map<String, Object> move(Object milestone, Object from, Object to, Object because) {
        return Map.of("milestone", StatusWords.milestone((String) milestone), "oldDate", LocalDate.parse((String) from), "newDate",
            LocalDate.parse((String) to), "because", because);
    }
}
