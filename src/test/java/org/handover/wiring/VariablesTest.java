package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.handover.wiring.Bundle.Diagram;
import org.handover.wiring.Bundle.Given;
import org.junit.jupiter.api.Test;

/** The variables that diagrams read, against the fields of forms and what steps set: an unset one stops a process. */
class VariablesTest {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern VARIABLE = Pattern.compile("(?<![\\w.])([a-z]\\w*)(?![\\w(.])");

    /** What the engine itself knows in an expression. */
    private static final Set<String> WORDS = Set.of("execution", "task", "true", "false", "null", "empty", "not", "and",
        "or", "eq", "ne");

    @Test
    void everyVariableThatAnExpressionReadsIsAFieldOfAFormOrSetByAStep() {
        Set<String> known = known();
        assertThat(read()).hasSizeGreaterThan(10)
            .allSatisfy(variable -> assertThat(known).as(variable.place().toString()).contains(variable.value()));
    }

    @Test
    void everyVariableHandedToOrFromACalledProcessIsAFieldOfAFormOrSetByAStep() {
        Set<String> known = known();
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(CamundaIn.class)).filteredOn(in -> in.getCamundaSource() != null).allSatisfy(in ->
                assertThat(known).as(Bundle.place(diagram, in).toString()).contains(in.getCamundaSource()));
            assertThat(diagram.all(CamundaOut.class)).filteredOn(out -> out.getCamundaSource() != null).allSatisfy(out ->
                assertThat(known).as(Bundle.place(diagram, out).toString()).contains(out.getCamundaSource()));
        }
    }

    private static List<Given> read() {
        return Bundle.inExpressions(EXPRESSION).stream()
            .filter(expression -> !StepsTest.isBean(expression.value()))
            .flatMap(expression -> VARIABLE.matcher(TEXT.matcher(expression.value()).replaceAll("")).results()
                .map(variable -> new Given(variable.group(1), expression.place())))
            .filter(variable -> !WORDS.contains(variable.value())).toList();
    }

    static Set<String> known() {
        Set<String> known = new TreeSet<>(JavaSources.read().reaching(VariableScope.class, "setVariable", 0).texts());
        Bundle.forms().forEach(form -> form.content().path("components").forEach(field -> addKeys(field, known)));
        Bundle.diagrams().forEach(diagram -> diagram.all(StartEvent.class).stream()
            .map(StartEvent::getCamundaInitiator).filter(initiator -> initiator != null).forEach(known::add));
        return known;
    }

    /** The fields of a list are no variables, only the list is. */
    private static void addKeys(JsonNode field, Set<String> known) {
        if (field.has("path")) {
            known.add(field.path("path").asText());
        } else if (field.has("key")) {
            known.add(field.path("key").asText());
        } else {
            field.path("components").forEach(inner -> addKeys(inner, known));
        }
    }
}
