package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.repository.DecisionDefinitionQuery;
import org.handover.lifecycle.Lifecycle;
import org.handover.models.check.Vocabulary;
import org.handover.models.check.Vocabulary.StepBean;
import org.handover.models.check.Vocabulary.Use;
import org.handover.setup.ProductVocabulary;
import org.handover.wiring.Bundle.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the check of models knows of the product, against the product's code. */
class StepContractsTest {

    private static final Vocabulary VOCABULARY = ProductVocabulary.read();

    static Stream<StepBean> steps() {
        return VOCABULARY.steps().values().stream();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepDeclaresEveryVariableThatItReadsAndNoOther(StepBean step) {
        Class<?> type = type(step);
        Set<String> declared = new TreeSet<>(step.inputs());
        declared.addAll(step.optional());
        Set<String> inItsSource = new TreeSet<>(JavaSources.read().textsIn(type));
        Class<?> facts = type("org.handover.steps.NoticeFacts");
        if (Arrays.stream(type.getDeclaredFields()).anyMatch(field -> field.getType().equals(facts))) {
            inItsSource.addAll(JavaSources.read().textsIn(facts));
        }

        assertThat(declared).containsAll(JavaSources.read().givenBy(type, VariableScope.class, Set.of("getVariable", "hasVariable")));
        assertThat(inItsSource).containsAll(declared);
        assertThat(step.optional()).allSatisfy(input -> assertThat(step.inputs()).doesNotContain(input));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepDeclaresEveryVariableThatItSetsAndNoOther(StepBean step) {
        assertThat(step.sets()).containsExactlyInAnyOrderElementsOf(
            JavaSources.read().givenBy(type(step), VariableScope.class, Set.of("setVariable")));
    }

    @Test
    void stepsAreKnownByWhatTheyCanBeUsedFor() {
        assertThat(VOCABULARY.steps().get("sendNotice").uses()).containsExactly(Use.DELEGATE);
        assertThat(VOCABULARY.steps().get("deadline").uses()).containsExactly(Use.CALLED_IN_EXPRESSIONS);
        assertThat(VOCABULARY.steps().get("deadline").methods()).contains("after", "onDay", "of").doesNotContain("workOut");
        assertThat(VOCABULARY.steps()).doesNotContainKeys("noticeFacts", "projectRecord");
    }

    @Test
    void theMessagesThatTheProductSendsAreThoseThatItsCodeNames() {
        assertThat(VOCABULARY.messages().keySet()).containsExactlyInAnyOrderElementsOf(
            JavaSources.read().reaching(RuntimeService.class, "createMessageCorrelation", 0).texts());
        assertThat(JavaSources.read().textsIn(type("org.handover.steps.EffectOutcomes")))
            .containsAll(VOCABULARY.messages().get("Notice undeliverable"));
        Set<String> told = new TreeSet<>(JavaSources.read().reaching(Lifecycle.class, "tellInstance", 1).texts());
        told.addAll(JavaSources.read().reaching(Lifecycle.class, "tell", 1).texts());
        assertThat(told).containsExactlyInAnyOrderElementsOf(VOCABULARY.messages().keySet());
        assertThat(JavaSources.read().textsIn(type("org.handover.insight.PlanPage")))
            .containsAll(VOCABULARY.messages().get("Milestone moved"));
    }

    @Test
    void theRolesThatTheProductKnowsAreThoseThatItTellsApart() {
        assertThat(VOCABULARY.roles()).containsExactlyInAnyOrderElementsOf(
            JavaSources.read().casesIn(type("org.handover.steps.NoticeSender")));
    }

    @Test
    void theTablesThatTheProductAsksAreGivenTheInputsThatTheyHave() {
        assertThat(VOCABULARY.tables().keySet()).containsExactlyInAnyOrderElementsOf(
            JavaSources.read().reaching(DecisionDefinitionQuery.class, "decisionDefinitionKey", 0).texts());
        for (Table table : Bundle.tables()) {
            assertThat(table.model().getModelElementsByType(org.camunda.bpm.model.dmn.instance.Input.class))
                .extracting(input -> input.getInputExpression().getText().getTextContent())
                .containsExactlyInAnyOrderElementsOf(VOCABULARY.tables().get(table.name()));
        }
    }

    @Test
    void noticesAndGroupsAreThere() {
        assertThat(VOCABULARY.notices()).contains("completion-form", "go-live-form").doesNotContain("signature");
        assertThat(VOCABULARY.groups()).contains("project-managers", "engineers");
        assertThat(VOCABULARY.templates()).containsKey("send-notice/1");
    }

    private static Class<?> type(StepBean step) {
        return type("org.handover.steps." + step.name().substring(0, 1).toUpperCase() + step.name().substring(1));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
