package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.handover.wiring.Bundle.Diagram;
import org.handover.wiring.Bundle.Form;
import org.handover.wiring.Bundle.Given;
import org.junit.jupiter.api.Test;

/** The forms that diagrams name, against the folder of forms. */
class FormsTest {

    @Test
    void everyFormThatADiagramNamesIsThereAndEveryFormIsUsed() {
        assertThat(named().stream().map(Given::value).distinct()).containsExactlyInAnyOrderElementsOf(
            Bundle.forms().stream().map(Form::name).toList());
    }

    @Test
    void everyFormIsKnownByTheNameOfItsFile() {
        assertThat(Bundle.forms()).isNotEmpty()
            .allSatisfy(form -> assertThat(form.content().path("id").asText()).isEqualTo(form.name()));
    }

    @Test
    void everyUserTaskHasAForm() {
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(UserTask.class))
                .allSatisfy(task -> assertThat(task.getCamundaFormRef()).as(diagram.name() + " " + task.getId()).isNotBlank());
        }
    }

    @Test
    void everyProcessThatAPersonCanStartHasAStartForm() {
        for (Diagram diagram : Bundle.diagrams()) {
            for (Process process : diagram.all(Process.class)) {
                boolean hasForm = diagram.all(StartEvent.class).stream()
                    .anyMatch(start -> start.getParentElement() == process && start.getCamundaFormRef() != null);
                assertThat(hasForm).as(diagram.name() + " has a start form").isEqualTo(process.isCamundaStartableInTasklist());
            }
        }
    }

    @Test
    void everyFormIsTakenInItsLatestVersion() {
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(UserTask.class)).allSatisfy(task ->
                assertThat(task.getCamundaFormRefBinding()).as(diagram.name() + " " + task.getId()).isEqualTo("latest"));
            assertThat(diagram.all(StartEvent.class)).filteredOn(start -> start.getCamundaFormRef() != null).allSatisfy(start ->
                assertThat(start.getCamundaFormRefBinding()).as(diagram.name() + " " + start.getId()).isEqualTo("latest"));
        }
    }

    private static List<Given> named() {
        List<Given> named = new ArrayList<>();
        for (Diagram diagram : Bundle.diagrams()) {
            diagram.all(UserTask.class).forEach(task -> named.add(new Given(task.getCamundaFormRef(), Bundle.place(diagram, task))));
            diagram.all(StartEvent.class).stream().filter(start -> start.getCamundaFormRef() != null)
                .forEach(start -> named.add(new Given(start.getCamundaFormRef(), Bundle.place(diagram, start))));
        }
        return named;
    }
}
