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
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * Proposed go-live dates: each team once, none in the past, each with the start of a sprint unless it was agreed nevertheless, and the
 * go-live itself with the last team (LIVE-07, LIVE-08, R11).
 */
@Component
class GoLiveDatesCheck implements AnswerCheck {

    private final Projects projects;
    private final Clock clock;

    GoLiveDatesCheck(Projects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    @Override
    public List<String> problems(Answer answer) {
        if (!answer.formId().equals("go-live-dates")) {
            return List.of();
        }
        List<Map<String, Object>> teams = Rows.of(answer.fields().get("teams"));
        if (teams.isEmpty()) {
            return List.of("Name at least one team that goes live.");
        }
        List<String> problems = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        teams.stream().map(team -> team.get("team")).filter(name -> !seen.add(name))
            .forEach(name -> problems.add("The team “" + name + "” is named twice."));
        LocalDate today = today(answer.projectNumber());
        teams.forEach(team -> check(team, today, problems));
        LocalDate last = teams.stream().map(team -> date(team, "goLiveOn")).filter(Objects::nonNull).max(LocalDate::compareTo).orElse(null);
        LocalDate starts = date(answer.fields(), "startsOn");
        if (last != null && starts != null && !starts.equals(last)) {
            problems.add("The day of the go-live is " + starts + ", but the last team goes live on " + last + ".");
        }
        return problems;
    }

    private static void check(Map<String, Object> team, LocalDate today, List<String> problems) {
        LocalDate goLive = date(team, "goLiveOn");
        LocalDate sprint = date(team, "sprintStartOn");
        if (goLive != null && today != null && goLive.isBefore(today)) {
            problems.add("The team “" + team.get("team") + "” would go live on " + goLive + ", which is past.");
        }
        if (goLive != null && sprint != null && !goLive.equals(sprint) && !Boolean.TRUE.equals(team.get("agreedNevertheless"))) {
            problems.add("The team “" + team.get("team") + "” would go live on " + goLive + ", but its sprint starts on " + sprint
                + ". Move the date, or tick “Agreed nevertheless”.");
        }
    }

    /** Where the customer is; null for a project that nobody knows. */
    private LocalDate today(String project) {
        return project == null ? null : projects.find(project).map(found -> LocalDate.ofInstant(clock.instant(), found.zone())).orElse(null);
    }

    private static LocalDate date(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text && !text.isBlank() ? LocalDate.parse(text) : null;
    }
}
