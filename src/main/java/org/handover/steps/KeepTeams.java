package org.handover.steps;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.plan.Teams;
import org.handover.projects.plan.Teams.Team;
import org.springframework.stereotype.Component;

/**
 * Keeps the customer's teams of a form in place of those known before: the list {@code teams} with {@code team, lead, users,
 * sprintStartOn, goLiveOn} (LIVE-07, LIVE-08, R11).
 */
@Step(inputs = {"projectNumber", "teams"})
@Component("keepTeams")
public class KeepTeams implements JavaDelegate {

    private final Teams teams;

    KeepTeams(Teams teams) {
        this.teams = teams;
    }

    @Override
    public void execute(DelegateExecution execution) {
        teams.keep((String) execution.getVariable("projectNumber"),
            Rows.of(execution.getVariable("teams")).stream().map(KeepTeams::team).toList());
        execution.removeVariable("teams");
    }

    private static Team team(Map<String, Object> row) {
        return new Team(((String) row.get("team")).strip(), ((String) row.get("lead")).strip(),
            row.get("users") instanceof Number users ? users.intValue() : 0, day(row, "sprintStartOn"), day(row, "goLiveOn"));
    }

    private static LocalDate day(Map<String, Object> row, String field) {
        return row.get(field) instanceof String day && !day.isBlank() ? LocalDate.parse(day) : null;
    }
}
