package org.handover.models.check;

import java.util.Map;
import java.util.Set;

/**
 * What a model may name outside of models: what the product's code, texts and catalogue offer.
 *
 * @param steps     by bean name
 * @param groups    ids of the groups of staff
 * @param notices   names of the notice texts
 * @param roles     the people whom a notice can go to by the product's own words; besides them a notice goes to the roles that the
 *                  form of stakeholders offers
 * @param messages  names of the messages that the product itself sends to diagrams, with the variables that each brings along
 * @param tables    keys of the decision tables that the product asks, with the inputs that it gives by name
 * @param templates by id and version: {@code send-notice/1}
 */
public record Vocabulary(Map<String, StepBean> steps, Set<String> groups, Set<String> notices, Set<String> roles,
                         Map<String, Set<String>> messages, Map<String, Set<String>> tables,
                         Map<String, ElementTemplate> templates) {

    /** How a diagram may name a bean. */
    public enum Use { DELEGATE, TASK_LISTENER, EXECUTION_LISTENER, CALLED_IN_EXPRESSIONS }

    /**
     * A bean that diagrams can name.
     *
     * @param inputs   without which it cannot work
     * @param optional inputs that may be left out
     * @param sets     process variables that it sets
     * @param methods  names of the methods that expressions may call
     */
    public record StepBean(String name, Set<Use> uses, Set<String> inputs, Set<String> optional, Set<String> sets, Set<String> methods) {
    }
}
