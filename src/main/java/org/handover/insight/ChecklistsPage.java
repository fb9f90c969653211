package org.handover.insight;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.handover.projects.Project;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The checklists of a project: how much of each is open, and each with its lines, which grow as meetings bring them up (PROJ-27). */
@Controller
@RequestMapping("/projects/{number}/checklists")
class ChecklistsPage {

    private final ChecklistView view;
    private final Checklists checklists;

    ChecklistsPage(ChecklistView view, Checklists checklists) {
        this.view = view;
        this.checklists = checklists;
    }

    /** @param begun whether it has lines */
    record Count(String id, String title, boolean begun, boolean settled, long open, boolean late, long overdue, long done, long dropped) {
    }

    @GetMapping
    String all(@PathVariable String number, Model model) {
        Project project = view.project(number);
        LocalDate today = view.today(project);
        List<CheckItem> items = checklists.of(number);
        model.addAttribute("title", "Checklists of " + number);
        model.addAttribute("project", number);
        model.addAttribute("customer", project.customer());
        model.addAttribute("rows", Stream.of(Checklist.values()).map(list -> count(list, items, today)).toList());
        return "checklists";
    }

    private static Count count(Checklist list, List<CheckItem> all, LocalDate today) {
        List<CheckItem> items = all.stream().filter(item -> item.checklist().equals(list.id())).toList();
        long open = count(items, State.OPEN);
        long overdue = items.stream().filter(item -> ChecklistView.isOverdue(item, today)).count();
        return new Count(list.id(), list.title(), !items.isEmpty(), !items.isEmpty() && open == 0, open, overdue > 0, overdue,
            count(items, State.DONE), count(items, State.DROPPED));
    }

    private static long count(List<CheckItem> items, State state) {
        return items.stream().filter(item -> item.state() == state).count();
    }

    @GetMapping("/{list}")
    ModelAndView one(@PathVariable String number, @PathVariable String list, Locale locale) {
        return page(view.project(number), ChecklistView.list(list), LineForm.empty(), List.of(), locale);
    }

    @PostMapping("/{list}")
    ModelAndView add(@PathVariable String number, @PathVariable String list, LineForm form, Principal person, Locale locale) {
        Project project = view.project(number);
        Checklist checklist = ChecklistView.list(list);
        CheckItem item = CheckItem.open(number, checklist.id(), form.item());
        List<String> problems = form.problems(item, view.today(project));
        if (problems.isEmpty() && checklists.of(number, checklist.id()).stream().anyMatch(known -> known.item().equals(form.item()))) {
            problems = List.of("This line is on the list already.");
        }
        if (!problems.isEmpty()) {
            return page(project, checklist, form, problems, locale);
        }
        checklists.add(form.appliedTo(item), person.getName());
        return new ModelAndView("redirect:/projects/" + project.number() + "/checklists/" + checklist.id());
    }

    private ModelAndView page(Project project, Checklist list, LineForm form, List<String> problems, Locale locale) {
        var events = checklists.events(project.number(), list.id());
        var rows = checklists.of(project.number(), list.id()).stream()
            .map(item -> view.row(item, events.getOrDefault(item.id(), List.of()), project, locale)).toList();
        ModelAndView page = view.withFields("checklist", problems.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, project, list, form);
        page.addObject("title", list.title() + " of " + project.number());
        page.addObject("rows", rows);
        page.addObject("none", rows.isEmpty());
        page.addObject("open", rows.stream().filter(ChecklistView.Row::open).count());
        page.addObject("settled", rows.stream().filter(row -> !row.open()).count());
        page.addObject("problems", problems);
        return page;
    }
}
