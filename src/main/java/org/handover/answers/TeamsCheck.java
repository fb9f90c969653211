package org.handover.answers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.plan.Teams;
import org.handover.projects.plan.Teams.Team;
import org.springframework.stereotype.Component;

/**
 * Each of the customer's teams is named once and goes live on a day that is yet to come where the customer is (LIVE-07). Another day
 * than the start of its sprint is no error: the form warns of it (LIVE-08).
 */
@Component
class TeamsCheck implements AnswerCheck {

    private final Projects projects;
    private final Teams teams;
    private final Clock clock;

    TeamsCheck(Projects projects, Teams teams, Clock clock) {
        this.projects = projects;
        this.teams = teams;
        this.clock = clock;
    }

    @Override
    public List<String> problems(Answer answer) {
        Project project = answer.projectNumber() == null ? null : projects.find(answer.projectNumber()).orElse(null);
        if (project == null || !(answer.fields().get("teams") instanceof List<?> list)) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        List<Team> known = teams.of(project.number());
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Map<String, Object> row : Rows.of(list)) {
            String name = Objects.toString(row.get("team"), "").strip();
            if (!seen.add(name)) {
                problems.add("The team “" + name + "” is named twice.");
            }
            if (row.get("users") instanceof Number users && users.intValue() < 0) {
                problems.add("The team “" + name + "” has less than no users.");
            }
            LocalDate goLive = row.get("goLiveOn") instanceof String day && !day.isBlank() ? LocalDate.parse(day) : null;
            if (goLive != null && goLive.isBefore(today)
                    && known.stream().noneMatch(team -> team.team().equals(name) && goLive.equals(team.goLiveOn()))) {
                problems.add("The team “" + name + "” would go live on " + goLive + ", but it is " + today + " in " + project.zone()
                    + " already.");
            }
        }
        return problems;
    }
}
