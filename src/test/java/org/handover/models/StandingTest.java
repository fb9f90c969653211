package org.handover.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.handover.journey.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where instances stand, as a diagram has it. */
class StandingTest extends ApplicationTest {

    @Autowired private RepositoryService repository;
    @Autowired private RuntimeService runtime;
    @Autowired private Standing standing;

    /** The engine knows no such place as an element of the diagram: it is “task#multiInstanceBody”. */
    @Test
    void atASavePointBeforeAnElementThatIsDoneSeveralTimesItIsThatElement() {
        var model = Bpmn.createExecutableProcess("standing-test").camundaHistoryTimeToLive(1).startEvent()
            .userTask("task").camundaAsyncBefore().multiInstance().parallel().cardinality("2").multiInstanceDone().endEvent().done();
        String deployment = repository.createDeployment().source(BundledModels.SOURCE).addModelInstance("standing-test.bpmn", model).deploy().getId();
        try {
            runtime.startProcessInstanceByKey("standing-test");
            assertThat(standing.now()).containsEntry("standing-test", Map.of("task", 1L));
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }
}
