package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/enablement.bpmn")
class EnablementTest {

    private static final Map<String, Object> SESSIONS = Map.of("videoOn", "2026-11-20", "videoAt", "10:00", "workshopOn", "2026-11-23",
        "workshopAt", "13:00");

    @RegisterExtension
    final ProcessEngineExtension extension = DiagramEngine.extension();
    private final DiagramEngine engine = new DiagramEngine();

    @Test
    @Tag("DEP-08") @Tag("DEP-09") @Tag("DEP-10")
    void theSuperuserIsTrainedAndThenTrainsTheUsers() {
        ProcessInstance enablement = sessionsHeld();
        assertThat(enablement).isWaitingAtExactly("gateway_readyToTrainUsers", "userTask_nameSuperuser").task("userTask_nameSuperuser")
                .hasCandidateGroup("project-managers");
        assertThat(engine.done()).contains("sendNotice superuser-request lead");
        engine.forget();

        engine.complete("userTask_nameSuperuser", Map.of());
        assertThat(enablement).isWaitingAtExactly("gateway_readyToTrainUsers", "userTask_trainSuperuser").task("userTask_trainSuperuser")
                .hasCandidateGroup("trainers");

        engine.complete("userTask_trainSuperuser", Map.of());
        assertThat(enablement).isWaitingAtExactly("userTask_recordUsersTrained").task().hasCandidateGroup("trainers");
        assertThat(engine.done()).endsWith("sendNotice train-users superuser");

        engine.complete("userTask_recordUsersTrained", Map.of());
        assertThat(enablement).isEnded().hasPassed("end_usersTrained");
        assertThat(engine.done()).containsExactly("registerSuperuser", "sendNotice superuser-training superuser",
                "sendNotice train-users superuser", "recordSignOff users-trained confirmed train-users", "reachMilestone Users enabled");
    }

    @Test
    @Tag("LIVE-09") @Tag("LIVE-10") @Tag("LIVE-11") @Tag("LIVE-12") @Tag("LIVE-13") @Tag("LIVE-14") @Tag("LIVE-15") @Tag("PROJ-23")
    @Tag("UPG-12")
    void guidesAndDemoAreMadeAndSessionsHeldWhileTheSuperuserIsNamed() {
        ProcessInstance enablement = engine.start("enablement", "P-1", Map.of());
        assertThat(enablement).isWaitingAtExactly("userTask_nameSuperuser", "userTask_writeGuides");
        assertThat(enablement).task("userTask_writeGuides").hasCandidateGroup("trainers");
        engine.forget();

        engine.complete("userTask_writeGuides", Map.of());
        assertThat(enablement).task("userTask_receiveDemo").hasCandidateGroup("trainers");
        assertThat(engine.done()).containsExactly("sendNotice demo-request lead");
        engine.complete("userTask_receiveDemo", Map.of());
        assertThat(engine.done()).endsWith("recordSignOff recorded-demo confirmed demo-request");
        assertThat(enablement).task("userTask_scheduleSessions").hasCandidateGroup("trainers");
        engine.forget();

        engine.complete("userTask_scheduleSessions", SESSIONS);
        assertThat(engine.done()).containsExactly("sendInvitation session-video everyone PT1H 2026-11-20 10:00",
                "sendInvitation session-hands-on superuser PT2H teams",
                "sendInvitation session-admins it PT4H 2026-11-23 13:00", "keepTeams");
        assertThat(enablement).isWaitingAtExactly("userTask_nameSuperuser", "userTask_holdSessions");
        assertThat(enablement).task("userTask_holdSessions").hasCandidateGroup("trainers");

        engine.complete("userTask_holdSessions", Map.of("allSessionsHeld", true));
        assertThat(enablement).as("users are trained by a superuser only")
                .isWaitingAtExactly("gateway_readyToTrainUsers", "userTask_nameSuperuser");
    }

    @Test
    @Tag("LIVE-13")
    void sessionsThatWereNotHeldAreScheduledAndInvitedToAnew() {
        ProcessInstance enablement = engine.start("enablement", "P-1", Map.of());
        engine.complete("userTask_writeGuides", Map.of());
        engine.complete("userTask_receiveDemo", Map.of());
        engine.complete("userTask_scheduleSessions", SESSIONS);
        engine.forget();

        engine.complete("userTask_holdSessions", Map.of("allSessionsHeld", false));
        assertThat(enablement).isWaitingAtExactly("userTask_nameSuperuser", "userTask_scheduleSessions");
        engine.complete("userTask_scheduleSessions", Map.of("videoOn", "2026-12-04"));

        assertThat(engine.done()).contains("sendInvitation session-video everyone PT1H 2026-12-04 10:00");
        assertThat(enablement).isWaitingAtExactly("userTask_nameSuperuser", "userTask_holdSessions");
    }

    @Test
    @Tag("LIVE-12")
    void aLeadWhoSendsNoDemoIsRemindedAndThenTheSponsorIsTold() {
        ProcessInstance enablement = demoAskedForAt("2026-11-02T10:00:00Z");
        assertThat(engine.taskDue("userTask_receiveDemo")).isEqualTo("2026-11-09T10:00:00Z");
        assertThat(engine.due("event_demoReminderDue")).isEqualTo(Instant.parse("2026-11-05T10:00:00Z"));
        assertThat(engine.due("event_demoEscalationDue")).isEqualTo(Instant.parse("2026-11-09T10:00:00Z"));

        engine.passTo("2026-11-05T09:59:59Z");
        assertThat(engine.notices()).isEmpty();
        engine.passTo("2026-11-05T10:00:00Z");
        assertThat(engine.notices()).containsExactly("demo-reminder lead");
        engine.passTo("2026-11-09T10:00:00Z");
        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(engine.notices()).containsExactly("demo-reminder lead", "demo-escalation sponsor");
        assertThat(enablement).isWaitingAtExactly("userTask_trainSuperuser", "userTask_receiveDemo")
                .hasPassed("end_demoReminded", "end_demoEscalated");
    }

    @Test
    void aDemoThatComesAfterTheReminderStopsTheEscalation() {
        ProcessInstance enablement = demoAskedForAt("2026-11-02T10:00:00Z");
        engine.passTo("2026-11-06T10:00:00Z");

        engine.complete("userTask_receiveDemo", Map.of());
        assertThat(engine.timers("event_demoEscalationDue")).isZero();
        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(engine.notices()).containsExactly("demo-reminder lead");
        assertThat(enablement).isWaitingAtExactly("userTask_trainSuperuser", "userTask_scheduleSessions")
                .hasNotPassed("end_demoEscalated");
    }

    @Test
    @Tag("LIVE-12") @Tag("R16")
    void whatCameBackOfTheDemoStandsOnRecordBeforeAnythingFollowsFromIt() {
        ProcessInstance enablement = demoAskedForAt("2026-11-02T10:00:00Z");
        complete(task("userTask_receiveDemo", enablement));
        assertThat(engine.done()).containsExactly("recordSignOff recorded-demo confirmed demo-request");
        assertThat(enablement).isWaitingAtExactly("userTask_trainSuperuser", "serviceTask_recordDemo");
    }

    @Test
    @Tag("DEP-09")
    void aLeadWhoNamesNobodyIsRemindedAndThenTheSponsorIsTold() {
        engine.now("2026-11-02T10:00:00Z");
        ProcessInstance enablement = sessionsHeld();
        engine.forget();
        assertThat(engine.due("event_namingReminderDue")).isEqualTo(Instant.parse("2026-11-05T10:00:00Z"));
        assertThat(engine.due("event_namingEscalationDue")).isEqualTo(Instant.parse("2026-11-09T10:00:00Z"));
        assertThat(engine.taskDue("userTask_nameSuperuser")).isEqualTo("2026-11-09T10:00:00Z");

        engine.passTo("2026-11-05T09:59:59Z");
        assertThat(engine.notices()).isEmpty();
        engine.passTo("2026-11-05T10:00:00Z");
        assertThat(engine.notices()).containsExactly("superuser-reminder lead");
        engine.passTo("2026-11-09T10:00:00Z");
        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(engine.notices()).containsExactly("superuser-reminder lead", "superuser-escalation sponsor");
        assertThat(enablement).isWaitingAtExactly("gateway_readyToTrainUsers", "userTask_nameSuperuser")
                .hasPassed("end_namingReminded", "end_namingEscalated");
    }

    @Test
    void aSuperuserNamedAfterTheReminderStopsTheEscalation() {
        engine.now("2026-11-02T10:00:00Z");
        ProcessInstance enablement = sessionsHeld();
        engine.forget();
        engine.passTo("2026-11-06T10:00:00Z");

        engine.complete("userTask_nameSuperuser", Map.of());
        assertThat(engine.timers("event_namingEscalationDue")).isZero();
        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(enablement).isWaitingAtExactly("gateway_readyToTrainUsers", "userTask_trainSuperuser")
                .hasNotPassed("end_namingEscalated");
        assertThat(engine.notices()).containsExactly("superuser-reminder lead", "superuser-training superuser");
    }

    @Test
    @Tag("DEP-10")
    void aSilentSuperuserIsRemindedAndThenTheSponsorIsTold() {
        ProcessInstance enablement = usersToBeTrainedFrom("2026-11-02T10:00:00Z");
        assertThat(engine.taskDue("userTask_recordUsersTrained")).isEqualTo("2026-11-12T10:00:00Z");
        assertThat(engine.due("event_usersTrainedReminderDue")).isEqualTo(Instant.parse("2026-11-07T10:00:00Z"));
        assertThat(engine.due("event_usersTrainedEscalationDue")).isEqualTo(Instant.parse("2026-11-12T10:00:00Z"));

        engine.passTo("2026-11-07T09:59:59Z");
        assertThat(engine.notices()).isEmpty();
        engine.passTo("2026-11-07T10:00:00Z");
        assertThat(engine.notices()).containsExactly("train-users-reminder superuser");
        engine.passTo("2026-11-12T10:00:00Z");
        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(engine.notices()).containsExactly("train-users-reminder superuser", "train-users-escalation sponsor");
        assertThat(enablement).isWaitingAtExactly("userTask_recordUsersTrained")
                .hasPassed("end_superuserReminded", "end_trainingEscalated");
    }

    @Test
    void aConfirmationAfterTheReminderStopsTheEscalation() {
        ProcessInstance enablement = usersToBeTrainedFrom("2026-11-02T10:00:00Z");
        engine.passTo("2026-11-08T10:00:00Z");

        engine.complete("userTask_recordUsersTrained", Map.of());
        assertThat(engine.timers("event_usersTrainedEscalationDue")).isZero();
        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(enablement).isEnded().hasPassed("end_usersTrained").hasNotPassed("end_trainingEscalated");
        assertThat(engine.notices()).containsExactly("train-users-reminder superuser");
    }

    @Test
    void aFailingStepNeverUndoesWhatAPersonDid() {
        engine.when("sendNotice", execution -> {
            throw new IllegalStateException("out of order");
        });
        assertThatThrownBy(() -> engine.start("enablement", "P-1", Map.of())).hasMessageContaining("out of order");
        ProcessInstance enablement = runtimeService().createProcessInstanceQuery().singleResult();
        assertThat(enablement).as("the tests that a person recorded before this phase stay recorded")
                .isWaitingAtExactly("serviceTask_askForSuperuser", "userTask_writeGuides");
        engine.when("sendNotice", execution -> { });
        engine.runDue();

        assertPersonsWorkStays("userTask_writeGuides", "sendNotice");
        engine.complete("userTask_receiveDemo", Map.of());
        assertThat(engine.openTasks()).contains("userTask_scheduleSessions");
        engine.when("sendInvitation", execution -> {
            throw new IllegalStateException("out of order");
        });
        assertThatThrownBy(() -> engine.complete("userTask_scheduleSessions", SESSIONS)).hasMessageContaining("out of order");
        assertThat(engine.openTasks()).doesNotContain("userTask_scheduleSessions");
        engine.when("sendInvitation", execution -> { });
        engine.runDue();
        engine.complete("userTask_holdSessions", Map.of("allSessionsHeld", true));

        assertPersonsWorkStays("userTask_nameSuperuser", "registerSuperuser");
        assertThat(enablement).isWaitingAtExactly("gateway_readyToTrainUsers", "userTask_trainSuperuser");
        assertPersonsWorkStays("userTask_trainSuperuser", "sendNotice");
        assertThat(enablement).isWaitingAtExactly("userTask_recordUsersTrained");
    }

    @Test
    @Tag("DEP-10") @Tag("R16")
    void theConfirmationStandsOnRecordBeforeAnythingFollowsFromIt() {
        ProcessInstance enablement = usersToBeTrainedFrom("2026-11-02T10:00:00Z");

        complete(task("userTask_recordUsersTrained", enablement));
        assertThat(engine.done()).containsExactly("recordSignOff users-trained confirmed train-users");
        assertThat(enablement).isWaitingAtExactly("serviceTask_recordUsersTrained").isNotEnded();

        engine.runDue();
        assertThat(enablement).isEnded();
    }

    @Test
    @Tag("R16")
    void aConfirmationThatCannotBePutOnRecordIsNotTaken() {
        ProcessInstance enablement = usersToBeTrainedFrom("2026-11-02T10:00:00Z");
        engine.when("recordSignOff", execution -> {
            throw new IllegalStateException("out of order");
        });

        assertThatThrownBy(() -> engine.complete("userTask_recordUsersTrained", Map.of())).hasMessageContaining("out of order");

        assertThat(enablement).isWaitingAtExactly("userTask_recordUsersTrained");
    }

    private void assertPersonsWorkStays(String task, String step) {
        engine.when(step, execution -> {
            throw new IllegalStateException("out of order");
        });
        assertThatThrownBy(() -> engine.complete(task, Map.of())).hasMessageContaining("out of order");
        assertThat(engine.openTasks()).doesNotContain(task);

        engine.when(step, execution -> { });
        engine.runDue();
    }

    private ProcessInstance usersToBeTrainedFrom(String instant) {
        engine.now(instant);
        ProcessInstance enablement = sessionsHeld();
        engine.complete("userTask_nameSuperuser", Map.of());
        engine.complete("userTask_trainSuperuser", Map.of());
        engine.forget();
        return enablement;
    }

    /** The customer was asked for the demo; the superuser waits for the training. */
    private ProcessInstance demoAskedForAt(String instant) {
        engine.now(instant);
        ProcessInstance enablement = engine.start("enablement", "P-1", Map.of());
        engine.complete("userTask_nameSuperuser", Map.of());
        engine.complete("userTask_writeGuides", Map.of());
        engine.forget();
        return enablement;
    }

    /** All sessions are held; the superuser is still to be named. */
    private ProcessInstance sessionsHeld() {
        ProcessInstance enablement = engine.start("enablement", "P-1", Map.of());
        engine.complete("userTask_writeGuides", Map.of());
        engine.complete("userTask_receiveDemo", Map.of());
        engine.complete("userTask_scheduleSessions", SESSIONS);
        engine.complete("userTask_holdSessions", Map.of("allSessionsHeld", true));
        return enablement;
    }
}
