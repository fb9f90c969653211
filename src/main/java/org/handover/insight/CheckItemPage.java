package org.handover.insight;

import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handover.projects.Project;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * One line of a checklist: change it, settle it with what was found, drop it with a reason, reopen it with one (PROJ-27). A line of the
 * snag list is settled only by what was done in the system (POST-05). What somebody else did meanwhile is never overwritten.
 */
@Controller
@RequestMapping("/projects/{number}")
class CheckItemPage {

    private static final String MEANWHILE = "This line was changed meanwhile, as its history shows. Nothing of yours is kept yet: look at "
        + "what it says now, and send again what still holds.";

    private final ChecklistView view;
    private final Checklists checklists;

    CheckItemPage(ChecklistView view, Checklists checklists) {
        this.view = view;
        this.checklists = checklists;
    }

    /** The line that is meant, as it is now. */
    private record Line(Project project, Checklist list, CheckItem item) {

        boolean isOpen() {
            return item.state() == State.OPEN;
        }

        boolean isSnag() {
            return list == Checklist.SNAG_LIST;
        }
    }

    /**
     * What somebody typed.
     *
     * @param action which of the forms: {@code change}, {@code settle}, {@code drop}, {@code reopen}; empty at first
     */
    private record Typed(String action, LineForm form, String answer, String reason) {
    }

    @GetMapping("/checklists/{list}/{id}")
    ModelAndView show(@PathVariable String number, @PathVariable String list, @PathVariable long id, Locale locale) {
        Line line = line(number, list, id);
        return page(line, new Typed("", LineForm.of(line.item()), "", ""), List.of(), HttpStatus.OK, locale);
    }

    @PostMapping("/checklists/{list}/{id}/change")
    ModelAndView change(@PathVariable String number, @PathVariable String list, @PathVariable long id, @RequestParam long seen,
            LineForm form, Principal person, Locale locale) {
        Line line = line(number, list, id);
        List<String> problems = form.problems(line.item(), view.today(line.project()));
        if (!line.isOpen()) {
            problems.add("This line is settled. It is changed only after it was reopened.");
        } else if (problems.isEmpty() && !form.item().equals(line.item().item()) && checklists.of(number, list).stream()
                .anyMatch(other -> other.item().equals(form.item()))) {
            problems.add("Another line of this list says the same.");
        }
        String said = form.differenceTo(line.item());
        return keep(line, problems.isEmpty() ? form.appliedTo(line.item()) : line.item(), said, new Typed("change", form, "", ""), problems,
            seen, person, locale);
    }

    @PostMapping("/checklists/{list}/{id}/settle")
    ModelAndView settle(@PathVariable String number, @PathVariable String list, @PathVariable long id, @RequestParam long seen,
            @RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "false") boolean inTheSystem, Principal person,
            Locale locale) {
        Line line = line(number, list, id);
        String found = Entered.text(answer);
        List<String> problems = new ArrayList<>();
        Entered.atMost(4000, found, "What was found", problems);
        if (line.isSnag() && found.isEmpty()) {
            problems.add("Say how it was resolved in the system.");
        }
        if (line.isSnag() && !inTheSystem) {
            problems.add("A snag is settled when it is resolved in the system. While there is only a way round it, it stays open.");
        }
        closed(line, problems);
        return keep(line, settled(line, State.DONE, found.isEmpty() ? line.item().answer() : found, person), Entered.orNull(found),
            new Typed("settle", LineForm.of(line.item()), found, ""), problems, seen, person, locale);
    }

    @PostMapping("/checklists/{list}/{id}/drop")
    ModelAndView drop(@PathVariable String number, @PathVariable String list, @PathVariable long id, @RequestParam long seen,
            @RequestParam(defaultValue = "") String reason, Principal person, Locale locale) {
        Line line = line(number, list, id);
        String why = Entered.text(reason);
        List<String> problems = reason(why, "Say why this line is dropped.");
        closed(line, problems);
        return keep(line, settled(line, State.DROPPED, why, person), why, new Typed("drop", LineForm.of(line.item()), "", why), problems,
            seen, person, locale);
    }

    @PostMapping("/manage/checklists/{list}/{id}/reopen")
    ModelAndView reopen(@PathVariable String number, @PathVariable String list, @PathVariable long id, @RequestParam long seen,
            @RequestParam(defaultValue = "") String reason, Principal person, Locale locale) {
        Line line = line(number, list, id);
        String why = Entered.text(reason);
        List<String> problems = reason(why, "Say why this line is opened again.");
        if (line.isOpen()) {
            problems.add("This line is open already.");
        }
        return keep(line, in(line.item(), State.OPEN, line.item().answer(), null, null), why,
            new Typed("reopen", LineForm.of(line.item()), "", why), problems, seen, person, locale);
    }

    private static List<String> reason(String why, String otherwise) {
        List<String> problems = new ArrayList<>();
        if (why.isEmpty()) {
            problems.add(otherwise);
        }
        Entered.atMost(4000, why, "The reason", problems);
        return problems;
    }

    private static void closed(Line line, List<String> problems) {
        if (!line.isOpen()) {
            problems.add("This line is settled already, as its history shows.");
        }
    }

    private CheckItem settled(Line line, State state, String answer, Principal person) {
        return in(line.item(), state, answer, view.today(line.project()), person.getName());
    }

    private static CheckItem in(CheckItem item, State state, String answer, LocalDate settledOn, String settledBy) {
        return new CheckItem(item.id(), item.project(), item.checklist(), item.item(), item.kind(), item.cause(), answer,
            item.vendorPerson(), item.customerPerson(), item.dueOn(), state, item.source(), settledOn, settledBy);
    }

    /** Keeps the line unless something is wrong or somebody else was faster; then the page comes again with all that was typed. */
    private ModelAndView keep(Line line, CheckItem now, String said, Typed typed, List<String> problems, long seen, Principal person,
            Locale locale) {
        if (checklists.lastEvent(line.item().id()) != seen) {
            return page(line, typed, List.of(MEANWHILE), HttpStatus.CONFLICT, locale);
        }
        if (!problems.isEmpty()) {
            return page(line, typed, problems, HttpStatus.BAD_REQUEST, locale);
        }
        if (!now.equals(line.item()) && !checklists.changeAsSeen(now, said, person.getName(), seen)) {
            return page(line(line.project().number(), line.list().id(), line.item().id()), typed, List.of(MEANWHILE), HttpStatus.CONFLICT,
                locale);
        }
        return new ModelAndView("redirect:/projects/" + line.project().number() + "/checklists/" + line.list().id());
    }

    private Line line(String number, String list, long id) {
        Project project = view.project(number);
        Checklist checklist = ChecklistView.list(list);
        CheckItem item = checklists.find(id).filter(found -> found.project().equals(number) && found.checklist().equals(checklist.id()))
            .orElseThrow(() -> ChecklistView.notFound("There is no line " + id + " on this list."));
        return new Line(project, checklist, item);
    }

    private ModelAndView page(Line line, Typed typed, List<String> problems, HttpStatus status, Locale locale) {
        ModelAndView page = view.withFields("check-item", status, line.project(), line.list(), typed.form());
        page.addObject("title", line.list().title() + ": " + line.item().item());
        page.addObject("line", view.row(line.item(), checklists.events(line.item().id()), line.project(), locale));
        page.addObject("seen", checklists.lastEvent(line.item().id()));
        page.addObject("answer", typed.answer());
        page.addObject("reason", typed.reason());
        for (String action : List.of("change", "settle", "drop", "reopen")) {
            // a form that fits no more, because the line was settled or reopened meanwhile, stays with what was typed
            boolean fits = line.isOpen() != action.equals("reopen");
            page.addObject(action + "Shown", fits || typed.action().equals(action));
            page.addObject(action + "Problems", typed.action().equals(action) ? problems : List.of());
        }
        return page;
    }
}
