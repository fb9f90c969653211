package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person starts to tell a running project something. */
@Deployment(resources = {"bpmn/cancel-project.bpmn", "bpmn/roll-back-go-live.bpmn", "bpmn/correct-go-live-date.bpmn",
    "bpmn/raise-warranty-item.bpmn", "bpmn/request-scope-change.bpmn", "bpmn/reopen-phase.bpmn"})
class TellProjectTest {

    @RegisterExtension
    final ProcessEngineExtension extension = DiagramEngine.extension();
    private final DiagramEngine engine = new DiagramEngine();

    @ParameterizedTest
    @CsvSource({
        "cancel-project,       Project cancelled,       end_projectCancelled",
        "roll-back-go-live,    Go-live rolled back,     end_goLiveRolledBack",
        "correct-go-live-date, Go-live date corrected,  end_goLiveDateCorrected",
        "raise-warranty-item,  Warranty item raised,    end_itemRaised",
        "request-scope-change, Scope change requested,  end_changeAskedFor",
        "reopen-phase,         Phase reopened,          end_phaseReopened"})
    void theProjectIsToldOnceAndNobodyElseHasToDoAnything(String process, String message, String end) {
        ProcessInstance telling = engine.start(process, "P-1", Map.of());

        assertThat(telling).isEnded().hasPassed(end);
        assertThat(engine.done()).containsExactly("tellProject " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel-project", "roll-back-go-live", "correct-go-live-date", "raise-warranty-item", "request-scope-change",
        "reopen-phase"})
    void aProjectThatCannotBeToldRefusesTheStartAndNothingIsLeft(String process) {
        engine.when("tellProject", execution -> {
            throw new IllegalArgumentException("There is no project P-1.");
        });

        assertThatThrownBy(() -> engine.start(process, "P-1", Map.of())).hasMessageContaining("There is no project P-1.");

        assertThat(extension.getRuntimeService().createProcessInstanceQuery().count()).isZero();
        assertThat(extension.getManagementService().createJobQuery().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel-project", "roll-back-go-live", "correct-go-live-date", "raise-warranty-item", "reopen-phase"})
    void whoStartsItIsWhoAskedForIt(String process) {
        Map<String, Object> told = new HashMap<>();
        engine.when("tellProject", execution -> told.putAll(execution.getVariables()));
        extension.getIdentityService().setAuthenticatedUserId("manager");
        try {
            engine.start(process, "P-1", Map.of("reason", "the customer withdrew"));
        } finally {
            extension.getIdentityService().clearAuthentication();
        }

        assertThat(told).containsEntry("requestedBy", "manager").containsEntry("projectNumber", "P-1")
                .containsEntry("reason", "the customer withdrew");
    }

    /** A change of scope is asked for by somebody else, whom the form names. */
    @Test
    void whoEntersAChangeOfScopeIsKeptBesideWhoAskedForIt() {
        Map<String, Object> told = new HashMap<>();
        engine.when("tellProject", execution -> told.putAll(execution.getVariables()));
        extension.getIdentityService().setAuthenticatedUserId("manager");
        try {
            engine.start("request-scope-change", "P-1", Map.of("requestedBy", "Olivia Hart"));
        } finally {
            extension.getIdentityService().clearAuthentication();
        }

        assertThat(told).containsEntry("requestedBy", "Olivia Hart").containsEntry("enteredBy", "manager");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel-project", "roll-back-go-live", "correct-go-live-date", "raise-warranty-item", "request-scope-change",
        "reopen-phase"})
    void theStartFormHasTheNameOfTheProcess(String process) {
        var definition = extension.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process)
                .singleResult();

        var form = extension.getFormService().getStartFormData(definition.getId()).getCamundaFormRef();

        assertThat(form.getKey()).isEqualTo(process);
        assertThat(form.getBinding()).isEqualTo("latest");
        assertThat(definition.isStartableInTasklist()).isTrue();
    }
}
