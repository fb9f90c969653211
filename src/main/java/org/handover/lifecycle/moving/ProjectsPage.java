package org.handover.lifecycle.moving;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.handover.lifecycle.moving.Moves.Move;
import org.handover.lifecycle.moving.Moves.OneProject;
import org.handover.lifecycle.moving.Moves.Result;
import org.handover.lifecycle.moving.Moves.State;
import org.handover.lifecycle.moving.ProjectMoves.Preview;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Running projects for process owners: in which versions they run, what a move would do to each, and how far a move has come. */
@Controller
@RequestMapping("/models/projects")
class ProjectsPage {

    private static final int ON_A_PAGE = 20;
    private static final int OF_A_MOVE = 100;
    private static final String SECONDS_TO_LOOK_AGAIN = "2";

    private final ProjectMoves projectMoves;
    private final RunningProjects running;
    private final Moves moves;
    private final Projects projects;

    ProjectsPage(ProjectMoves projectMoves, RunningProjects running, Moves moves, Projects projects) {
        this.projectMoves = projectMoves;
        this.running = running;
        this.moves = moves;
        this.projects = projects;
    }

    record VersionRow(String name, String process, int version, int inForce, int instances, boolean behind) {
    }

    /** @param before null where the date is new; @param after null where it is gone */
    record DateRow(String term, String before, String after, boolean changed) {
    }

    /** @param dates those that change; @param staying the others, folded: none or one */
    record ProjectRow(String number, String customer, List<String> versions, boolean behind, boolean movable, List<DateRow> dates,
            List<Staying> staying, List<String> remarks, List<String> reasons) {
    }

    record Staying(String title, List<DateRow> dates) {
    }

    record MoveRow(long id, String startedBy, String startedAt, String finishedAt, String state, int projects, int moved, int kept,
            int waiting, boolean underWay, boolean left) {
    }

    record SettledRow(String number, String result, String at, List<String> versions, List<DateRow> dates, List<String> remarks,
            List<String> reasons) {
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "behind") String show, Locale locale,
            Model model) {
        boolean behindOnly = !show.equals("all");
        List<String> found = running.numbers(after, ON_A_PAGE + 1, behindOnly);
        List<String> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        model.addAttribute("title", "Running projects");
        model.addAttribute("versions", running.versions().stream().map(row -> new VersionRow(row.name(), row.process(), row.version(),
            row.inForce(), row.instances(), row.version() < row.inForce())).toList());
        int without = running.withoutProject();
        model.addAttribute("withoutProject", without == 0 ? List.of() : List.of(without));
        model.addAttribute("rows", shown.stream().map(number -> row(projectMoves.preview(number), locale)).toList());
        model.addAttribute("none", shown.isEmpty());
        model.addAttribute("behindOnly", behindOnly);
        model.addAttribute("show", behindOnly ? "behind" : "all");
        model.addAttribute("first", after.isEmpty());
        model.addAttribute("next", found.size() > ON_A_PAGE ? List.of(shown.get(ON_A_PAGE - 1)) : List.of());
        model.addAttribute("underWay", moves.underWay().map(move -> row(move, locale)).map(List::of).orElse(List.of()));
        model.addAttribute("moves", moves.latest(10).stream().map(move -> row(move, locale)).toList());
        return "running-projects";
    }

    @PostMapping("/moves")
    String start(@RequestParam(required = false) List<String> project, @RequestParam(defaultValue = "false") boolean all,
            Principal who) {
        List<String> wanted = all ? projectMoves.allBehind() : project == null ? List.of() : project;
        return wanted.isEmpty() ? "redirect:/models/projects" : begin(who, wanted);
    }

    /** Once more for what a move has not brought over. */
    @PostMapping("/moves/{id}/again")
    String again(@PathVariable long id, Principal who) {
        List<String> left = moves.left(move(id).id());
        return left.isEmpty() ? "redirect:/models/projects/moves/" + id : begin(who, left);
    }

    private String begin(Principal who, List<String> wanted) {
        try {
            return "redirect:/models/projects/moves/" + projectMoves.start(who.getName(), wanted);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        } catch (MoveUnderWayException e) {
            return moves.underWay().map(move -> "redirect:/models/projects/moves/" + move.id()).orElse("redirect:/models/projects");
        }
    }

    @GetMapping("/moves/{id}")
    String progress(@PathVariable long id, @RequestParam(defaultValue = "-1") int after, Locale locale, Model model,
            HttpServletResponse response) {
        Move move = move(id);
        List<OneProject> found = moves.projects(id, after, OF_A_MOVE + 1);
        List<OneProject> shown = found.subList(0, Math.min(OF_A_MOVE, found.size()));
        model.addAttribute("title", "Move " + id);
        model.addAttribute("move", row(move, locale));
        model.addAttribute("rows", shown.stream().map(one -> row(one, locale)).toList());
        model.addAttribute("next", found.size() > OF_A_MOVE ? List.of(shown.get(OF_A_MOVE - 1).position()) : List.of());
        if (move.state() == State.RUNNING) {
            response.setHeader("Refresh", SECONDS_TO_LOOK_AGAIN);
        }
        return "move-of-projects";
    }

    private Move move(long id) {
        return moves.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no move " + id + "."));
    }

    private ProjectRow row(Preview preview, Locale locale) {
        List<String> versions = preview.instances().stream().map(instance -> instance.isBehind()
            ? "%s %d → %d".formatted(instance.name(), instance.version(), instance.inForce())
            : "%s %d".formatted(instance.name(), instance.version())).distinct().toList();
        boolean behind = preview.instances().stream().anyMatch(RunningInstance::isBehind);
        ProjectMove move = preview.move();
        return new ProjectRow(preview.project(), projects.find(preview.project()).map(Project::customer).orElse(null), versions, behind,
            behind && move != null, move == null ? List.of() : changed(move, locale), move == null ? List.of() : staying(move, behind, locale),
            move == null ? List.of() : move.remarks(), preview.reasons());
    }

    private static List<DateRow> changed(ProjectMove move, Locale locale) {
        return dates(move, locale).stream().filter(DateRow::changed).toList();
    }

    private static List<Staying> staying(ProjectMove move, boolean behind, Locale locale) {
        List<DateRow> same = dates(move, locale).stream().filter(date -> !date.changed()).toList();
        String title = (same.size() == 1 ? "1 date" : same.size() + " dates") + (!behind ? "" : same.size() == 1 ? " stays" : " stay");
        return same.isEmpty() ? List.of() : List.of(new Staying(title, same));
    }

    private static List<DateRow> dates(ProjectMove move, Locale locale) {
        return move.dates().stream().map(date -> new DateRow(date.term(), day(date.before(), locale), day(date.after(), locale),
            date.isChanged())).toList();
    }

    private static MoveRow row(Move move, Locale locale) {
        String state = switch (move.state()) {
            case RUNNING -> "under way";
            case DONE -> "done";
            case STOPPED -> "stopped before its end";
        };
        boolean underWay = move.state() == State.RUNNING;
        return new MoveRow(move.id(), move.startedBy(), moment(move.startedAt(), locale), moment(move.finishedAt(), locale), state,
            move.projects(), move.moved(), move.kept(), move.waiting(), underWay, !underWay && move.kept() + move.waiting() > 0);
    }

    private static SettledRow row(OneProject one, Locale locale) {
        String result = switch (one.result()) {
            case WAITING -> "not done";
            case MOVED -> "moved";
            case KEPT -> "stayed as it was";
            case NOTHING -> "was in force already";
        };
        ProjectMove outcome = one.outcome();
        return new SettledRow(one.project(), result, moment(one.settledAt(), locale), outcome == null ? List.of() : outcome.versions(),
            outcome == null ? List.of() : changed(outcome, locale),
            outcome == null ? List.of() : outcome.remarks(), one.reasons());
    }

    private static String day(LocalDate date, Locale locale) {
        return Stream.ofNullable(date).map(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale)::format).findFirst()
            .orElse(null);
    }

    private static String moment(Instant time, Locale locale) {
        return time == null ? null : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale)
            .withZone(ZoneOffset.UTC).format(time);
    }
}
