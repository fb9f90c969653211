package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways round the form of a task or a start. */
class WaysRoundTheFormTest {

    private static final Map<String, Object> GOOD = Map.of("signedBy", "Jane Doe", "signedOn", "2026-10-31",
        "rows", SpinValues.jsonValue("[{\"document\":\"Manual\",\"confirmed\":true}]").create());

    private static final GuardedEngine guarded = new GuardedEngine();
    private static final ProcessEngine engine = guarded.engine;

    @AfterEach
    void startAnew() {
        guarded.forget();
    }

    @AfterAll
    static void close() {
        guarded.engine.close();
    }

    @Test
    void everyOtherWayToEndATaskIsClosed() {
        Task task = start();
        String id = task.getId();
        var tasks = engine.getTaskService();
        String execution = task.getExecutionId();
        for (ThrowingCallable way : List.<ThrowingCallable>of(
            () -> tasks.complete(id), () -> tasks.complete(id, GOOD),
            () -> tasks.complete(id, Map.of("answeredThroughForm", "yes")),
            () -> tasks.completeWithVariablesInReturn(id, GOOD, false),
            () -> tasks.resolveTask(id, Map.of("goLiveDate", "2020-01-01")), () -> tasks.delegateTask(id, "joe"),
            () -> tasks.handleBpmnError(id, "x", "x", Map.of("goLiveDate", "2020-01-01")), () -> tasks.handleEscalation(id, "x"),
            () -> engine.getRuntimeService().signal(execution, Map.of("goLiveDate", "2020-01-01")))) {
            assertThat(refused(way)).hasMessageContaining("only through its form");
            assertOpen(task);
        }
        assertThat(engine.getRuntimeService().getVariables(task.getProcessInstanceId())).doesNotContainKeys("goLiveDate", "signedOn");
    }

    @Test
    void aRefusedAnswerDoesNotOpenTheWayForAPlainCompletion() {
        Task task = start();
        guarded.ruleProblems = List.of("No.");
        refused(() -> engine.getFormService().submitTaskForm(task.getId(), GOOD));
        guarded.ruleProblems = List.of();
        refused(() -> engine.getTaskService().complete(task.getId(), GOOD));
        assertOpen(task);
    }

    @Test
    void aStartIsCheckedWhicheverWayItIsMade() {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("guarded").singleResult().getId();
        var runtime = engine.getRuntimeService();
        Map<String, Object> bad = Map.of("projectNumber", "p 1", "goLiveDate", "2020-01-01");
        for (ThrowingCallable way : List.<ThrowingCallable>of(
            () -> engine.getFormService().submitStartForm(definition, bad),
            () -> engine.getFormService().submitStartForm(definition, "P-1", bad),
            () -> runtime.startProcessInstanceByKey("guarded", bad), () -> runtime.startProcessInstanceById(definition, bad),
            () -> runtime.createProcessInstanceByKey("guarded").setVariables(bad).execute())) {
            assertThat(refused(way).problems()).containsExactly("“goLiveDate” is not a field of this form.",
                "“Project number” does not have the form that is asked for.");
        }
        assertThat(refused(() -> runtime.startProcessInstanceByKey("guarded"))).hasMessage("“Project number” is missing.");
        for (String activity : List.of("start", "withoutForm")) {
            assertThat(refused(() -> runtime.createProcessInstanceByKey("guarded").setVariable("projectNumber", "P-1")
                .startBeforeActivity(activity).setVariables(bad).execute(true, true))).hasMessageContaining("only through its form");
        }
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void theStarterIsKnownAndCannotBeForged() {
        engine.getIdentityService().setAuthenticatedUserId("anna");
        ProcessInstance started = engine.getRuntimeService().startProcessInstanceByKey("guarded", Map.of("projectNumber", "P-1",
            "documents", List.of(Map.of("document", "Manual"))));
        assertThat(engine.getRuntimeService().getVariable(started.getId(), "orderedBy")).isEqualTo("anna");
        TypedValue documents = engine.getRuntimeService().getVariableTyped(started.getId(), "documents");
        assertThat(documents).isInstanceOf(JsonValue.class);
        assertThat(refused(() -> engine.getRuntimeService().startProcessInstanceByKey("guarded",
            Map.of("projectNumber", "P-1", "orderedBy", "ben")))).hasMessageContaining("“orderedBy” is not a field");
    }

    @Test
    void whatInterruptsATaskIsNotAnAnswer() {
        for (Consumer<Task> interruption : List.<Consumer<Task>>of(
            task -> engine.getManagementService().executeJob(engine.getManagementService().createJobQuery().singleResult().getId()),
            task -> engine.getRuntimeService().createMessageCorrelation("Stop").processInstanceId(task.getProcessInstanceId()).correlate(),
            task -> engine.getRuntimeService().createProcessInstanceModification(task.getProcessInstanceId())
                .cancelAllForActivity("task").execute(),
            task -> engine.getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "test"))) {
            Task task = start();
            interruption.accept(task);
            assertThat(engine.getTaskService().createTaskQuery().taskId(task.getId()).count()).isZero();
            guarded.forget();
        }
    }

    @Test
    void aStartThatWaitsBeforeItsCheckIsNotDeployed() {
        assertThatThrownBy(() -> engine.getRepositoryService().createDeployment().addModelInstance("late.bpmn",
            Bpmn.createExecutableProcess("late").startEvent().camundaAsyncBefore().camundaFormRef("guard-start")
                .camundaFormRefBinding("latest").endEvent().done()).deploy()).hasMessageContaining("must not be asynchronous before");
    }

    private Task start() {
        ProcessInstance instance = engine.getRuntimeService().startProcessInstanceByKey("guarded", Variables.putValue("projectNumber", "P-1"));
        return engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    private void assertOpen(Task task) {
        assertThat(engine.getTaskService().createTaskQuery().taskId(task.getId()).active().count()).isOne();
    }

    private static AnswerRefused refused(ThrowingCallable way) {
        AnswerRefused refused = catchThrowableOfType(AnswerRefused.class, way);
        assertThat(refused).isNotNull();
        return refused;
    }
}
