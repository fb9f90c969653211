package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The phases stand for themselves as processes of one task each, named after the phase. */
@Deployment(resources = "bpmn/implementation-project.bpmn")
class ImplementationProjectTest {

    private static final List<String> PHASES =
            List.of("preparation", "system-build", "enablement", "approval", "go-live", "completion", "warranty");

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = DiagramEngine.extension();

    private final DiagramEngine diagram = new DiagramEngine();

    @BeforeEach
    void phasesAreOneTaskEach() {
        var deployment = ENGINE.getRepositoryService().createDeployment();
        for (String phase : PHASES) {
            deployment.addModelInstance(phase + ".bpmn", Bpmn.createExecutableProcess(phase).camundaHistoryTimeToLiveString("P1D")
                    .startEvent().userTask("task_" + phase).endEvent().done());
        }
        ENGINE.manageDeployment(deployment.deploy());
        diagram.when("registerProject", execution -> execution.setVariable("conditionsAttached", true));
    }

    @Test
    @Tag("DEP-02")
    void phasesFollowEachOtherUntilTheProjectIsCompleted() {
        ProcessInstance project = start();
        assertThat(diagram.done()).containsExactly("registerProject");
        for (String phase : PHASES.subList(0, 4)) {
            assertThat(running()).containsExactly(phase);
            finish(phase);
        }
        takeLive("2026-09-25");
        assertThat(running()).containsExactly("completion", "warranty");

        finish("completion");
        assertThat(project).isNotEnded();
        finish("warranty");
        assertThat(project).isWaitingAt("event_timeToContestOver");
        diagram.passTo("2026-09-15T08:00:00Z");
        assertThat(project).isEnded().hasPassed("end_afterGoLive", "end_projectCompleted").hasNotPassed("end_projectCancelled");
        assertThat(diagram.done()).containsExactly("registerProject");
    }

    @Test
    void projectThatCannotBeRegisteredIsNotStarted() {
        diagram.when("registerProject", execution -> {
            throw new IllegalStateException("P-1 exists already");
        });

        assertThatThrownBy(this::start).hasMessageContaining("P-1 exists already");
        assertThat(ENGINE.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void eachPhaseGetsTheProjectNumberAsVariableAndAsBusinessKey() {
        start();
        for (String phase : PHASES.subList(0, 4)) {
            assertThat(given(phase)).isEqualTo(Map.of("projectNumber", "P-1"));
            finish(phase);
        }
        assertThat(given("go-live")).isEqualTo(Map.of("projectNumber", "P-1", "conditionsAttached", true));
    }

    @Test
    void goLiveGivesTheDateToCompletionAndWarranty() {
        ProcessInstance project = live();

        assertThat(project).variables().containsEntry("goLiveDate", "2026-09-25").doesNotContainKey("liveDate");
        assertThat(given("completion")).isEqualTo(Map.of("projectNumber", "P-1", "goLiveDate", "2026-09-25"));
        assertThat(given("warranty")).isEqualTo(Map.of("projectNumber", "P-1", "goLiveDate", "2026-09-25"));
    }

    @Test
    void completionBeginsBeforeTheWarranty() {
        live();

        var begun = ENGINE.getHistoryService().createHistoricActivityInstanceQuery().activityType("callActivity")
                .orderPartiallyByOccurrence().asc().list().stream().map(call -> call.getActivityId()).toList();
        assertThat(begun).endsWith("callActivity_completion", "callActivity_warranty");
    }

    @Test
    @Tag("R4")
    void warrantyRunsOnAfterAnEarlySignature() {
        ProcessInstance project = live();
        finish("completion");

        assertThat(running()).containsExactly("warranty");
        assertThat(project).isWaitingAt("callActivity_warranty");
    }

    @Test
    @Tag("R10")
    void rollbackStopsTheClocksAndTheProjectIsTakenLiveAgain() {
        ProcessInstance project = live();
        diagram.forget();
        diagram.when("recordRollback", execution -> execution.setVariable("heard", execution.getVariable("reason")));
        diagram.tell("P-1", "Go-live rolled back", Map.of("reason", "no calls", "requestedBy", "manager"));
        assertThat(heard()).isEqualTo("no calls");

        assertThat(diagram.done()).containsExactly("recordRollback", "sendNotice rolled-back everyone");
        assertThat(running()).containsExactly("go-live");
        assertThat(given("go-live")).containsEntry("conditionsAttached", true);

        takeLive("2026-10-05");
        assertThat(given("completion")).containsEntry("goLiveDate", "2026-10-05");
        finish("completion");
        finish("warranty");
        diagram.passTo("2026-09-15T08:00:00Z");
        assertThat(project).isEnded().hasPassed("end_projectCompleted");
    }

    @Test
    void nothingCanBeRolledBackOrCorrectedBeforeGoLive() {
        start();

        assertThatThrownBy(() -> diagram.tell("P-1", "Go-live rolled back", Map.of()))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
        assertThatThrownBy(() -> diagram.tell("P-1", "Go-live date corrected", Map.of()))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
        assertThat(running()).containsExactly("preparation");
    }

    @Test
    @Tag("R9")
    void goLiveDateIsCorrectedAsOftenAsNeededBesideWhatRuns() {
        ProcessInstance project = live();
        diagram.forget();
        var corrected = new ArrayList<Object>();
        diagram.when("correctGoLiveDate", execution -> {
            corrected.add(execution.getVariable("liveDate"));
            execution.setVariable("acceptanceReopened", false);
        });

        diagram.tell("P-1", "Go-live date corrected", Map.of("liveDate", "2026-09-24"));
        diagram.tell("P-1", "Go-live date corrected", Map.of("liveDate", "2026-09-23"));
        assertThat(diagram.done()).containsExactly("correctGoLiveDate", "correctGoLiveDate");
        assertThat(corrected).containsExactly("2026-09-24", "2026-09-23");
        assertThat(running()).containsExactly("completion", "warranty");
        assertThat(project).isNotEnded().hasPassed("end_datesComputedAnew");
    }

    @Test
    @Tag("UPG-29")
    void cancellationStopsAPhaseThatRuns() {
        ProcessInstance project = start();
        diagram.when("recordCancellation", execution -> execution.setVariable("heard", execution.getVariable("reason")));
        cancel();

        assertThat(heard()).isEqualTo("given up");
        assertThat(diagram.done()).containsExactly("registerProject", "recordCancellation", "sendNotice project-cancelled everyone");
        assertThat(running()).isEmpty();
        assertThat(project).isEnded().hasPassed("end_projectCancelled").hasNotPassed("end_projectCompleted");
        assertThat(ENGINE.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void cancellationStopsCompletionAndWarranty() {
        ProcessInstance project = live();
        cancel();

        assertThat(project).isEnded().hasPassed("end_projectCancelled").hasNotPassed("end_projectCompleted");
        assertThat(ENGINE.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void cancellationIsNotUndoneByAFailureAfterIt() {
        ProcessInstance project = start();
        diagram.when("recordCancellation", execution -> {
            throw new IllegalStateException("out of order");
        });

        assertThatThrownBy(this::cancel).hasMessage("out of order");
        assertThat(running()).isEmpty();
        assertThat(project).isWaitingAt("serviceTask_recordCancellation");
    }

    private ProcessInstance start() {
        diagram.now("2026-09-01T08:00:00Z");
        return diagram.start("implementation-project", "P-1", Map.of());
    }

    private ProcessInstance live() {
        ProcessInstance project = start();
        PHASES.subList(0, 4).forEach(phase -> finish(phase));
        takeLive("2026-09-25");
        return project;
    }

    private void takeLive(String date) {
        diagram.complete("task_go-live", Map.of("goLiveDate", date, "liveDate", date));
    }

    private void cancel() {
        diagram.tell("P-1", "Project cancelled", Map.of("reason", "given up", "requestedBy", "manager"));
    }

    /** What the message said, as a step behind it saw it. */
    private static Object heard() {
        return ENGINE.getHistoryService().createHistoricVariableInstanceQuery().variableName("heard").singleResult().getValue();
    }

    private void finish(String phase) {
        diagram.complete("task_" + phase, Map.of());
    }

    private List<String> running() {
        return diagram.openTasks().stream().map(task -> task.substring("task_".length())).toList();
    }

    /** The variables that the running phase of this name was given, once it is sure that it has the project's business key. */
    private static Map<String, Object> given(String phase) {
        ProcessInstance instance = ENGINE.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(phase).singleResult();
        assertThat(instance).hasBusinessKey("P-1");
        return ENGINE.getRuntimeService().getVariables(instance.getId());
    }
}
