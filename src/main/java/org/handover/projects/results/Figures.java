package org.handover.projects.results;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.handover.projects.Project;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestones;
import org.handover.projects.plan.PlanFigures;
import org.handover.projects.results.Surveys.SurveyAnswer;
import org.springframework.stereotype.Component;

/** Works the indicators of a project out from its facts (UPG-45 to UPG-53). */
@Component
public class Figures {

    private final Milestones milestones;
    private final Budgets budgets;
    private final Surveys surveys;
    private final Results results;
    private final Checklists checklists;
    private final Clock clock;

    Figures(Milestones milestones, Budgets budgets, Surveys surveys, Results results, Checklists checklists, Clock clock) {
        this.milestones = milestones;
        this.budgets = budgets;
        this.surveys = surveys;
        this.results = results;
        this.checklists = checklists;
        this.clock = clock;
    }

    /**
     * Where a project stands. What it spent is our cost and never shown to a customer, and {@code budgetPercent} neither.
     *
     * @param onTimePercent of the milestones that are reached or should be; empty before the first
     * @param spent our cost, in euros
     * @param result empty while nothing was measured
     */
    public record Standing(Optional<BigDecimal> onTimePercent, BigDecimal approved, BigDecimal spent, Optional<BigDecimal> budgetPercent,
            int answers, Optional<BigDecimal> satisfaction, int tickets, int snags, int defects,
            Optional<Result> result) {

        public Optional<BigDecimal> adoptionPercent() {
            return result.flatMap(measured -> Kpis.adoptionPercent(measured.activeUsers(), measured.intendedUsers()));
        }

        public Optional<BigDecimal> roiPercent() {
            return result.flatMap(measured -> Kpis.roiPercent(measured.benefits(), measured.investment()));
        }
    }

    /** @param ticketsOfDefects tickets of defects that were raised since go-live */
    public Standing of(Project project, int ticketsOfDefects) {
        String number = project.number();
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        BigDecimal approved = budgets.approved(number);
        BigDecimal spent = budgets.spent(number);
        List<Integer> said = surveys.of(number).stream().map(SurveyAnswer::satisfaction).toList();
        int snags = checklists.of(number, Checklist.SNAG_LIST.id()).size();
        return new Standing(PlanFigures.onTime(milestones.of(number), today), approved, spent, PlanFigures.onBudget(spent, approved), said.size(), Kpis.satisfaction(said), ticketsOfDefects, snags,
            Kpis.defects(ticketsOfDefects, snags), results.find(number));
    }
}
