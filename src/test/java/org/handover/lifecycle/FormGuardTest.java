package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

class FormGuardTest {

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
    void anAnswerThatFitsIsKeptAsJsonAndShownToTheNextStep() {
        Task task = start();
        engine.getFormService().submitTaskForm(task.getId(), GOOD);
        assertThat(guarded.answerSeen).contains("\"signedBy\":\"Jane Doe\"", "\"confirmed\":true").doesNotContain("comment");
        Map<String, Object> known = engine.getRuntimeService().getVariables(task.getProcessInstanceId());
        assertThat(known).containsEntry("signedOn", "2026-10-31").containsEntry("comment", null).doesNotContainKey("answer");
        TypedValue rows = engine.getRuntimeService().getVariableTyped(task.getProcessInstanceId(), "rows");
        assertThat(rows).isInstanceOf(JsonValue.class);
        assertThat(guarded.asked.formId()).isEqualTo("guard-answer");
        assertThat(guarded.asked.projectNumber()).isEqualTo("P-1");
        assertThat(guarded.asked.fields().get("rows")).isEqualTo(List.of(Map.of("document", "Manual", "confirmed", true)));
    }

    @Test
    void aBadAnswerNamesEverythingThatIsWrongAndChangesNothing() {
        Task task = start();
        AnswerRefused refused = refused(() -> engine.getFormService().submitTaskForm(task.getId(),
            Map.of("signedBy", "Mallory", "goLiveDate", "2020-01-01")));
        assertThat(refused.problems()).containsExactly("“goLiveDate” is not a field of this form.",
            "“Signed by” must be one of: Jane Doe.", "“Signed on” is missing.", "“Rows” must have exactly the rows that are shown (1).");
        assertOpen(task);
        assertThat(engine.getRuntimeService().getVariables(task.getProcessInstanceId())).doesNotContainKey("goLiveDate");
    }

    @Test
    void aJavaObjectIsNoAnswer() {
        Task task = start();
        assertThat(refused(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of("comment", new Date()))).problems())
            .contains("“comment” is of a kind that no form gives.");
        assertThat(refused(() -> engine.getFormService().submitTaskForm(task.getId(),
            Map.of("rows", SpinValues.jsonValue("[{").create()))).problems()).contains("“rows” is not proper JSON.");
    }

    @Test
    void aListMayComeAsAnyKindOfJson() {
        for (Object rows : List.of(List.of(Map.of("document", "Manual", "confirmed", true)),
            Variables.serializedObjectValue("[{\"document\":\"Manual\",\"confirmed\":true}]").objectTypeName("java.util.ArrayList")
                .serializationDataFormat("application/json").create())) {
            Task task = start();
            engine.getFormService().submitTaskForm(task.getId(), Map.of("signedBy", "Jane Doe", "signedOn", "2026-10-31", "rows", rows));
            TypedValue kept = engine.getRuntimeService().getVariableTyped(task.getProcessInstanceId(), "rows");
            assertThat(kept).isInstanceOf(JsonValue.class);
        }
    }

    @Test
    void aRuleRefusesWhatTheFormAccepts() {
        Task task = start();
        guarded.ruleProblems = List.of("Jane Doe may not sign.");
        assertThat(refused(() -> engine.getFormService().submitTaskForm(task.getId(), GOOD)).getMessage()).isEqualTo("Jane Doe may not sign.");
        assertOpen(task);
    }

    @Test
    void onlyWhoClaimedATaskAnswersIt() {
        Task task = start();
        engine.getIdentityService().setAuthenticatedUserId("anna");
        assertThat(refused(() -> engine.getFormService().submitTaskForm(task.getId(), GOOD))).hasMessage("Claim the task first.");
        engine.getTaskService().claim(task.getId(), "ben");
        assertThat(refused(() -> engine.getFormService().submitTaskForm(task.getId(), GOOD)))
            .hasMessage("This task belongs to ben: only who claimed it can answer it.");
        engine.getIdentityService().setAuthenticatedUserId("ben");
        engine.getFormService().submitTaskForm(task.getId(), GOOD);
        assertThat(guarded.asked.userId()).isEqualTo("ben");
        assertThat(guarded.answerSeen).isNotNull();
    }

    @Test
    void theSecondAnswerIsToldThatTheTaskIsAnswered() {
        Task task = start();
        engine.getFormService().submitTaskForm(task.getId(), GOOD);
        for (ThrowingCallable way : List.<ThrowingCallable>of(() -> engine.getFormService().submitTaskForm(task.getId(), GOOD),
            () -> engine.getTaskService().complete(task.getId()))) {
            assertThat(refused(way)).hasMessageContaining("answered already");
        }
    }

    @Test
    void ofTwoAnswersAtTheSameMomentOneIsKept() throws Exception {
        Task task = start();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Throwable> answer = () -> {
            together.await();
            return catchThrowable(() -> engine.getFormService().submitTaskForm(task.getId(), GOOD));
        };
        ExecutorService people = Executors.newFixedThreadPool(2);
        List<Throwable> outcomes = new ArrayList<>();
        for (Future<Throwable> outcome : people.invokeAll(List.of(answer, answer))) {
            outcomes.add(outcome.get());
        }
        people.shutdown();
        assertThat(outcomes).containsOnlyOnce((Throwable) null).hasAtLeastOneElementOfType(AnswerRefused.class);
    }

    @Test
    void aTaskWithoutAFormOrWithOneThatIsNotDeployedIsRefused() {
        Task task = start();
        engine.getFormService().submitTaskForm(task.getId(), GOOD);
        Task withoutForm = engine.getTaskService().createTaskQuery().singleResult();
        assertThat(refused(() -> engine.getFormService().submitTaskForm(withoutForm.getId(), Map.of())))
            .hasMessage("There is no form to answer this with.");
        engine.getRepositoryService().createDeployment().addModelInstance("lost.bpmn",
            Bpmn.createExecutableProcess("lost").startEvent().userTask("ask").camundaFormRef("lost-form")
                .camundaFormRefBinding("latest").endEvent().done()).deploy();
        ProcessInstance lost = engine.getRuntimeService().startProcessInstanceByKey("lost");
        Task ask = engine.getTaskService().createTaskQuery().processInstanceId(lost.getId()).singleResult();
        assertThat(refused(() -> engine.getFormService().submitTaskForm(ask.getId(), Map.of())))
            .hasMessage("The form “lost-form” is not deployed.");
    }

    @Test
    void aFormDeployedAnewCountsAtOnce() {
        Task task = start();
        engine.getRepositoryService().createDeployment().addString("guard-answer.form",
            "{\"id\":\"guard-answer\",\"components\":[{\"type\":\"number\",\"key\":\"stars\",\"label\":\"Stars\"}]}").deploy();
        assertThat(refused(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of("stars", "many"))))
            .hasMessage("“Stars” must be a number.");
        engine.getFormService().submitTaskForm(task.getId(), Map.of("stars", 5));
    }

    @Test
    void factsBelongToTheTaskAndAreJsonForTheBrowser() {
        Task task = start();
        TypedValue signers = engine.getFormService().getTaskFormVariables(task.getId(), null, false).getValueTyped("signers");
        assertThat(signers).isInstanceOf(JsonValue.class);
        assertThat(engine.getTaskService().getVariableLocal(task.getId(), "about")).isEqualTo("Acme");
        assertThat(engine.getRuntimeService().getVariables(task.getProcessInstanceId())).doesNotContainKeys("about", "signers", "rows");
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
