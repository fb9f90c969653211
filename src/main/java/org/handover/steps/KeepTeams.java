package org.handover.steps;

import java.time.LocalDate;
import java.util.List;
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
 * sprintStartOn, goLiveOn} (LIVE-07, LIVE-08, R11). A date that the form does not ask for stays as it was agreed.
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
        String project = (String) execution.getVariable("projectNumber");
        List<Team> known = teams.of(project);
        teams.keep(project, Rows.of(execution.getVariable("teams")).stream().map(row -> team(row, known)).toList());
        execution.removeVariable("teams");
    }

    private static Team team(Map<String, Object> row, List<Team> known) {
        String name = ((String) row.get("team")).strip();
        Team before = known.stream().filter(team -> team.team().equals(name)).findFirst().orElse(new Team(name, "", 0, null, null));
        return new Team(name, row.get("lead") instanceof String lead ? lead.strip() : before.lead(),
            row.get("users") instanceof Number users ? users.intValue() : before.users(),
            day(row, "sprintStartOn", before.sprintStartOn()), day(row, "goLiveOn", before.goLiveOn()));
    }

    private static LocalDate day(Map<String, Object> row, String field, LocalDate before) {
        if (!row.containsKey(field)) {
            return before;
        }
        return row.get(field) instanceof String day && !day.isBlank() ? LocalDate.parse(day) : null;
    }
}
