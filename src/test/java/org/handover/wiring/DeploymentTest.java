package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.handover.wiring.Bundle.Diagram;
import org.handover.wiring.Bundle.Form;
import org.handover.wiring.Bundle.Table;
import org.junit.jupiter.api.Test;

/** All models together in an engine that knows nothing of the product, as another tool would import them. */
class DeploymentTest {

    @Test
    void everyDiagramAndTableIsValidByItsSchema() {
        assertThat(Bundle.diagrams()).isNotEmpty().allSatisfy(diagram -> Bpmn.validateModel(diagram.model()));
        assertThat(Bundle.tables()).isNotEmpty().allSatisfy(table -> Dmn.validateModel(table.model()));
    }

    @Test
    void everyModelDeploysUnderTheNameOfItsFile() {
        ProcessEngine engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
            .setProcessEngineName("wiring").setJdbcUrl("jdbc:h2:mem:wiring").setJobExecutorActivate(false).buildProcessEngine();
        try {
            var builder = engine.getRepositoryService().createDeployment();
            Stream.of(Bundle.files("bpmn", ".bpmn"), Bundle.files("bpmn", ".dmn"), Bundle.files("forms", ".form")).flatMap(List::stream)
                .forEach(file -> builder.addString(file.getFileName().toString(), RulesTest.read(file)));
            DeploymentWithDefinitions deployed = builder.deployWithResult();

            assertThat(keys(deployed.getDeployedProcessDefinitions())).containsExactlyInAnyOrderElementsOf(
                Bundle.diagrams().stream().map(Diagram::name).toList());
            assertThat(keys(deployed.getDeployedDecisionDefinitions())).containsExactlyInAnyOrderElementsOf(
                Bundle.tables().stream().map(Table::name).toList());
            assertThat(engine.getRepositoryService().getDeploymentResourceNames(deployed.getId())).containsAll(
                Bundle.forms().stream().map(Form::name).map(name -> name + ".form").toList());
            Bundle.diagrams().forEach(diagram -> startFormIsFound(engine, diagram));
        } finally {
            engine.close();
        }
    }

    private static void startFormIsFound(ProcessEngine engine, Diagram diagram) {
        var definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(diagram.name()).singleResult();
        if (definition.isStartableInTasklist()) {
            assertThat(engine.getFormService().getDeployedStartForm(definition.getId())).as(diagram.name()).isNotNull();
        }
    }

    private static List<String> keys(List<? extends ResourceDefinition> definitions) {
        return definitions.stream().map(ResourceDefinition::getKey).toList();
    }
}
