package org.handover.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Reads the decision tables that process owners keep. Each has one output. */
@Component
public class Decisions {

    private final DecisionService decisionService;
    private final IdentityService identityService;

    Decisions(DecisionService decisionService, IdentityService identityService) {
        this.decisionService = decisionService;
        this.identityService = identityService;
    }

    /**
     * The text that a table gives.
     *
     * @throws IllegalStateException if the table has no row for these inputs
     */
    public String text(String table, Map<String, Object> inputs) {
        return entry(table, inputs).toString();
    }

    /**
     * The number that a table gives.
     *
     * @throws IllegalStateException if the table has no row for these inputs
     */
    public double number(String table, Map<String, Object> inputs) {
        return ((Number) entry(table, inputs)).doubleValue();
    }

    /** The lines of a text that a table gives, without empty ones. */
    public List<String> lines(String table, Map<String, Object> inputs) {
        return text(table, inputs).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private Object entry(String table, Map<String, Object> inputs) {
        Object entry = asTheProduct(() -> decisionService.evaluateDecisionTableByKey(table, inputs).getSingleEntry());
        if (entry == null) {
            throw new IllegalStateException("The table “" + table + "” has no row for " + inputs + ".");
        }
        return entry;
    }

    /** The product reads its tables whoever it is that acts; not everybody may evaluate a table of his own accord. */
    private Object asTheProduct(Supplier<Object> reading) {
        var caller = identityService.getCurrentAuthentication();
        identityService.clearAuthentication();
        try {
            return reading.get();
        } finally {
            if (caller != null) {
                identityService.setAuthentication(caller.getUserId(), caller.getGroupIds(), caller.getTenantIds());
            }
        }
    }
}
