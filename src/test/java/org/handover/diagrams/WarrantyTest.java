package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/warranty.bpmn")
class WarrantyTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = DiagramEngine.extension();

    private final DiagramEngine diagram = new DiagramEngine();

    @Test
    void theEndOfTheWarrantyIsKnownBeforeEverybodyIsToldOfTheGoLive() {
        ProcessInstance project = start();

        assertThat(diagram.done()).containsExactly("deadline end of warranty", "sendNotice taken-live everyone");
        assertThat(project).isWaitingAt("event_warrantyOver").hasPassed("end_customerTold");
    }

    @Test
    @Tag("DEP-17")
    void warrantyIsOverAtTheEndOfDay21() {
        ProcessInstance project = start();
        assertThat(diagram.due("event_warrantyOver")).isEqualTo(Instant.parse("2026-10-17T00:00:00Z"));

        diagram.passTo("2026-10-16T23:59:59Z");
        assertThat(project).isNotEnded();
        diagram.passTo("2026-10-17T00:00:00Z");
        assertThat(project).isEnded().hasPassed("end_warrantyOver");
        assertThat(diagram.notices()).containsExactly("taken-live everyone");
    }

    private ProcessInstance start() {
        diagram.now("2026-09-25T16:00:00Z");
        return diagram.start("warranty", "P-1", Map.of("goLiveDate", "2026-09-25"));
    }
}
