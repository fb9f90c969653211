package org.handover.lifecycle.moving;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.handover.lifecycle.moving.Moves.Move;
import org.handover.lifecycle.moving.Moves.OneProject;
import org.handover.lifecycle.moving.ProjectMoves.Preview;
import org.handover.lifecycle.moving.RunningProjects.InVersion;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the page of running projects offers, for programs. */
@RestController
@RequestMapping("/api/models")
class ProjectsApi {

    private static final int ON_A_PAGE = 20;

    private final ProjectMoves projectMoves;
    private final RunningProjects running;
    private final Moves moves;

    ProjectsApi(ProjectMoves projectMoves, RunningProjects running, Moves moves) {
        this.projectMoves = projectMoves;
        this.running = running;
        this.moves = moves;
    }

    /** @param next give it as {@code after} for the next page; null on the last one */
    record Listed(List<InVersion> versions, List<Preview> projects, String next) {
    }

    /** Which projects to move: those named, or with {@code all} each that is behind. */
    record Wanted(List<String> projects, boolean all) {
    }

    /** @param next give it as {@code after} for the next page; null on the last one */
    record Progress(Move move, List<OneProject> projects, Integer next) {
    }

    @GetMapping("/projects")
    Listed projects(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "true") boolean behind) {
        List<String> found = running.numbers(after, ON_A_PAGE + 1, behind);
        List<String> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        return new Listed(running.versions(), shown.stream().map(projectMoves::preview).toList(),
            found.size() > ON_A_PAGE ? shown.get(ON_A_PAGE - 1) : null);
    }

    @PostMapping("/moves")
    ResponseEntity<Map<String, Object>> start(@RequestBody Wanted wanted, Principal who) {
        List<String> projects = wanted.all() ? projectMoves.allBehind() : wanted.projects() == null ? List.of() : wanted.projects();
        if (projects.isEmpty()) {
            return ResponseEntity.badRequest().body(Map.of("message", wanted.all() ? "No project is behind."
                : "Name the projects: {\"projects\": [\"P-1\"]}, or all that are behind: {\"all\": true}."));
        }
        try {
            long move = projectMoves.start(who.getName(), projects);
            return ResponseEntity.accepted().location(URI.create("/api/models/moves/" + move)).body(Map.of("id", move));
        } catch (IllegalArgumentException e) {
            return ResponseEntity.badRequest().body(Map.of("message", e.getMessage()));
        } catch (MoveUnderWayException e) {
            return ResponseEntity.status(409).body(Map.of("message", e.getMessage()));
        }
    }

    @GetMapping("/moves/{id}")
    ResponseEntity<Progress> progress(@PathVariable long id, @RequestParam(defaultValue = "-1") int after) {
        List<OneProject> found = moves.projects(id, after, 101);
        List<OneProject> shown = found.subList(0, Math.min(100, found.size()));
        return ResponseEntity.of(moves.find(id).map(move -> new Progress(move, shown,
            found.size() > 100 ? shown.get(99).position() : null)));
    }
}
