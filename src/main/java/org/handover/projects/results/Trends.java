package org.handover.projects.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What past projects have in common: averages, trends, bottlenecks, and where they point to (UPG-58). Pure functions.
 */
public final class Trends {

    /** From so many defects a project on, the average points to testing. */
    private static final BigDecimal MANY_DEFECTS = BigDecimal.valueOf(5);
    /** Below this average satisfaction is a matter to look into. */
    private static final BigDecimal SATISFIED = BigDecimal.valueOf(4);
    /** Below this share the plan itself is in doubt. */
    private static final BigDecimal ON_TIME = BigDecimal.valueOf(80);
    private static final BigDecimal BUDGET = BigDecimal.valueOf(100);

    private Trends() {
    }

    /** One project that has ended; what is not known of it is null. */
    public record Past(String project, BigDecimal onTimePercent, BigDecimal budgetPercent, BigDecimal satisfaction, int defects,
            BigDecimal roiPercent) {
    }

    /** How the newer half of the projects compares with the older one. */
    public enum Direction { BETTER, WORSE, SAME, UNKNOWN }

    /** The average of what is known, one decimal; empty where nothing is. */
    public static Optional<BigDecimal> average(List<Past> projects, Function<Past, BigDecimal> figure) {
        List<BigDecimal> known = projects.stream().map(figure).filter(Objects::nonNull).toList();
        return known.isEmpty() ? Optional.empty()
            : Optional.of(known.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(known.size()), 1, RoundingMode.HALF_UP));
    }

    /**
     * @param newestFirst the projects
     * @param moreIsBetter false for defects and spent budget
     */
    public static Direction direction(List<Past> newestFirst, Function<Past, BigDecimal> figure, boolean moreIsBetter) {
        int half = newestFirst.size() / 2;
        Optional<BigDecimal> newer = average(newestFirst.subList(0, half), figure);
        Optional<BigDecimal> older = average(newestFirst.subList(half, newestFirst.size()), figure);
        if (newer.isEmpty() || older.isEmpty()) {
            return Direction.UNKNOWN;
        }
        int change = newer.get().compareTo(older.get());
        return change == 0 ? Direction.SAME : change > 0 == moreIsBetter ? Direction.BETTER : Direction.WORSE;
    }

    /** How often each occurs, the most frequent first. */
    public static Map<String, Long> byFrequency(List<String> names) {
        Map<String, Long> counted = names.stream().collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return counted.entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** What to look into, in plain sentences (UPG-58); none where nothing stands out. */
    public static List<String> hints(List<Past> projects, String mostFrequentArea) {
        List<String> hints = new ArrayList<>();
        average(projects, past -> BigDecimal.valueOf(past.defects())).filter(defects -> defects.compareTo(MANY_DEFECTS) >= 0)
            .ifPresent(defects -> hints.add("Defects after go-live point to testing: more of them could be found before."));
        average(projects, Past::satisfaction).filter(satisfaction -> satisfaction.compareTo(SATISFIED) < 0)
            .ifPresent(satisfaction -> hints.add("Satisfaction points to communication and training: ask what was missing there."));
        average(projects, Past::onTimePercent).filter(onTime -> onTime.compareTo(ON_TIME) < 0)
            .ifPresent(onTime -> hints.add("Late milestones point to planning: more buffer, or fewer things at once."));
        average(projects, Past::budgetPercent).filter(budget -> budget.compareTo(BUDGET) > 0)
            .ifPresent(budget -> hints.add("Budgets are exceeded on average: scope and estimates need a look."));
        if (mostFrequentArea != null) {
            hints.add("Most lessons are about " + mostFrequentArea + ": begin there in the next project.");
        }
        return hints;
    }
}
