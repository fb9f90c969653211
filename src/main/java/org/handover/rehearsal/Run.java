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
 * @param rules the numbered rules that held on the way of some scenario, each with the names of the elements that carried it
 */
public record Run(List<Told> told, Map<String, Set<String>> rules) {

    /**
     * A subprocess or a call of another process sums its steps up in its documentation, so it carries a rule only where no step names it.
     *
     * @param inForce the ids of all definitions in force
     */
    static Run of(List<Told> told, Drawn drawn, Set<String> inForce) {
        Set<String> ofSteps = drawn.rulesOfSteps(inForce);
        Map<String, Set<String>> rules = new TreeMap<>();
        for (Told one : told) {
            for (Passed passed : one.passed()) {
                boolean sumsUp = drawn.isContainer(passed.process(), passed.element());
                drawn.rules(passed.process(), passed.element()).stream().filter(rule -> !sumsUp || !ofSteps.contains(rule))
                    .forEach(rule -> rules.computeIfAbsent(rule, carried -> new TreeSet<>()).add(drawn.name(passed.process(), passed.element())));
            }
        }
        return new Run(told, rules);
    }

    /** Whether a step failed, an answer was refused, a day never came or a project never ended. */
    public boolean hasProblems() {
        return told.stream().anyMatch(Told::hasProblems);
    }
}
