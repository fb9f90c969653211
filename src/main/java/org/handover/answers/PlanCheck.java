package org.handover.answers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.plan.PlanFigures;
import org.springframework.stereotype.Component;

/**
 * A plan is one that can be kept: phases end one after another, nothing new is planned for a day that is past where the customer is,
 * and there is buffer (UPG-07, UPG-34, UPG-62).
 */
@Component
class PlanCheck implements AnswerCheck {

    private final Projects projects;
    private final Milestones milestones;
    private final Clock clock;

    PlanCheck(Projects projects, Milestones milestones, Clock clock) {
        this.projects = projects;
        this.milestones = milestones;
        this.clock = clock;
    }

    @Override
    public List<String> problems(Answer answer) {
        Project project = answer.projectNumber() == null ? null : projects.find(answer.projectNumber()).orElse(null);
        List<String> problems = new ArrayList<>();
        if (answer.fields().get("approvedBudget") instanceof Number budget && budget.doubleValue() < 0) {
            problems.add("The approved budget is less than nothing.");
        }
        if (project == null || !(answer.fields().get("milestones") instanceof List<?> list)) {
            return problems;
        }
        List<Milestone> known = milestones.of(project.number());
        List<Milestone> planned = Rows.of(list).stream().filter(row -> row.get("plannedOn") instanceof String day && !day.isBlank())
            .map(row -> planned(row, known)).toList();
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        Set<String> seen = new HashSet<>();
        for (Milestone milestone : planned) {
            if (!seen.add(milestone.name())) {
                problems.add("“" + milestone.name() + "” is planned twice.");
            }
            if (milestone.bufferDays() < 0) {
                problems.add("The buffer of “" + milestone.name() + "” is less than nothing.");
            }
            if (milestone.actualOn() == null && milestone.forecastOn().isBefore(today) && !stands(milestone, known)) {
                problems.add("“" + milestone.name() + "” is planned for " + milestone.forecastOn() + ", but it is " + today + " in "
                    + project.zone() + " already.");
            }
        }
        problems.addAll(PlanFigures.outOfOrder(planned));
        if (planned.size() > 1) {
            wholePlan(planned, problems);
        }
        return problems;
    }

    /** Whether it was expected on that day before; a date that has slipped is not the fault of this answer. */
    private static boolean stands(Milestone milestone, List<Milestone> known) {
        return known.stream()
            .anyMatch(before -> before.name().equals(milestone.name()) && before.forecastOn().equals(milestone.forecastOn()));
    }

    private static void wholePlan(List<Milestone> planned, List<String> problems) {
        List<LocalDate> days = planned.stream().map(Milestone::expectedOn).sorted().toList();
        if (days.get(0).equals(days.get(days.size() - 1))) {
            problems.add("All milestones are planned for " + days.get(0) + ". The last one comes after the first.");
        }
        if (planned.stream().allMatch(milestone -> milestone.bufferDays() == 0)) {
            problems.add("The plan has no buffer. Give at least one milestone some days.");
        }
    }

    /** As {@code keepPlan} would keep it: a milestone that is known keeps its planned date, and another date is its new forecast. */
    private static Milestone planned(Map<String, Object> row, List<Milestone> known) {
        String name = Objects.toString(row.get("milestone"), "").strip();
        LocalDate day = LocalDate.parse((String) row.get("plannedOn"));
        int buffer = row.get("bufferDays") instanceof Number days ? days.intValue() : 0;
        Milestone before = known.stream().filter(milestone -> milestone.name().equals(name)).findFirst().orElse(null);
        if (before == null) {
            return new Milestone(name, day, day, null, buffer, null, null);
        }
        return new Milestone(name, before.plannedOn(), day.equals(before.plannedOn()) ? before.forecastOn() : day, before.actualOn(),
            buffer, before.vendorPerson(), before.customerPerson());
    }
}
