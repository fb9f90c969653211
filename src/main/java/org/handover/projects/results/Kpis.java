package org.handover.projects.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.handover.projects.plan.Milestone;

/**
 * The indicators of a project as pure functions of its figures (UPG-45 to UPG-52). Percentages have one decimal, rounded half up. An
 * indicator of nothing, such as a share of no users, is empty and not zero.
 */
public final class Kpis {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Kpis() {
    }

    /**
     * Share of milestones that were reached by the date agreed at first (UPG-46). One that was not reached although that date is past
     * counts as late; one that is still to come does not count.
     *
     * @param today customer's calendar date
     */
    public static Optional<BigDecimal> onTimePercent(List<Milestone> milestones, LocalDate today) {
        List<Milestone> due = due(milestones, today);
        return percent(BigDecimal.valueOf(due.stream().filter(Kpis::isOnTime).count()), BigDecimal.valueOf(due.size()));
    }

    /** The milestones that {@link #onTimePercent} counts. */
    public static List<Milestone> due(List<Milestone> milestones, LocalDate today) {
        return milestones.stream().filter(milestone -> milestone.actualOn() != null || milestone.plannedOn().isBefore(today)).toList();
    }

    public static boolean isOnTime(Milestone milestone) {
        return milestone.actualOn() != null && !milestone.actualOn().isAfter(milestone.plannedOn());
    }

    /** What was spent of the approved budget (UPG-47): above 100 the budget was not kept. Empty where none was approved. */
    public static Optional<BigDecimal> budgetPercent(BigDecimal spent, BigDecimal approved) {
        return percent(spent, approved);
    }

    /** The average satisfaction, 1 to 5 (UPG-48). Empty without answers. */
    public static Optional<BigDecimal> satisfaction(List<Integer> answers) {
        return answers.isEmpty() ? Optional.empty()
            : Optional.of(BigDecimal.valueOf(answers.stream().mapToInt(Integer::intValue).sum())
                .divide(BigDecimal.valueOf(answers.size()), 1, RoundingMode.HALF_UP));
    }

    /** Bugs and issues found after go-live (UPG-50). */
    public static int defects(int ticketsOfDefects, int snags) {
        return ticketsOfDefects + snags;
    }

    /** Share of the intended users who use the system (UPG-51). Empty where nobody was intended to. */
    public static Optional<BigDecimal> adoptionPercent(int active, int intended) {
        return percent(BigDecimal.valueOf(active), BigDecimal.valueOf(intended));
    }

    /** (benefits − investment) / investment × 100 (UPG-52). Empty where nothing was invested: there is no return on nothing. */
    public static Optional<BigDecimal> roiPercent(BigDecimal benefits, BigDecimal investment) {
        return percent(benefits.subtract(investment), investment);
    }

    private static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP));
    }
}
