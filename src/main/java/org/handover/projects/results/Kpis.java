package org.handover.projects.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The indicators of a project as pure functions of its figures (UPG-48 to UPG-52); those of its plan are in
 * {@link org.handover.projects.plan.PlanFigures}. Percentages have one decimal, rounded half up. An indicator of nothing, such as a share
 * of no users, is empty and not zero.
 */
public final class Kpis {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Kpis() {
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
