package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Deployment(resources = "bpmn/system-build.bpmn")
class SystemBuildTest {

    private static final String[] SIDE_BY_SIDE = {"userTask_configureSystem", "userTask_migrateData", "userTask_documentProvisioning",
        "userTask_documentSystem"};

    @RegisterExtension
    final ProcessEngineExtension extension = DiagramEngine.extension();
    private final DiagramEngine engine = new DiagramEngine();

    @BeforeEach
    void theKindOfProjectIsRecognised() {
        engine.when("lookUpKind", SystemBuildTest::tellTheKind);
    }

    @Test
    @Tag("PROJ-20") @Tag("PROJ-22") @Tag("PROJ-26") @Tag("PROJ-28") @Tag("UPG-10") @Tag("UPG-13") @Tag("LIVE-01") @Tag("LIVE-02")
    void aSystemIsInstalledSetUpMigratedAndDocumentedSideBySideThenTestedAndApproved() {
        ProcessInstance build = start("implementation-on-premise");
        assertThat(build).isWaitingAtExactly("userTask_installSystem").task().hasCandidateGroup("engineers");
        assertThat(engine.done()).containsExactly("startChecklist build-checklist");

        engine.complete("userTask_installSystem", Map.of());
        assertThat(build).isWaitingAtExactly(SIDE_BY_SIDE);
        for (String work : SIDE_BY_SIDE) {
            assertThat(build).task(work).hasCandidateGroup("engineers");
            assertThat(engine.openTasks()).as("nobody tests before the last is done").doesNotContain("userTask_runVendorTests");
            engine.complete(work, Map.of());
        }
        assertThat(build).isWaitingAtExactly("userTask_runVendorTests").task().hasCandidateGroup("engineers");

        engine.complete("userTask_runVendorTests", Map.of("testsPassed", true));
        assertThat(build).isWaitingAtExactly("userTask_approveSystem").task().hasCandidateGroup("project-managers")
            .hasCandidateGroup("engineers");
        engine.complete("userTask_approveSystem", Map.of("systemApproved", true));

        assertThat(build).isEnded().hasPassed("end_systemTested").hasNotPassed("userTask_correctInstallation");
        assertThat(engine.done()).containsExactly("startChecklist build-checklist", "lookUpKind", "keepChecklist build-checklist",
            "startChecklist internal-approval", "keepChecklist internal-approval", "reachMilestone System built");
    }

    @ParameterizedTest
    @ValueSource(strings = {"upgrade-software-version", "upgrade-hardware", "upgrade-database", "upgrade-security"})
    @Tag("UPG-13")
    void anUpgradeKeepsItsDataAndNothingIsMigrated(String kind) {
        ProcessInstance build = start(kind);
        engine.complete("userTask_installSystem", Map.of());
        assertThat(build).isWaitingAtExactly("gateway_built", "userTask_configureSystem", "userTask_documentProvisioning",
            "userTask_documentSystem");

        engine.complete("userTask_documentSystem", Map.of());
        engine.complete("userTask_documentProvisioning", Map.of());
        engine.complete("userTask_configureSystem", Map.of());

        assertThat(build).isWaitingAtExactly("userTask_runVendorTests").hasNotPassed("userTask_migrateData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"implementation-on-premise", "implementation-cloud", "implementation-hardware", "implementation-custom-software"})
    @Tag("UPG-13")
    void aNewSystemOfEachKindGetsTheData(String kind) {
        ProcessInstance build = start(kind);
        engine.complete("userTask_installSystem", Map.of());

        assertThat(build).isWaitingAtExactly(SIDE_BY_SIDE);
    }

    @Test
    @Tag("PROJ-28") @Tag("UPG-11")
    void aSystemThatFailsIsCorrectedAndTestedAgainUntilItPasses() {
        ProcessInstance build = tested();
        engine.forget();

        engine.complete("userTask_runVendorTests", Map.of("testsPassed", false));
        assertThat(build).isWaitingAtExactly("userTask_correctInstallation").task().hasCandidateGroup("engineers");
        engine.complete("userTask_correctInstallation", Map.of());
        assertThat(build).isWaitingAtExactly("userTask_runVendorTests");

        engine.complete("userTask_runVendorTests", Map.of("testsPassed", false));
        assertThat(build).isWaitingAtExactly("userTask_correctInstallation");
        engine.complete("userTask_correctInstallation", Map.of());
        assertThat(engine.done()).as("nothing is approved that failed").isEmpty();
        engine.complete("userTask_runVendorTests", Map.of("testsPassed", true));

        assertThat(build).isWaitingAtExactly("userTask_approveSystem");
    }

    @Test
    @Tag("PROJ-26")
    void aSystemThatIsNotApprovedIsCorrectedAndTestedAsAWholeBeforeSomebodyLooksAgain() {
        ProcessInstance build = tested();
        engine.complete("userTask_runVendorTests", Map.of("testsPassed", true));
        engine.forget();

        engine.complete("userTask_approveSystem", Map.of("systemApproved", false));
        assertThat(build).isWaitingAtExactly("userTask_correctInstallation");
        engine.complete("userTask_correctInstallation", Map.of());
        assertThat(build).isWaitingAtExactly("userTask_runVendorTests");
        engine.complete("userTask_runVendorTests", Map.of("testsPassed", true));
        engine.complete("userTask_approveSystem", Map.of("systemApproved", true));

        assertThat(build).isEnded().hasPassed("end_systemTested");
        assertThat(engine.done()).containsExactly("keepChecklist internal-approval", "startChecklist internal-approval",
            "keepChecklist internal-approval", "reachMilestone System built");
    }

    @Test
    @Tag("PROJ-26")
    void whoRanTheTestsCannotApproveTheSystem() {
        ProcessInstance build = tested();
        Task tests = task("userTask_runVendorTests", build);
        taskService().setAssignee(tests.getId(), "engineer");
        engine.complete("userTask_runVendorTests", Map.of("testsPassed", true));
        Task approval = task("userTask_approveSystem", build);

        taskService().setAssignee(approval.getId(), "engineer");
        assertThatThrownBy(() -> complete(approval, Map.of("systemApproved", true))).hasMessageContaining("Run the vendor's test protocol");
        taskService().setAssignee(approval.getId(), "another");
        engine.complete("userTask_approveSystem", Map.of("systemApproved", true));

        assertThat(build).isEnded();
    }

    @Test
    void aFailingStepNeverUndoesWhatAPersonDid() {
        ProcessInstance build = start("upgrade-database");
        fails("lookUpKind");
        assertThatThrownBy(() -> engine.complete("userTask_installSystem", Map.of())).hasMessageContaining("out of order");
        assertThat(engine.openTasks()).contains("userTask_configureSystem").doesNotContain("userTask_installSystem");

        engine.when("lookUpKind", SystemBuildTest::tellTheKind);
        engine.runDue();
        engine.complete("userTask_configureSystem", Map.of());
        engine.complete("userTask_documentSystem", Map.of());
        engine.complete("userTask_documentProvisioning", Map.of());
        fails("startChecklist");
        assertThatThrownBy(() -> engine.complete("userTask_runVendorTests", Map.of("testsPassed", true))).hasMessageContaining("out of order");
        assertThat(build).isWaitingAtExactly("serviceTask_startInternalApproval");
    }

    private void fails(String step) {
        engine.when(step, execution -> {
            throw new IllegalStateException("out of order");
        });
    }

    private ProcessInstance start(String kind) {
        return engine.start("system-build", "P-1", Map.of("projectKind", kind));
    }

    /** A system that is built and documented; its tests are to be run. */
    private ProcessInstance tested() {
        ProcessInstance build = start("upgrade-database");
        engine.complete("userTask_installSystem", Map.of());
        engine.complete("userTask_configureSystem", Map.of());
        engine.complete("userTask_documentSystem", Map.of());
        engine.complete("userTask_documentProvisioning", Map.of());
        return build;
    }

    private static void tellTheKind(DelegateExecution execution) {
        execution.setVariable("newSystem", !execution.getVariable("projectKind").toString().startsWith("upgrade"));
    }
}
