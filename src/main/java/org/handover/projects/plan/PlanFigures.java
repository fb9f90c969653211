package org.handover.projects.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a plan says in figures. Pure functions. */
public final class PlanFigures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PlanFigures() {
    }

    /**
     * On-time: of the milestones that are reached or should be, how many were reached by their planned date (UPG-46).
     *
     * @param today the customer's calendar date; a milestone planned for today is not overdue
     * @return in percent with one decimal; empty while nothing is reached or overdue
     */
    public static Optional<BigDecimal> onTime(List<Milestone> milestones, LocalDate today) {
        List<Milestone> due = milestones.stream()
            .filter(milestone -> milestone.actualOn() != null || milestone.plannedOn().isBefore(today)).toList();
        long onTime = due.stream()
            .filter(milestone -> milestone.actualOn() != null && !milestone.actualOn().isAfter(milestone.plannedOn())).count();
        return percent(BigDecimal.valueOf(onTime), BigDecimal.valueOf(due.size()));
    }

    /**
     * On-budget: the actual cost against the approved budget (UPG-47); more than 100 is an overrun.
     *
     * @return in percent with one decimal; empty where no budget is approved
     */
    public static Optional<BigDecimal> onBudget(BigDecimal spent, BigDecimal approved) {
        return percent(spent, approved);
    }

    /** A sentence for each phase that is expected to end before the one before it; phases follow one another. */
    public static List<String> outOfOrder(List<Milestone> milestones) {
        List<Milestone> phases = Milestone.OF_PHASES.stream()
            .map(name -> milestones.stream().filter(milestone -> milestone.name().equals(name)).findFirst().orElse(null))
            .filter(Objects::nonNull).toList();
        List<String> sentences = new ArrayList<>();
        for (int i = 1; i < phases.size(); i++) {
            if (phases.get(i).expectedOn().isBefore(phases.get(i - 1).expectedOn())) {
                sentences.add("“" + phases.get(i).name() + "” is to be reached before “" + phases.get(i - 1).name()
                    + "”, although it follows that milestone.");
            }
        }
        return sentences;
    }

    private static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? Optional.empty() : Optional.of(part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP));
    }
}
