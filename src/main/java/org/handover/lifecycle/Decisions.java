package org.handover.lifecycle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Reads the decision tables that process owners keep. Each has one output. */
@Component
public class Decisions {

    private static final int ENTRIES_KEPT = 5000;

    private final DecisionService decisionService;
    private final RepositoryService repositoryService;
    private final IdentityService identityService;
    /** A version of a table gives the same inputs the same entry always, and FEEL takes long over the cells of a table. */
    private final ConcurrentLruCache<Question, Object> entries = new ConcurrentLruCache<>(ENTRIES_KEPT, this::evaluate);

    private record Question(String table, String version, Map<String, Object> inputs) {
    }

    Decisions(DecisionService decisionService, RepositoryService repositoryService, IdentityService identityService) {
        this.decisionService = decisionService;
        this.repositoryService = repositoryService;
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
        return asTheProduct(() -> {
            DecisionDefinition latest = repositoryService.createDecisionDefinitionQuery().decisionDefinitionKey(table).latestVersion()
                .singleResult();
            if (latest == null) {
                throw new IllegalStateException("There is no table “" + table + "”.");
            }
            return entries.get(new Question(table, latest.getId(), new HashMap<>(inputs)));
        });
    }

    private Object evaluate(Question question) {
        Object entry = decisionService.evaluateDecisionTableById(question.version(), question.inputs()).getSingleEntry();
        if (entry == null) {
            throw new IllegalStateException("The table “" + question.table() + "” has no row for " + question.inputs() + ".");
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
