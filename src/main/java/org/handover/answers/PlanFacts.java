package org.handover.answers;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.handover.lifecycle.FormFacts;
import org.handover.lifecycle.PlanProposal;
import org.handover.lifecycle.Staff;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.plan.PlanFigures;
import org.handover.projects.plan.Teams;
import org.handover.projects.plan.Teams.Team;
import org.springframework.stereotype.Component;

/**
 * The plan of a project on forms (PROJ-16, UPG-07). Staff read English; dates and amounts stand in the conventions of the customer's
 * country.
 */
@Component
class PlanFacts implements FormFacts {

    private final Map<String, Function<Project, Object>> facts;
    private final Projects projects;
    private final Milestones milestones;
    private final Budgets budgets;
    private final Teams teams;
    private final PlanProposal proposal;
    private final Clock clock;

    PlanFacts(Projects projects, Milestones milestones, Budgets budgets, Teams teams, PlanProposal proposal, Staff staff, Clock clock) {
        this.projects = projects;
        this.milestones = milestones;
        this.budgets = budgets;
        this.teams = teams;
        this.proposal = proposal;
        this.clock = clock;
        this.facts = Map.of(
            "milestones", this::milestones,
            "plan", this::plan,
            "budget", this::budget,
            "teams", project -> teams.of(project.number()).stream().map(PlanFacts::row).toList(),
            "teamDates", this::teamDates,
            "staff", project -> staff.people().stream().map(person -> Map.of("value", person.login(), "label",
                person.name().equals(person.login()) ? person.login() : person.name() + " (" + person.login() + ")")).toList());
    }

    @Override
    public Set<String> names() {
        return facts.keySet();
    }

    @Override
    public Map<String, Object> factsFor(Set<String> names, String projectNumber) {
        Project project = projects.find(projectNumber).orElse(null);
        return project == null ? Map.of() : names.stream().filter(facts::containsKey)
            .collect(toMap(name -> name, name -> facts.get(name).apply(project)));
    }

    /** What is planned, or is proposed while nothing is. */
    private List<Map<String, Object>> milestones(Project project) {
        List<Milestone> planned = milestones.of(project.number());
        return (planned.isEmpty() ? proposal.of(project) : planned).stream().map(PlanFacts::row).toList();
    }

    private static Map<String, Object> row(Milestone milestone) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("milestone", milestone.name());
        row.put("plannedOn", milestone.plannedOn().toString());
        row.put("forecastOn", milestone.forecastOn().toString());
        row.put("bufferDays", milestone.bufferDays());
        row.put("vendorPerson", Objects.toString(milestone.vendorPerson(), ""));
        row.put("customerPerson", Objects.toString(milestone.customerPerson(), ""));
        return row;
    }

    private static Map<String, Object> row(Team team) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("team", team.team());
        row.put("lead", team.lead());
        row.put("users", team.users());
        row.put("sprintStartOn", Objects.toString(team.sprintStartOn(), ""));
        row.put("goLiveOn", Objects.toString(team.goLiveOn(), ""));
        return row;
    }

    private String plan(Project project) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        return milestones.of(project.number()).stream().map(milestone -> {
            String expected = milestone.actualOn() != null ? ", reached " + day(milestone.actualOn(), project)
                : milestone.isLate(today) ? ", **late**: was expected " + day(milestone.forecastOn(), project)
                : milestone.forecastOn().equals(milestone.plannedOn()) ? "" : ", now expected " + day(milestone.forecastOn(), project);
            String people = Stream.of(milestone.vendorPerson(), milestone.customerPerson()).filter(Objects::nonNull).collect(joining(", "));
            return "- **" + milestone.name() + ":** planned " + day(milestone.plannedOn(), project)
                + (milestone.bufferDays() > 0 ? " with " + milestone.bufferDays() + " days of buffer" : "") + expected
                + (people.isEmpty() ? "" : " (" + people + ")");
        }).collect(joining("\n"));
    }

    /** Empty while nothing is approved or spent. */
    private String budget(Project project) {
        BigDecimal approved = budgets.approved(project.number());
        BigDecimal spent = budgets.spent(project.number());
        if (approved.signum() == 0 && spent.signum() == 0) {
            return "";
        }
        return "Approved " + euros(approved, project) + ", spent " + euros(spent, project)
            + PlanFigures.onBudget(spent, approved).map(percent -> " (" + number(percent, 1, project) + " %)").orElse("")
            + ", left " + euros(approved.subtract(spent), project) + ".";
    }

    private String teamDates(Project project) {
        return teams.of(project.number()).stream().map(team -> {
            String when = team.goLiveOn() == null ? "no go-live date agreed yet" : "goes live on " + day(team.goLiveOn(), project);
            String sprint = team.sprintStartOn() == null ? "; nobody said when its sprint starts"
                : team.isOutOfStep() ? ". **Warning:** its sprint starts on " + day(team.sprintStartOn(), project)
                    + ", not on that day; go live with the start of a sprint, or say why not"
                : team.goLiveOn() == null ? "; its sprint starts on " + day(team.sprintStartOn(), project)
                : ", the day on which its sprint starts";
            return "- **" + team.team() + "** (" + team.lead() + ", " + team.users() + " users): " + when + sprint + ".";
        }).collect(joining("\n"));
    }

    private static String day(LocalDate day, Project project) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(conventions(project)).format(day);
    }

    private static String euros(BigDecimal amount, Project project) {
        return number(amount, 2, project) + " EUR";
    }

    private static String number(BigDecimal number, int decimals, Project project) {
        NumberFormat format = NumberFormat.getNumberInstance(conventions(project));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    private static Locale conventions(Project project) {
        return new Locale("en", project.country());
    }
}
