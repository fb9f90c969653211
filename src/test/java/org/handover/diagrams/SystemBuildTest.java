package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/system-build.bpmn")
class SystemBuildTest {

    @RegisterExtension
    final ProcessEngineExtension extension = DiagramEngine.extension();
    private final DiagramEngine engine = new DiagramEngine();

    @Test
    @Tag("PROJ-20") @Tag("PROJ-28")
    void aSystemThatPassesTheVendorsTestsIsInstalledAndTested() {
        ProcessInstance build = engine.start("system-build", "P-1", Map.of());
        assertThat(build).isWaitingAtExactly("userTask_installSystem").task().hasCandidateGroup("engineers");

        engine.complete("userTask_installSystem", Map.of());
        assertThat(build).isWaitingAtExactly("userTask_runVendorTests").task().hasCandidateGroup("engineers");

        engine.complete("userTask_runVendorTests", Map.of("testsPassed", true));
        assertThat(build).isEnded().hasPassed("end_systemTested").hasNotPassed("userTask_correctInstallation");
    }

    @Test
    @Tag("PROJ-28")
    void aSystemThatFailsIsCorrectedAndTestedAgainUntilItPasses() {
        ProcessInstance build = engine.start("system-build", "P-1", Map.of());
        engine.complete("userTask_installSystem", Map.of());

        engine.complete("userTask_runVendorTests", Map.of("testsPassed", false));
        assertThat(build).isWaitingAtExactly("userTask_correctInstallation").task().hasCandidateGroup("engineers");
        engine.complete("userTask_correctInstallation", Map.of());
        assertThat(build).isWaitingAtExactly("userTask_runVendorTests");

        engine.complete("userTask_runVendorTests", Map.of("testsPassed", false));
        assertThat(build).isWaitingAtExactly("userTask_correctInstallation");
        engine.complete("userTask_correctInstallation", Map.of());
        engine.complete("userTask_runVendorTests", Map.of("testsPassed", true));

        assertThat(build).isEnded().hasPassed("end_systemTested");
        assertThat(engine.done()).as("the customer hears nothing of it").isEmpty();
    }
}
