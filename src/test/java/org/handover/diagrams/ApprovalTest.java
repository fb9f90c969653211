package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
    private static final Map<String, Object> SOFT_LAUNCH = Map.of("softLaunch", "yes");
    private static final Map<String, Object> NO_SOFT_LAUNCH = Map.of("softLaunch", "no");

    @RegisterExtension
    final ProcessEngineExtension extension = DiagramEngine.extension();
    private final DiagramEngine engine = new DiagramEngine();
    private final Set<Object> listsWithOpenLines = new HashSet<>();
    private boolean findingsOpen;

    ApprovalTest() {
        engine.when("countOpenItems", execution ->
                execution.setVariable("itemsOpen", listsWithOpenLines.contains(execution.getVariable("checklist"))));
        engine.when("keepFindings", execution -> execution.setVariable("findingsOpen", findingsOpen));
    }

    @Test
    @Tag("PROJ-27") @Tag("PROJ-29") @Tag("PROJ-31") @Tag("PROJ-32") @Tag("PROJ-39") @Tag("UPG-46")
    void checksTestsAndDocumentationGoOnSideBySideAndTheSystemIsApprovedWhenNothingIsOpen() {
        ProcessInstance approval = engine.start("approval", "P-1", Map.of());
        assertThat(approval).isWaitingAtExactly("userTask_checkEverythingAgain", "userTask_recordTestResults",
                "userTask_completeTechnicalDocumentation");
        assertThat(task("userTask_checkEverythingAgain", approval)).hasCandidateGroup("engineers");
        assertThat(task("userTask_recordTestResults", approval)).hasCandidateGroup("project-managers");
        assertThat(task("userTask_completeTechnicalDocumentation", approval)).hasCandidateGroup("engineers");
        assertThat(engine.done()).containsExactly("startChecklist final-check", "sendNotice customer-tests lead");
        engine.forget();

        engine.complete("userTask_completeTechnicalDocumentation", Map.of());
        engine.complete("userTask_recordTestResults", NO_DEFECTS);
        assertThat(engine.openTasks()).containsExactly("userTask_checkEverythingAgain");
        engine.complete("userTask_checkEverythingAgain", Map.of());
        assertThat(approval).isWaitingAtExactly("userTask_decideOnSoftLaunch").task().hasCandidateGroup("project-managers");
        engine.complete("userTask_decideOnSoftLaunch", NO_SOFT_LAUNCH);

        assertThat(approval).isEnded().hasPassed("end_systemApproved").hasNotPassed("userTask_fixDefects", "userTask_watchSoftLaunch",
                "userTask_settleRequirements");
        assertThat(engine.done()).containsExactly("recordSignOff technical-documentation complete",
                "recordSignOff customer-tests passed customer-tests, customer-retest", "keepChecklist final-check", "countOpenItems final-check",
                "recordSignOff soft-launch no", "countOpenItems requirements-checklist", "reachMilestone System approved");
    }

    @Test
    @Tag("PROJ-29")
    void everythingIsCheckedAgainUntilNoLineIsOpen() {
        ProcessInstance approval = engine.start("approval", "P-1", Map.of());
        listsWithOpenLines.add("final-check");
        engine.complete("userTask_checkEverythingAgain", Map.of());
        assertThat(approval).isWaitingAt("userTask_checkEverythingAgain");

        listsWithOpenLines.clear();
        engine.complete("userTask_checkEverythingAgain", Map.of());
        assertThat(engine.openTasks()).containsExactly("userTask_completeTechnicalDocumentation", "userTask_recordTestResults");
    }

    @Test
    @Tag("PROJ-30")
    void aSoftLaunchIsAnnouncedWatchedAndFixedUntilNothingIsLeftToFix() {
        ProcessInstance approval = readyForTheSoftLaunch();
        engine.complete("userTask_decideOnSoftLaunch", SOFT_LAUNCH);
        assertThat(approval).isWaitingAtExactly("userTask_watchSoftLaunch").task().hasCandidateGroup("engineers");
        assertThat(engine.done()).containsExactly("recordSignOff soft-launch yes", "sendNotice soft-launch everyone");

        findingsOpen = true;
        engine.complete("userTask_watchSoftLaunch", Map.of("findings", "[]"));
        assertThat(approval).isWaitingAtExactly("userTask_fixFindings").task().hasCandidateGroup("engineers");
        engine.complete("userTask_fixFindings", Map.of("findings", "[]"));
        assertThat(approval).isWaitingAtExactly("userTask_watchSoftLaunch");

        findingsOpen = false;
        engine.complete("userTask_watchSoftLaunch", Map.of("findings", "[]"));
        assertThat(approval).isEnded().hasPassed("end_systemApproved");
        assertThat(engine.done()).filteredOn("keepFindings"::equals).hasSize(2);
    }

    @Test
    @Tag("R10")
    void aSoftLaunchIsNoGoLive() {
        readyForTheSoftLaunch();
        engine.complete("userTask_decideOnSoftLaunch", SOFT_LAUNCH);
        engine.complete("userTask_watchSoftLaunch", Map.of("findings", "[]"));

        assertThat(engine.deadlines()).isEmpty();
        assertThat(engine.done()).noneMatch(step -> step.startsWith("recordGoLive"));
    }

    @Test
    @Tag("PROJ-27")
    void noSystemIsApprovedWhileALineOfTheRequirementsChecklistIsOpen() {
        ProcessInstance approval = readyForTheSoftLaunch();
        listsWithOpenLines.add("requirements-checklist");
        engine.complete("userTask_decideOnSoftLaunch", NO_SOFT_LAUNCH);
        assertThat(approval).isWaitingAtExactly("userTask_settleRequirements").task().hasCandidateGroup("project-managers");
        engine.complete("userTask_settleRequirements", Map.of());
        assertThat(approval).as("still one open").isWaitingAtExactly("userTask_settleRequirements");
        assertThat(engine.done()).doesNotContain("reachMilestone System approved");

        listsWithOpenLines.clear();
        engine.complete("userTask_settleRequirements", Map.of());
        assertThat(approval).isEnded().hasPassed("end_systemApproved");
        assertThat(engine.done()).endsWith("keepChecklist requirements-checklist", "countOpenItems requirements-checklist",
                "reachMilestone System approved");
    }

    @Test
    void aGateThatFailsNeverUndoesWhatTheSoftLaunchFound() {
        ProcessInstance approval = readyForTheSoftLaunch();
        engine.complete("userTask_decideOnSoftLaunch", SOFT_LAUNCH);
        fails("countOpenItems");

        assertThatThrownBy(() -> engine.complete("userTask_watchSoftLaunch", Map.of("findings", "[]"))).hasMessageContaining("out of order");
        assertThat(approval).isWaitingAtExactly("serviceTask_countOpenRequirements").hasPassed("serviceTask_keepFindings");
    }

    @Test
    @Tag("DEP-12") @Tag("UPG-11")
    void defectsAreFixedAndTheCustomerTestsAgainUntilNoneIsLeft() {
        ProcessInstance approval = onlyTheTestsAreOpen();
        engine.forget();

        engine.complete("userTask_recordTestResults", DEFECTS);
        assertThat(approval).isWaitingAt("userTask_fixDefects").task().hasCandidateGroup("engineers");
        engine.complete("userTask_fixDefects", Map.of());
        assertThat(approval).isWaitingAt("userTask_recordTestResults");

        engine.complete("userTask_recordTestResults", DEFECTS);
        engine.complete("userTask_fixDefects", Map.of());
        engine.complete("userTask_recordTestResults", NO_DEFECTS);

        assertThat(approval).isWaitingAtExactly("userTask_decideOnSoftLaunch");
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
        assertThat(approval).isWaitingAt("userTask_recordTestResults").hasPassed("end_testsReminded", "end_testsEscalated");
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
        ProcessInstance approval = onlyTheTestsAreOpen();

        complete(task("userTask_recordTestResults", approval), DEFECTS);
        assertThat(engine.done()).endsWith("recordSignOff customer-tests defects found customer-tests, customer-retest");
        assertThat(approval).isWaitingAt("serviceTask_recordTestResults");

        engine.runDue();
        assertThat(approval).isWaitingAt("userTask_fixDefects");
    }

    @Test
    @Tag("R16")
    void testResultsThatCannotBePutOnRecordAreNotTaken() {
        ProcessInstance approval = onlyTheTestsAreOpen();
        fails("recordSignOff");

        assertThatThrownBy(() -> engine.complete("userTask_recordTestResults", DEFECTS)).hasMessageContaining("out of order");

        assertThat(approval).isWaitingAt("userTask_recordTestResults");
    }

    @Test
    void aFailingNoticeNeverUndoesTheFix() {
        ProcessInstance approval = onlyTheTestsAreOpen();
        engine.complete("userTask_recordTestResults", DEFECTS);
        fails("sendNotice");

        assertThatThrownBy(() -> engine.complete("userTask_fixDefects", Map.of())).hasMessageContaining("out of order");
        assertThat(approval).isWaitingAt("serviceTask_askForRetest").hasPassed("userTask_fixDefects");

        engine.when("sendNotice", execution -> { });
        engine.runDue();
        assertThat(approval).isWaitingAt("userTask_recordTestResults");
    }

    private ProcessInstance onlyTheTestsAreOpen() {
        ProcessInstance approval = engine.start("approval", "P-1", Map.of());
        engine.complete("userTask_checkEverythingAgain", Map.of());
        engine.complete("userTask_completeTechnicalDocumentation", Map.of());
        return approval;
    }

    private ProcessInstance readyForTheSoftLaunch() {
        ProcessInstance approval = onlyTheTestsAreOpen();
        engine.complete("userTask_recordTestResults", NO_DEFECTS);
        engine.forget();
        return approval;
    }

    private void fails(String step) {
        engine.when(step, execution -> {
            throw new IllegalStateException("out of order");
        });
    }

    private ProcessInstance testsAskedForOn(String instant) {
        engine.now(instant);
        ProcessInstance approval = onlyTheTestsAreOpen();
        engine.forget();
        return approval;
    }
}
