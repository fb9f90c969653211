package org.handover.insight;

import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.insight.PlanView.Typed;
import org.handover.lifecycle.Lifecycle;
import org.handover.lifecycle.NotWaitingException;
import org.handover.projects.Project;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The plan of a project: milestones with planned, forecast and actual day (PROJ-16, UPG-07, UPG-46). A milestone that slips is given a
 * new day and the reason, and those concerned are told (UPG-35).
 */
@Controller
@RequestMapping("/projects/{number}")
class PlanPage {

    private static final int LONGEST_REASON = 2000;
    private static final int MOST_YEARS = 10;

    private final PlanView view;
    private final Milestones milestones;
    private final Lifecycle lifecycle;
    private final TransactionTemplate transaction;

    PlanPage(PlanView view, Milestones milestones, Lifecycle lifecycle, PlatformTransactionManager transactions) {
        this.view = view;
        this.milestones = milestones;
        this.lifecycle = lifecycle;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param moved whether a milestone was just moved: {@code told} or {@code untold}; empty where none was */
    @GetMapping("/plan")
    ModelAndView show(@PathVariable String number, @RequestParam(defaultValue = "") String moved,
            @RequestParam(defaultValue = "false") boolean all, Principal person, Locale locale) {
        return page(view.project(number), Typed.nothing(), HttpStatus.OK, moved, all, person, locale);
    }

    @PostMapping("/manage/milestones")
    ModelAndView move(@PathVariable String number, @RequestParam String milestone,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate seen, @RequestParam(defaultValue = "") String forecastOn, @RequestParam(defaultValue = "") String reason, Principal person,
            Locale locale) {
        Project project = view.project(number);
        Milestone known = known(number, milestone);
        List<String> problems = new ArrayList<>();
        String why = Entered.text(reason);
        LocalDate day = Entered.day(Entered.text(forecastOn), "The new day", problems);
        Typed typed = new Typed("move", milestone, Map.of("forecastOn", Entered.text(forecastOn), "reason", why), problems);
        if (known.actualOn() != null || !known.forecastOn().equals(seen)) {
            return meanwhile(project, typed, person, locale);
        }
        checkMove(project, known, day, why, problems);
        if (!problems.isEmpty()) {
            return page(project, typed, HttpStatus.BAD_REQUEST, "", false, person, locale);
        }
        String kept = why.isEmpty() ? "Earlier than was expected" : why;
        String moved = moveAndTell(number, known, day, kept, person.getName());
        return moved.isEmpty() ? meanwhile(project, typed, person, locale)
            : new ModelAndView("redirect:/projects/" + project.number() + "/plan?moved=" + moved);
    }

    private void checkMove(Project project, Milestone known, LocalDate day, String why, List<String> problems) {
        LocalDate today = view.today(project);
        if (day == null) {
            if (problems.isEmpty()) {
                problems.add("Enter the new day.");
            }
        } else if (day.equals(known.forecastOn())) {
            problems.add("It is expected on that day already.");
        } else if (day.isBefore(today)) {
            problems.add("The new day is past: it is " + today + " in " + project.zone() + ".");
        } else if (day.isAfter(today.plusYears(MOST_YEARS))) {
            problems.add("The new day is more than " + MOST_YEARS + " years away.");
        } else if (day.isAfter(known.forecastOn()) && why.isEmpty()) {
            problems.add("A later day needs a reason. Those concerned are told it.");
        }
        Entered.atMost(LONGEST_REASON, why, "The reason", problems);
    }

    /** @return {@code told}, {@code untold}, or empty where somebody else was faster and nothing has changed */
    private String moveAndTell(String number, Milestone known, LocalDate day, String reason, String by) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                boolean moved = milestones.move(number, known.name(), known.forecastOn(), day, reason, by);
                if (moved) {
                    lifecycle.tell(number, "Milestone moved", Map.of("milestone", known.name(), "oldDate", known.forecastOn().toString(),
                        "newDate", day.toString(), "reason", reason));
                }
                return moved;
            })) ? "told" : "";
        } catch (NotWaitingException e) {
            // the move went back with the message; the plan is right even where nobody listens
            return Boolean.TRUE.equals(transaction.execute(status ->
                milestones.move(number, known.name(), known.forecastOn(), day, reason, by))) ? "untold" : "";
        }
    }

    @PostMapping("/manage/milestones/reopen")
    ModelAndView reopen(@PathVariable String number, @RequestParam String milestone, @RequestParam(defaultValue = "") String reason,
            Principal person, Locale locale) {
        Project project = view.project(number);
        String why = Entered.text(reason);
        List<String> problems = new ArrayList<>();
        if (why.isEmpty()) {
            problems.add("Say why this milestone is not reached after all.");
        }
        Entered.atMost(LONGEST_REASON, why, "The reason", problems);
        if (known(number, milestone).actualOn() == null) {
            problems.add("This milestone is not reached.");
        }
        if (!problems.isEmpty()) {
            return page(project, new Typed("reopen", milestone, Map.of("reason", why), problems), HttpStatus.BAD_REQUEST, "", false, person,
                locale);
        }
        transaction.executeWithoutResult(status -> milestones.reopen(number, milestone, why, person.getName()));
        return new ModelAndView("redirect:/projects/" + project.number() + "/plan");
    }

    private Milestone known(String number, String milestone) {
        return milestones.find(number, milestone)
            .orElseThrow(() -> ChecklistView.notFound("There is no such milestone."));
    }

    private ModelAndView meanwhile(Project project, Typed typed, Principal person, Locale locale) {
        typed.problems().add("This milestone was moved or reached meanwhile. Nothing of yours is kept yet: look at what it says now, and "
            + "send again what still holds.");
        return page(project, typed, HttpStatus.CONFLICT, "", false, person, locale);
    }

    private ModelAndView page(Project project, Typed typed, HttpStatus status, String moved, boolean all, Principal person, Locale locale) {
        return view.page(project, typed, status, all, person.getName(), locale).addObject("told", moved.equals("told"))
            .addObject("untold", moved.equals("untold"));
    }
}
