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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/approval.bpmn")
class ApprovalTest {

    private static final Map<String, Object> DEFECTS = Map.of("defectsFound", true);
    private static final Map<String, Object> NO_DEFECTS = Map.of("defectsFound", false);

    @RegisterExtension
    final ProcessEngineExtension extension = DiagramEngine.extension();
    private final DiagramEngine engine = new DiagramEngine();

    @Test
    @Tag("DEP-12") @Tag("PROJ-32") @Tag("PROJ-39")
    void aSystemWithoutDefectsIsApproved() {
        ProcessInstance approval = engine.start("approval", "P-1", Map.of());
        assertThat(approval).isWaitingAtExactly("userTask_recordTestResults").task().hasCandidateGroup("project-managers");

        engine.complete("userTask_recordTestResults", NO_DEFECTS);

        assertThat(approval).isEnded().hasPassed("end_systemApproved").hasNotPassed("userTask_fixDefects");
        assertThat(engine.done()).containsExactly("sendNotice customer-tests lead", "recordSignOff customer-tests passed customer-tests, customer-retest");
    }

    @Test
    @Tag("DEP-12") @Tag("PROJ-29") @Tag("UPG-11")
    void defectsAreFixedAndTheCustomerTestsAgainUntilNoneIsLeft() {
        ProcessInstance approval = engine.start("approval", "P-1", Map.of());
        engine.forget();

        engine.complete("userTask_recordTestResults", DEFECTS);
        assertThat(approval).isWaitingAtExactly("userTask_fixDefects").task().hasCandidateGroup("engineers");
        engine.complete("userTask_fixDefects", Map.of());
        assertThat(approval).isWaitingAtExactly("userTask_recordTestResults");

        engine.complete("userTask_recordTestResults", DEFECTS);
        engine.complete("userTask_fixDefects", Map.of());
        engine.complete("userTask_recordTestResults", NO_DEFECTS);

        assertThat(approval).isEnded().hasPassed("end_systemApproved");
        assertThat(engine.done()).containsExactly(
                "recordSignOff customer-tests defects found customer-tests, customer-retest", "sendNotice customer-retest lead",
                "recordSignOff customer-tests defects found customer-tests, customer-retest", "sendNotice customer-retest lead",
                "recordSignOff customer-tests passed customer-tests, customer-retest");
    }

    @Test
    @Tag("DEP-12")
    void aSilentCustomerIsRemindedAndThenTheSponsorIsTold() {
        ProcessInstance approval = testsAskedForOn("2026-11-02T10:00:00Z");
        assertThat(engine.due("event_testsReminderDue")).isEqualTo(Instant.parse("2026-11-05T10:00:00Z"));
        assertThat(engine.due("event_testsEscalationDue")).isEqualTo(Instant.parse("2026-11-09T10:00:00Z"));

        engine.passTo("2026-11-05T09:59:59Z");
        assertThat(engine.notices()).isEmpty();
        engine.passTo("2026-11-05T10:00:00Z");
        assertThat(engine.notices()).containsExactly("customer-tests-reminder lead");
        engine.passTo("2026-11-09T10:00:00Z");
        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(engine.notices()).containsExactly("customer-tests-reminder lead", "customer-tests-escalation sponsor");
        assertThat(approval).isWaitingAtExactly("userTask_recordTestResults").hasPassed("end_testsReminded", "end_testsEscalated");
    }

    @Test
    void aRetestStartsTheNudgesAnewAndNoneComesWhileTheVendorFixes() {
        testsAskedForOn("2026-11-02T10:00:00Z");
        engine.passTo("2026-11-04T10:00:00Z");
        engine.complete("userTask_recordTestResults", DEFECTS);

        engine.passTo("2026-11-20T10:00:00Z");
        assertThat(engine.notices()).isEmpty();
        engine.complete("userTask_fixDefects", Map.of());

        assertThat(engine.due("event_testsReminderDue")).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(engine.due("event_testsEscalationDue")).isEqualTo(Instant.parse("2026-11-27T10:00:00Z"));
        engine.passTo("2027-02-01T00:00:00Z");
        assertThat(engine.notices()).containsExactly("customer-retest lead", "customer-tests-reminder lead",
                "customer-tests-escalation sponsor");
    }

    @Test
    @Tag("PROJ-39") @Tag("R16")
    void theTestResultsStandOnRecordBeforeAnythingFollowsFromThem() {
        ProcessInstance approval = engine.start("approval", "P-1", Map.of());

        complete(task("userTask_recordTestResults", approval), DEFECTS);
        assertThat(engine.done()).endsWith("recordSignOff customer-tests defects found customer-tests, customer-retest");
        assertThat(approval).isWaitingAtExactly("serviceTask_recordTestResults");

        engine.runDue();
        assertThat(approval).isWaitingAtExactly("userTask_fixDefects");
    }

    @Test
    @Tag("R16")
    void testResultsThatCannotBePutOnRecordAreNotTaken() {
        ProcessInstance approval = engine.start("approval", "P-1", Map.of());
        fails("recordSignOff");

        assertThatThrownBy(() -> engine.complete("userTask_recordTestResults", DEFECTS)).hasMessageContaining("out of order");

        assertThat(approval).isWaitingAtExactly("userTask_recordTestResults");
    }

    @Test
    void aFailingNoticeNeverUndoesTheFix() {
        ProcessInstance approval = engine.start("approval", "P-1", Map.of());
        engine.complete("userTask_recordTestResults", DEFECTS);
        fails("sendNotice");

        assertThatThrownBy(() -> engine.complete("userTask_fixDefects", Map.of())).hasMessageContaining("out of order");
        assertThat(approval).isWaitingAtExactly("serviceTask_askForRetest").hasPassed("userTask_fixDefects");

        engine.when("sendNotice", execution -> { });
        engine.runDue();
        assertThat(approval).isWaitingAtExactly("userTask_recordTestResults");
    }

    private void fails(String step) {
        engine.when(step, execution -> {
            throw new IllegalStateException("out of order");
        });
    }

    private ProcessInstance testsAskedForOn(String instant) {
        engine.now(instant);
        ProcessInstance approval = engine.start("approval", "P-1", Map.of());
        engine.forget();
        return approval;
    }
}
