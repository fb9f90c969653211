package org.handover.insight;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Budgets.Booking;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.plan.PlanFigures;
import org.handover.projects.plan.Teams;
import org.handover.projects.plan.Teams.Team;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of a plan: milestones, budget, bookings and teams, with what somebody typed that could not be kept. */
@Component
class PlanView {

    private static final Map<String, String> KINDS = Map.of("work", "Work", "travel", "Travel", "licence", "Licence", "other", "Other");
    private static final int SHOWN = 50;

    private final Projects projects;
    private final Milestones milestones;
    private final Budgets budgets;
    private final Teams teams;
    private final Clock clock;

    PlanView(Projects projects, Milestones milestones, Budgets budgets, Teams teams, Clock clock) {
        this.projects = projects;
        this.milestones = milestones;
        this.budgets = budgets;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * What somebody typed into one of the forms.
     *
     * @param form which: {@code move}, {@code reopen}, {@code budget}, {@code booking}, {@code back}; empty at first
     * @param about the milestone, or the number of the booking, where the form is one of many; else empty
     * @param fields by name
     */
    record Typed(String form, String about, Map<String, String> fields, List<String> problems) {

        static Typed nothing() {
            return new Typed("", "", Map.of(), List.of());
        }

        boolean isIn(String which, String whose) {
            return form.equals(which) && about.equals(whose);
        }

        String field(String which, String whose, String name) {
            return isIn(which, whose) ? fields.getOrDefault(name, "") : "";
        }

        List<String> problemsOf(String which, String whose) {
            return isIn(which, whose) ? problems : List.of();
        }
    }

    /** @param seen the forecast in ISO form, with which somebody else's move is noticed */
    record Row(String name, String planned, String forecast, boolean slipped, String actual, boolean late, boolean onTime, String buffer,
            String people, String seen, boolean typing, String newDay, String reason, List<String> problems) {
    }

    record MoveRow(String when, String milestone, String from, String to, String reason, String who) {
    }

    record ApprovalRow(String amount, String reason, String who) {
    }

    record BookingRow(long id, String day, String person, String kind, String hours, String cost, String what, String takenBack, boolean own,
            boolean typing, String reason, List<String> problems) {
    }

    record TeamRow(String team, String lead, int users, String sprint, String goLive, boolean outOfStep) {
    }

    record Choice(String value, String label, boolean selected) {
    }

    Project project(String number) {
        return projects.get(number);
    }

    LocalDate today(Project project) {
        return LocalDate.ofInstant(clock.instant(), project.zone());
    }

    /** @param person login of who looks */
    ModelAndView page(Project project, Typed typed, HttpStatus status, boolean allBookings, String person, Locale locale) {
        Conventions conventions = new Conventions(locale, project.zone());
        LocalDate today = today(project);
        ModelAndView page = new ModelAndView("plan", status);
        page.addObject("title", "Plan of " + project.number());
        page.addObject("project", project.number());
        page.addObject("customer", project.customer());
        page.addObject("zone", project.zone().getId());
        page.addObject("today", today.toString());
        addMilestones(page, project, today, typed, conventions);
        addBudget(page, project, typed, conventions);
        addBookings(page, project, today, typed, allBookings, person, conventions);
        List<TeamRow> rows = teams.of(project.number()).stream().map(team -> row(team, conventions)).toList();
        page.addObject("teams", rows);
        page.addObject("noTeams", rows.isEmpty());
        return page;
    }

    private void addMilestones(ModelAndView page, Project project, LocalDate today, Typed typed, Conventions conventions) {
        List<Milestone> planned = milestones.of(project.number());
        page.addObject("milestones", planned.stream().map(milestone -> row(milestone, today, typed, conventions)).toList());
        page.addObject("noMilestones", planned.isEmpty());
        page.addObject("outOfOrder", PlanFigures.outOfOrder(planned));
        page.addObject("onTime", PlanFigures.onTime(planned, today).map(conventions::percent).orElse(null));
        page.addObject("moves", milestones.moves(project.number()).stream().map(move -> new MoveRow(conventions.moment(move.movedAt()),
            move.milestone(), conventions.day(move.from()), conventions.day(move.to()), move.reason(),
            move.movedBy() == null ? "Handover" : move.movedBy())).toList());
    }

    private static Row row(Milestone milestone, LocalDate today, Typed typed, Conventions conventions) {
        String name = milestone.name();
        String people = Stream.of(milestone.vendorPerson(), milestone.customerPerson()).filter(person -> person != null)
            .reduce((ours, theirs) -> ours + ", " + theirs).orElse("");
        // a form that fits no more, because the milestone was reached or reopened meanwhile, gives what was typed to the one that does
        boolean typing = typed.isIn("move", name) || typed.isIn("reopen", name);
        return new Row(name, conventions.day(milestone.plannedOn()), conventions.day(milestone.forecastOn()),
            milestone.forecastOn().isAfter(milestone.plannedOn()), conventions.day(milestone.actualOn()), milestone.isLate(today),
            milestone.actualOn() != null && !milestone.actualOn().isAfter(milestone.plannedOn()),
            milestone.bufferUsed() + " of " + milestone.bufferDays() + " days", people, milestone.forecastOn().toString(), typing,
            typed.field("move", name, "forecastOn"), typing ? typed.fields().getOrDefault("reason", "") : "",
            typing ? typed.problems() : List.of());
    }

    private void addBudget(ModelAndView page, Project project, Typed typed, Conventions conventions) {
        BigDecimal approved = budgets.approved(project.number());
        BigDecimal spent = budgets.spent(project.number());
        page.addObject("approved", conventions.euros(approved));
        page.addObject("spent", conventions.euros(spent));
        page.addObject("left", conventions.euros(approved.subtract(spent)));
        page.addObject("overrun", spent.compareTo(approved) > 0);
        page.addObject("hours", conventions.hours(budgets.hours(project.number())));
        page.addObject("onBudget", PlanFigures.onBudget(spent, approved).map(conventions::percent).orElse(null));
        page.addObject("approvals", budgets.approvals(project.number()).stream().map(approval -> new ApprovalRow(
            conventions.euros(approval.amount()), approval.reason(), approval.approvedBy() == null ? "Handover" : approval.approvedBy()))
            .toList());
        page.addObject("budgetAmount", typed.field("budget", "", "amount"));
        page.addObject("budgetReason", typed.field("budget", "", "reason"));
        page.addObject("budgetProblems", typed.problemsOf("budget", ""));
    }

    private void addBookings(ModelAndView page, Project project, LocalDate today, Typed typed, boolean all, String person,
            Conventions conventions) {
        List<Booking> bookings = budgets.bookings(project.number());
        List<Booking> shown = all ? bookings : bookings.stream().limit(SHOWN).toList();
        page.addObject("bookings", shown.stream().map(booking -> row(booking, typed, person, conventions)).toList());
        page.addObject("noBookings", bookings.isEmpty());
        page.addObject("more", bookings.size() > shown.size());
        page.addObject("allBookings", bookings.size());
        Map<String, String> fields = new HashMap<>(typed.form().equals("booking") ? typed.fields() : Map.of());
        fields.putIfAbsent("workedOn", today.toString());
        List.of("workedOn", "hours", "cost", "what").forEach(field -> page.addObject("booking" + Character.toUpperCase(field.charAt(0))
            + field.substring(1), fields.getOrDefault(field, "")));
        page.addObject("bookingKinds", kinds().map(kind -> new Choice(kind, KINDS.get(kind), kind.equals(fields.get("kind")))).toList());
        page.addObject("bookingProblems", typed.problemsOf("booking", ""));
    }

    /** What may be booked. */
    static Stream<String> kinds() {
        return Stream.of("work", "travel", "licence", "other");
    }

    private static BookingRow row(Booking booking, Typed typed, String person, Conventions conventions) {
        String id = Long.toString(booking.id());
        String takenBack = booking.takenBackBecause() == null ? null : booking.takenBackBecause()
            + (booking.takenBackBy() == null ? "" : " (" + booking.takenBackBy() + ")");
        return new BookingRow(booking.id(), conventions.day(booking.workedOn()), booking.person(),
            KINDS.getOrDefault(booking.kind(), booking.kind()), conventions.hours(booking.hours()), conventions.euros(booking.cost()),
            booking.what(), takenBack, booking.person().equals(person), typed.isIn("back", id),
            typed.field("back", id, "reason"), typed.problemsOf("back", id));
    }

    private static TeamRow row(Team team, Conventions conventions) {
        return new TeamRow(team.team(), team.lead(), team.users(), conventions.day(team.sprintStartOn()), conventions.day(team.goLiveOn()),
            team.isOutOfStep());
    }
}
