package org.handover.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handover.rehearsal.Told.Passed;

/**
 * How all scenarios went with one set of models.
 *
 * @param rules    the numbered rules that held on the way of some scenario, each with the names of the steps and events that carried it
 * @param summedUp the same for subprocesses and calls of other processes, whose documentation sums up what is in them
 */
public record Run(List<Told> told, Map<String, Set<String>> rules, Map<String, Set<String>> summedUp) {

    static Run of(List<Told> told, Drawn drawn) {
        Map<String, Set<String>> rules = new TreeMap<>();
        Map<String, Set<String>> summedUp = new TreeMap<>();
        for (Told one : told) {
            for (Passed passed : one.passed()) {
                Map<String, Set<String>> carried = drawn.isContainer(passed.process(), passed.element()) ? summedUp : rules;
                drawn.rules(passed.process(), passed.element()).forEach(rule ->
                    carried.computeIfAbsent(rule, carriers -> new TreeSet<>()).add(drawn.name(passed.process(), passed.element())));
            }
        }
        return new Run(told, rules, summedUp);
    }

    /** The rules that held here and hold no longer in another run. What a step carried, no summary carries in its place. */
    Map<String, Set<String>> rulesGoneIn(Run other) {
        Map<String, Set<String>> gone = new TreeMap<>(rules);
        gone.keySet().removeAll(other.rules.keySet());
        summedUp.forEach((rule, carriers) -> {
            if (!rules.containsKey(rule) && !other.rules.containsKey(rule) && !other.summedUp.containsKey(rule)) {
                gone.put(rule, carriers);
            }
        });
        return gone;
    }

    /** Whether a step failed, an answer was refused, a day never came or a project never ended. */
    public boolean hasProblems() {
        return told.stream().anyMatch(Told::hasProblems);
    }
}
