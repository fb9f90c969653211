package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/initiation.bpmn")
class InitiationTest {

    private static final Map<String, Object> DOABLE = doable("yes");
    private static final Map<String, Object> LAST_WORKSHOP = Map.of("anotherWorkshop", false);
    private static final String DECISION = "userTask_recordDecision";

    @RegisterExtension
    final ProcessEngineExtension extension = DiagramEngine.extension();
    private final DiagramEngine engine = new DiagramEngine();

    @BeforeEach
    void aNewSystem() {
        newSystem(true);
        engine.now("2026-11-02T10:00:00Z");
    }

    @Test
    @Tag("DEP-03") @Tag("R13")
    void beginsWithTheContactsSoThatSomebodyCanSign() {
        ProcessInstance initiation = start();
        assertThat(initiation).isWaitingAt("userTask_fillInStakeholdersForm").task().hasCandidateGroup("project-managers");
        assertThat(engine.done()).isEmpty();

        engine.complete("userTask_fillInStakeholdersForm", Map.of());
        assertThat(initiation).isWaitingAt("userTask_giveDemo");
        assertThat(engine.done()).containsExactly("registerContacts");
    }

    @Test
    @Tag("PROJ-03") @Tag("PROJ-04") @Tag("PROJ-14") @Tag("UPG-20")
    void aNewSystemIsShownJudgedWorkedOutOfferedAndGetsAGo() {
        ProcessInstance initiation = offered();

        assertThat(initiation).isWaitingAt(DECISION).task().hasCandidateGroup("project-managers");
        engine.complete(DECISION, Map.of("customerDecision", "go"));

        assertThat(initiation).isEnded().hasPassed("end_go").hasNotPassed("userTask_drawLesson");
        assertThat(initiation).variables().containsEntry("customerDecision", "go");
        assertThat(engine.done()).endsWith("recordMinutes Workshop", "reachMilestone Concept agreed", "proposeMethod",
                "sendNotice offer signer", "recordSignOff offer go offer", "agreeOffer");
    }

    @Test
    @Tag("PROJ-06") @Tag("PROJ-13")
    void ofANewSystemEngineersAnswerTheArchitectureWhileTheCustomersItIsAsked() {
        ProcessInstance initiation = shown();

        assertThat(initiation).isWaitingAt("userTask_answerArchitectureOverview", "userTask_recordTechnologyTransfer");
        assertThat(initiation).task("userTask_answerArchitectureOverview").hasCandidateGroup("engineers");
        assertThat(engine.notices()).containsExactly("technology-transfer it");
        engine.complete("userTask_answerArchitectureOverview", Map.of());
        assertThat(initiation).isNotEnded();
        assertThat(engine.openTasks()).containsExactly("userTask_recordTechnologyTransfer");

        engine.complete("userTask_recordTechnologyTransfer", Map.of());
        assertThat(initiation).isWaitingAt("userTask_judgeDoability").task().hasCandidateGroup("engineers");
        assertThat(engine.done()).contains("startChecklist architecture-overview", "keepChecklist architecture-overview",
                "startChecklist technology-transfer", "recordSignOff technology-transfer answered technology-transfer",
                "keepChecklist technology-transfer");
    }

    @Test
    @Tag("UPG-02") @Tag("UPG-03")
    void anUpgradeGoesWithoutArchitectureAndTechnologyTransfer() {
        newSystem(false);
        ProcessInstance initiation = shown();

        assertThat(initiation).isWaitingAt("userTask_judgeDoability").hasNotPassed("gateway_lookAtEnvironment");
        assertThat(engine.done()).containsExactly("registerContacts", "lookUpKind");
    }

    @Test
    @Tag("PROJ-12")
    void aProofOfConceptThatPassesLeadsToTheWorkshops() {
        ProcessInstance initiation = known();
        engine.complete("userTask_judgeDoability", doable("poc"));

        assertThat(initiation).isWaitingAt("userTask_runProofOfConcept").task().hasCandidateGroup("engineers");
        engine.complete("userTask_runProofOfConcept", Map.of("pocResult", "passed"));
        assertThat(initiation).isWaitingAt("userTask_holdWorkshop");
    }

    @Test
    @Tag("PROJ-12")
    void afterAProofOfConceptThatFailsTheDoabilityIsJudgedAgain() {
        ProcessInstance initiation = known();
        engine.complete("userTask_judgeDoability", doable("poc"));
        engine.complete("userTask_runProofOfConcept", Map.of("pocResult", "failed"));

        assertThat(initiation).isWaitingAt("userTask_judgeDoability");
        engine.complete("userTask_judgeDoability", doable("no"));
        assertThat(initiation).isWaitingAt("userTask_drawLesson");
    }

    @Test
    @Tag("PROJ-03")
    void whatIsNotDoableEndsAsANoGo() {
        ProcessInstance initiation = known();
        engine.complete("userTask_judgeDoability", doable("no"));
        engine.forget();
        engine.complete("userTask_drawLesson", lesson());

        assertThat(initiation).isEnded().hasPassed("end_noGo").hasNotPassed("userTask_holdWorkshop");
        assertThat(initiation).variables().containsEntry("customerDecision", "no-go");
        assertThat(engine.done()).containsExactly("keepLessons no", "recordCancellation", "sendNotice no-go everyone");
    }

    @Test
    @Tag("PROJ-04") @Tag("PROJ-33") @Tag("UPG-59")
    void aNoGoEndsTheProjectWithALessonAndANoticeToEverybody() {
        ProcessInstance initiation = offered();
        engine.forget();
        engine.complete(DECISION, Map.of("customerDecision", "no-go"));
        assertThat(initiation).isWaitingAt("userTask_drawLesson").task().hasCandidateGroup("project-managers");

        engine.complete("userTask_drawLesson", lesson());
        assertThat(initiation).isEnded().hasPassed("end_noGo").hasNotPassed("serviceTask_agreeOffer");
        assertThat(engine.done()).containsExactly("recordSignOff offer no-go offer", "keepLessons no", "recordCancellation",
                "sendNotice no-go everyone");
    }

    @Test
    @Tag("PROJ-04")
    void aChangedOfferIsWrittenAndSentAgainAndItsRemindersCountAnew() {
        ProcessInstance initiation = offered();
        engine.passTo("2026-11-06T10:00:00Z");
        engine.forget();
        engine.complete(DECISION, Map.of("customerDecision", "changes"));
        assertThat(initiation).isWaitingAt("userTask_writeOffer");
        assertThat(engine.timers("event_offerReminderDue")).isZero();

        engine.complete("userTask_writeOffer", Map.of());
        assertThat(initiation).isWaitingAt(DECISION);
        assertThat(engine.notices()).containsExactly("offer signer");
        assertThat(engine.due("event_offerReminderDue")).isEqualTo(Instant.parse("2026-11-13T10:00:00Z"));
    }

    @Test
    @Tag("PROJ-14") @Tag("PROJ-37") @Tag("UPG-09")
    void workshopsAreHeldUntilNoneIsNeededAndEachLeavesMinutes() {
        ProcessInstance initiation = known();
        engine.complete("userTask_judgeDoability", DOABLE);
        engine.forget();

        engine.complete("userTask_holdWorkshop", Map.of("anotherWorkshop", true));
        engine.complete("userTask_holdWorkshop", Map.of("anotherWorkshop", true));
        engine.complete("userTask_holdWorkshop", LAST_WORKSHOP);

        assertThat(initiation).isWaitingAt("userTask_writeConcept");
        assertThat(engine.done()).containsExactly("recordMinutes Workshop", "recordMinutes Workshop", "recordMinutes Workshop");
    }

    @Test
    @Tag("PROJ-13")
    void theItIsRemindedOfTheQuestionsAndThenTheSponsorIsTold() {
        ProcessInstance initiation = shown();
        assertThat(engine.due("event_technologyTransferReminderDue")).isEqualTo(Instant.parse("2026-11-07T10:00:00Z"));
        assertThat(engine.due("event_technologyTransferEscalationDue")).isEqualTo(Instant.parse("2026-11-12T10:00:00Z"));
        engine.forget();

        engine.passTo("2026-11-07T10:00:00Z");
        assertThat(engine.notices()).containsExactly("technology-transfer-reminder it");
        engine.passTo("2027-02-01T00:00:00Z");
        assertThat(engine.notices()).containsExactly("technology-transfer-reminder it", "technology-transfer-escalation sponsor");
        assertThat(initiation).isWaitingAt("userTask_recordTechnologyTransfer")
                .hasPassed("end_technologyTransferReminded", "end_technologyTransferEscalated");
    }

    @Test
    @Tag("PROJ-04")
    void thoseWhoMaySignAreRemindedOfTheOfferAndThenTheSponsorIsTold() {
        ProcessInstance initiation = offered();
        assertThat(engine.due("event_offerReminderDue")).isEqualTo(Instant.parse("2026-11-09T10:00:00Z"));
        assertThat(engine.due("event_offerEscalationDue")).isEqualTo(Instant.parse("2026-11-16T10:00:00Z"));
        engine.forget();

        engine.passTo("2026-11-09T10:00:00Z");
        assertThat(engine.notices()).containsExactly("offer-reminder signer");
        engine.passTo("2027-02-01T00:00:00Z");
        assertThat(engine.notices()).containsExactly("offer-reminder signer", "offer-escalation sponsor");
        assertThat(initiation).isWaitingAt(DECISION).hasPassed("end_offerReminded", "end_offerEscalated");
    }

    @Test
    @Tag("PROJ-04") @Tag("R16")
    void theDecisionIsOnRecordBeforeAnythingFollowsFromIt() {
        ProcessInstance initiation = offered();
        complete(task(DECISION, initiation), Map.of("customerDecision", "go"));

        assertThat(engine.done()).endsWith("recordSignOff offer go offer");
        assertThat(initiation).isWaitingAt("serviceTask_recordDecision");
        engine.runDue();
        assertThat(initiation).isEnded();
    }

    @Test
    void aFailingStepNeverUndoesWhatAPersonDid() {
        ProcessInstance initiation = start();
        for (String[] step : new String[][] {{"userTask_fillInStakeholdersForm", "registerContacts", "userTask_giveDemo"},
            {"userTask_giveDemo", "lookUpKind", "userTask_judgeDoability"}}) {
            engine.when(step[1], execution -> {
                throw new IllegalStateException("out of order");
            });
            assertThatThrownBy(() -> engine.complete(step[0], Map.of())).hasMessageContaining("out of order");
            assertThat(engine.openTasks()).isEmpty();

            newSystem(false);
            engine.when("registerContacts", execution -> { });
            engine.runDue();
            assertThat(initiation).isWaitingAt(step[2]);
        }
    }

    private ProcessInstance start() {
        return engine.start("initiation", "P-1", Map.of("projectKind", "implementation-on-premise"));
    }

    private ProcessInstance shown() {
        ProcessInstance initiation = start();
        engine.complete("userTask_fillInStakeholdersForm", Map.of());
        engine.complete("userTask_giveDemo", Map.of());
        return initiation;
    }

    private ProcessInstance known() {
        ProcessInstance initiation = shown();
        engine.complete("userTask_answerArchitectureOverview", Map.of());
        engine.complete("userTask_recordTechnologyTransfer", Map.of());
        return initiation;
    }

    private ProcessInstance offered() {
        ProcessInstance initiation = known();
        engine.complete("userTask_judgeDoability", DOABLE);
        engine.complete("userTask_holdWorkshop", LAST_WORKSHOP);
        engine.complete("userTask_writeConcept", Map.of());
        engine.complete("userTask_writeOffer", Map.of());
        return initiation;
    }

    private void newSystem(boolean isNew) {
        engine.when("lookUpKind", execution -> execution.setVariable("newSystem", isNew));
    }

    private static Map<String, Object> doable(String answer) {
        return Map.of("doable", answer);
    }

    private static Map<String, Object> lesson() {
        return Map.of("customerDecision", "no-go", "reason", "No budget this year", "requestedBy", "George Papas");
    }
}
