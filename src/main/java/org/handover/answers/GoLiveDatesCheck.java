package org.handover.answers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * Proposed go-live dates: some team goes live, each with the start of a sprint unless something else was agreed (LIVE-08), and the
 * go-live itself is with the last team (R11) and yet to come where the customer is.
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
        teams.forEach(team -> sprint(team, problems));
        LocalDate last = teams.stream().map(team -> date(team, "goLiveOn")).filter(Objects::nonNull).max(LocalDate::compareTo).orElse(null);
        LocalDate starts = date(answer.fields(), "startsOn");
        if (last != null && starts != null && !starts.equals(last)) {
            problems.add("The day of the go-live is " + starts + ", but the last team goes live on " + last + ".");
        }
        if (starts != null && starts.isBefore(today(answer.projectNumber(), starts))) {
            problems.add("The day of the go-live, " + starts + ", is past.");
        }
        return problems;
    }

    private static void sprint(Map<String, Object> team, List<String> problems) {
        LocalDate goLive = date(team, "goLiveOn");
        LocalDate sprint = date(team, "sprintStartOn");
        if (goLive != null && sprint != null && !goLive.equals(sprint) && !Boolean.TRUE.equals(team.get("agreedNevertheless"))) {
            problems.add("The team “" + team.get("team") + "” would go live on " + goLive + ", but its sprint starts on " + sprint
                + ". Move the date, or tick “Agreed nevertheless”.");
        }
    }

    private LocalDate today(String project, LocalDate otherwise) {
        return project == null ? otherwise
            : projects.find(project).map(found -> LocalDate.ofInstant(clock.instant(), found.zone())).orElse(otherwise);
    }

    private static LocalDate date(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text && !text.isBlank() ? LocalDate.parse(text) : null;
    }
}
