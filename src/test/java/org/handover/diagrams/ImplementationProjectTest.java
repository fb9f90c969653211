package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phases stand for themselves as processes of one task each, named after the phase. */
@Deployment(resources = "bpmn/implementation-project.bpmn")
class ImplementationProjectTest {

    private static final String KIND = "implementation-cloud";
    private static final List<String> BEFORE_GO_LIVE = List.of("preparation", "system-build", "enablement", "approval");
    private static final List<String> BESIDE = List.of("risk-review", "status-reporting");
    private static final List<String> ALL = Stream.of(BEFORE_GO_LIVE, BESIDE,
            List.of("initiation", "go-live", "completion", "warranty", "support-handover", "scope-change")).flatMap(List::stream).toList();

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = DiagramEngine.extension();

    private final DiagramEngine diagram = new DiagramEngine();

    @BeforeEach
    void phasesAreOneTaskEach() {
        var deployment = ENGINE.getRepositoryService().createDeployment();
        for (String phase : ALL) {
            deployment.addModelInstance(phase + ".bpmn", Bpmn.createExecutableProcess(phase).camundaHistoryTimeToLiveString("P1D")
                    .startEvent().userTask("task_" + phase).endEvent().done());
        }
        ENGINE.manageDeployment(deployment.deploy());
        diagram.when("registerProject", execution -> execution.setVariable("conditionsAttached", true));
    }

    @Test
    @Tag("DEP-02")
    void phasesFollowEachOtherUntilTheProjectIsCompleted() {
        ProcessInstance project = open();
        assertThat(diagram.done()).containsExactly("registerProject");
        assertThat(running()).containsExactly("initiation");
        decide("go");
        for (String phase : BEFORE_GO_LIVE) {
            assertThat(running()).containsExactly(phase);
            finish(phase);
        }
        takeLive("2026-09-25");
        assertThat(running()).containsExactly("completion", "support-handover", "warranty");

        finish("completion");
        finish("warranty");
        assertThat(project).isNotEnded();
        finish("support-handover");
        assertThat(project).isWaitingAt("event_timeToContestOver");
        diagram.passTo("2026-09-15T08:00:00Z");
        assertThat(project).isEnded().hasPassed("end_afterGoLive", "end_projectCompleted").hasNotPassed("end_projectCancelled");
        assertThat(diagram.done()).containsExactly("registerProject");
    }

    @Test
    @Tag("PROJ-04")
    void thereIsNoProjectWhereTheCustomerSaysNoGo() {
        ProcessInstance project = open();
        decide("no-go");

        assertThat(project).isEnded().hasPassed("end_noGo").hasNotPassed("subProcess_project", "end_projectCompleted");
        assertThat(ENGINE.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    }

    @Test
    @Tag("PROJ-21") @Tag("UPG-16") @Tag("UPG-23")
    void statusAndRisksRunBesideAllPhasesAndEndWithTheProject() {
        ProcessInstance project = live();
        assertThat(beside()).containsExactlyElementsOf(BESIDE);

        List.of("completion", "warranty", "support-handover").forEach(this::finish);
        assertThat(beside()).containsExactlyElementsOf(BESIDE);
        diagram.passTo("2026-09-15T08:00:00Z");
        assertThat(project).isEnded().hasPassed("end_projectOver");
        assertThat(ENGINE.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void statusReportingThatEndsKeepsNobodyWaiting() {
        ProcessInstance project = start();
        BESIDE.forEach(this::finish);

        assertThat(running()).containsExactly("preparation");
        assertThat(project).hasPassed("end_reportingEnded", "end_reviewsEnded");
    }

    @Test
    @Tag("UPG-18") @Tag("PROJ-25")
    void aChangeOfScopeIsSettledBesideThePhasesAndTheProjectDoesNotEndBefore() {
        ProcessInstance project = start();
        diagram.tell("P-1", "Scope change requested", Map.of("title", "A second queue", "description", "For orders", "requestedBy", "manager",
                "requestedOn", "2026-09-01"));
        diagram.tell("P-1", "Scope change requested", Map.of("title", "A third queue"));
        assertThat(running()).containsExactly("preparation", "scope-change", "scope-change");
        ENGINE.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("scope-change").variableValueEquals("title", "A third queue")
                .list().forEach(change -> ENGINE.getRuntimeService().deleteProcessInstance(change.getId(), "only the other one matters"));

        assertThat(given("scope-change")).containsEntry("title", "A second queue").containsEntry("requestedOn", "2026-09-01");
        BEFORE_GO_LIVE.forEach(this::finish);
        takeLive("2026-09-25");
        List.of("completion", "warranty", "support-handover").forEach(this::finish);
        diagram.passTo("2026-10-15T08:00:00Z");
        assertThat(project).isNotEnded().hasPassed("subProcess_project");
        finish("scope-change");
        assertThat(project).isEnded().hasPassed("end_changeSettled", "end_projectCompleted");
    }

    @ParameterizedTest
    @CsvSource({"preparation, preparation", "build, system-build", "enablement, enablement", "approval, approval", "handover, support-handover"})
    @Tag("PROJ-27") @Tag("R16")
    void aReopenedPhaseIsGoneThroughAgainWhileTheOthersGoOn(String phase, String process) {
        ProcessInstance project = start();
        finish("preparation");
        diagram.forget();
        diagram.passTo("2026-09-01T09:00:00Z");
        diagram.tell("P-1", "Phase reopened", Map.of("phase", phase, "reason", "The charter names the wrong sponsor.", "requestedBy", "manager"));

        assertThat(diagram.done()).containsExactly("reopenPhase");
        assertThat(running()).containsExactlyInAnyOrder(Stream.of("system-build", process).toArray(String[]::new));
        ENGINE.getTaskService().createTaskQuery().taskDefinitionKey("task_" + process).orderByTaskCreateTime().desc().list().stream()
                .limit(1).forEach(task -> ENGINE.getTaskService().complete(task.getId()));
        diagram.runDue();
        assertThat(diagram.done()).containsExactly("reopenPhase", "closePhase");
        assertThat(project).isNotEnded().hasPassed("end_phaseClosedAgain");
    }

    @Test
    @Tag("PROJ-27")
    void theProjectDoesNotEndWhileAPhaseIsGoneThroughAgain() {
        ProcessInstance project = live();
        diagram.tell("P-1", "Phase reopened", Map.of("phase", "enablement", "reason", "A new team has come.", "requestedBy", "manager"));
        List.of("completion", "warranty", "support-handover").forEach(this::finish);
        diagram.passTo("2026-10-15T08:00:00Z");
        assertThat(project).isNotEnded().hasPassed("subProcess_project");

        finish("enablement");
        assertThat(project).isEnded().hasPassed("end_phaseClosedAgain", "end_projectCompleted");
    }

    @Test
    void projectThatCannotBeRegisteredIsNotStarted() {
        diagram.when("registerProject", execution -> {
            throw new IllegalStateException("P-1 exists already");
        });

        assertThatThrownBy(this::open).hasMessageContaining("P-1 exists already");
        assertThat(ENGINE.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void eachPhaseGetsTheProjectNumberAsVariableAndAsBusinessKey() {
        start();
        BESIDE.forEach(beside -> assertThat(given(beside)).isEqualTo(Map.of("projectNumber", "P-1")));
        for (String phase : BEFORE_GO_LIVE) {
            assertThat(given(phase)).isEqualTo(Map.of("projectNumber", "P-1", "projectKind", KIND));
            finish(phase);
        }
        assertThat(given("go-live")).isEqualTo(Map.of("projectNumber", "P-1", "projectKind", KIND, "conditionsAttached", true));
    }

    @Test
    void goLiveGivesTheDateToCompletionAndWarranty() {
        ProcessInstance project = live();

        assertThat(project).variables().containsEntry("goLiveDate", "2026-09-25").doesNotContainKey("liveDate");
        assertThat(given("completion")).isEqualTo(Map.of("projectNumber", "P-1", "goLiveDate", "2026-09-25"));
        assertThat(given("warranty")).isEqualTo(Map.of("projectNumber", "P-1", "goLiveDate", "2026-09-25"));
        assertThat(given("support-handover")).isEqualTo(Map.of("projectNumber", "P-1", "projectKind", KIND, "goLiveDate", "2026-09-25"));
    }

    @Test
    void completionBeginsBeforeTheWarranty() {
        live();

        // all begin at one moment; this engine numbers what begins, and the number ends the id
        var begun = ENGINE.getHistoryService().createHistoricActivityInstanceQuery().activityType("callActivity").list().stream()
                .sorted(Comparator.comparing(call -> Long.valueOf(call.getId().replaceFirst(".*:", ""))))
                .map(call -> call.getActivityId()).toList();
        assertThat(begun).endsWith("callActivity_completion", "callActivity_warranty", "callActivity_supportHandover");
    }

    @Test
    @Tag("R4")
    void warrantyRunsOnAfterAnEarlySignature() {
        ProcessInstance project = live();
        finish("completion");

        assertThat(running()).containsExactly("support-handover", "warranty");
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
        List.of("completion", "warranty", "support-handover").forEach(this::finish);
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
        assertThat(running()).containsExactly("completion", "support-handover", "warranty");
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

    private ProcessInstance open() {
        diagram.now("2026-09-01T08:00:00Z");
        return diagram.start("implementation-project", "P-1", Map.of("projectKind", KIND));
    }

    /** The customer has said Go. */
    private ProcessInstance start() {
        ProcessInstance project = open();
        decide("go");
        return project;
    }

    private void decide(String decision) {
        diagram.complete("task_initiation", Map.of("customerDecision", decision));
    }

    private ProcessInstance live() {
        ProcessInstance project = start();
        BEFORE_GO_LIVE.forEach(this::finish);
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

    /** The phases that run, without what runs beside all of them. */
    private List<String> running() {
        return all().stream().filter(phase -> !BESIDE.contains(phase)).toList();
    }

    private List<String> beside() {
        return all().stream().filter(BESIDE::contains).toList();
    }

    private List<String> all() {
        return diagram.openTasks().stream().map(task -> task.substring("task_".length())).toList();
    }

    /** The variables that the running phase of this name was given, once it is sure that it has the project's business key. */
    private static Map<String, Object> given(String phase) {
        ProcessInstance instance = ENGINE.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(phase).singleResult();
        assertThat(instance).hasBusinessKey("P-1");
        return ENGINE.getRuntimeService().getVariables(instance.getId());
    }
}
