package org.handover.insight;

import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.insight.PlanView.Typed;
import org.handover.projects.Project;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Budgets.Booking;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is kept of money and time on the page of the plan: budget approved (UPG-47), and what each person worked and spent (PROJ-24). */
@Controller
@RequestMapping("/projects/{number}")
class BudgetPage {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_WORK = 500;
    private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);

    private final PlanView view;
    private final Budgets budgets;

    BudgetPage(PlanView view, Budgets budgets) {
        this.view = view;
        this.budgets = budgets;
    }

    @PostMapping("/manage/budget")
    ModelAndView approve(@PathVariable String number, @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason, Principal person, Locale locale) {
        Project project = view.project(number);
        List<String> problems = new ArrayList<>();
        String why = Entered.text(reason);
        BigDecimal more = Entered.number(Entered.text(amount), "The amount", problems);
        if (more != null && more.signum() == 0) {
            problems.add("The amount is nothing. Enter what is approved in addition, or with a minus what is cut.");
        } else if (more != null && budgets.approved(number).add(more).signum() < 0) {
            problems.add("More would be cut than is approved.");
        }
        if (why.isEmpty()) {
            problems.add("Say what it is approved or cut for.");
        }
        Entered.atMost(LONGEST_REASON, why, "The reason", problems);
        if (problems.isEmpty()) {
            budgets.approve(number, more, why, person.getName());
        }
        return answer(project, new Typed("budget", "", Map.of("amount", Entered.text(amount), "reason", why), problems), person, locale);
    }

    @PostMapping("/bookings")
    ModelAndView book(@PathVariable String number, @RequestParam(defaultValue = "") String workedOn,
            @RequestParam(defaultValue = "") String hours, @RequestParam(defaultValue = "") String cost,
            @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String what, Principal person, Locale locale) {
        Project project = view.project(number);
        List<String> problems = new ArrayList<>();
        Map<String, String> fields = Map.of("workedOn", Entered.text(workedOn), "hours", Entered.text(hours), "cost", Entered.text(cost),
            "kind", kind, "what", Entered.text(what));
        LocalDate day = Entered.day(fields.get("workedOn"), "The day", problems);
        if (day == null && problems.isEmpty()) {
            problems.add("Enter the day.");
        } else if (day != null && day.isAfter(view.today(project))) {
            problems.add("The day is in the future: it is only " + view.today(project) + " in " + project.zone() + ".");
        }
        BigDecimal worked = nothingIfEmpty(fields.get("hours"), "Hours", problems);
        BigDecimal spent = nothingIfEmpty(fields.get("cost"), "The cost", problems);
        if (worked != null && spent != null) {
            checkAmounts(worked, spent, problems);
        }
        if (PlanView.kinds().noneMatch(kind::equals)) {
            problems.add("Choose what kind of work or cost it is.");
        }
        if (fields.get("what").isEmpty()) {
            problems.add("Say what was done or bought.");
        }
        Entered.atMost(LONGEST_WORK, fields.get("what"), "What was done", problems);
        if (problems.isEmpty()) {
            budgets.book(number, new Booking(0, person.getName(), day, worked, spent, kind, fields.get("what"), null), person.getName());
        }
        return answer(project, new Typed("booking", "", fields, problems), person, locale);
    }

    private static void checkAmounts(BigDecimal worked, BigDecimal spent, List<String> problems) {
        if (worked.signum() < 0 || worked.compareTo(HOURS_OF_A_DAY) > 0) {
            problems.add("Hours of one day are from 0 to 24.");
        }
        if (spent.signum() < 0) {
            problems.add("The cost is less than nothing. A booking that is wrong is taken back.");
        }
        if (worked.signum() == 0 && spent.signum() == 0) {
            problems.add("Enter hours, a cost, or both.");
        }
    }

    @PostMapping("/bookings/{id}/take-back")
    ModelAndView takeBackOwn(@PathVariable String number, @PathVariable long id, @RequestParam(defaultValue = "") String reason,
            Principal person, Locale locale) {
        return takeBack(number, id, reason, false, person, locale);
    }

    @PostMapping("/manage/bookings/{id}/take-back")
    ModelAndView takeBackAny(@PathVariable String number, @PathVariable long id, @RequestParam(defaultValue = "") String reason,
            Principal person, Locale locale) {
        return takeBack(number, id, reason, true, person, locale);
    }

    private ModelAndView takeBack(String number, long id, String reason, boolean anybodys, Principal person, Locale locale) {
        Project project = view.project(number);
        String why = Entered.text(reason);
        List<String> problems = new ArrayList<>();
        Booking booking = budgets.bookings(number).stream().filter(known -> known.id() == id).findFirst()
            .orElseThrow(() -> ChecklistView.notFound("There is no booking " + id + "."));
        if (!anybodys && !booking.person().equals(person.getName())) {
            problems.add("This is the booking of " + booking.person() + ". Only they and project managers take it back.");
        }
        if (why.isEmpty()) {
            problems.add("Say why the booking is taken back.");
        }
        Entered.atMost(LONGEST_REASON, why, "The reason", problems);
        if (problems.isEmpty() && !budgets.takeBack(number, id, why, person.getName())) {
            problems.add("This booking was taken back before.");
        }
        return answer(project, new Typed("back", Long.toString(id), Map.of("reason", why), problems), person, locale);
    }

    private static BigDecimal nothingIfEmpty(String typed, String field, List<String> problems) {
        return typed.isEmpty() ? BigDecimal.ZERO : Entered.number(typed, field, problems);
    }

    private ModelAndView answer(Project project, Typed typed, Principal person, Locale locale) {
        if (typed.problems().isEmpty()) {
            return new ModelAndView("redirect:/projects/" + project.number() + "/plan");
        }
        // all bookings, for the one in question may be an old one
        return view.page(project, typed, HttpStatus.BAD_REQUEST, typed.form().equals("back"), person.getName(), locale)
            .addObject("told", false).addObject("untold", false);
    }
}
