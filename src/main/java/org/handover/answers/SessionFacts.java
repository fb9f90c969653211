package org.handover.answers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handover.lifecycle.FormFacts;
import org.handover.projects.plan.Teams;
import org.springframework.stereotype.Component;

/** The sessions in which the users of a project are trained, as rows to be filled in when they are held (LIVE-09). */
@Component
class SessionFacts implements FormFacts {

    private static final String ROWS = "sessionsHeld";

    private final Teams teams;

    SessionFacts(Teams teams) {
        this.teams = teams;
    }

    @Override
    public Set<String> names() {
        return Set.of(ROWS);
    }

    @Override
    public Map<String, Object> factsFor(Set<String> names, String projectNumber) {
        return projectNumber == null || !names.contains(ROWS) ? Map.of() : Map.of(ROWS, sessions(projectNumber));
    }

    private List<Map<String, Object>> sessions(String project) {
        return Stream.of(Stream.of("Video and documentation"), teams.of(project).stream().map(team -> "Hands-on " + team.team()),
                Stream.of("Workshop for administrators and 1st-level support")).flatMap(name -> name)
            .map(name -> Map.<String, Object>of("session", name, "heldOn", "", "leftOut", "")).toList();
    }
}
