package org.handover.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/** The model in force for a key. The engine has no public way to find a form by its key; this class takes the way inside. */
@Component
class DeployedModels {

    private final RepositoryService repositoryService;
    private final ProcessEngine engine;

    DeployedModels(RepositoryService repositoryService, ProcessEngine engine) {
        this.repositoryService = repositoryService;
        this.engine = engine;
    }

    /**
     * A model as it was deployed last.
     *
     * @param source who deployed it, or null where the deployer did not say
     */
    record InForce(byte[] content, String source) {
    }

    /** @param fileName the key with the ending of its kind, for example {@code completion.bpmn} */
    Optional<InForce> find(String fileName) {
        String key = fileName.substring(0, fileName.lastIndexOf('.'));
        ResourceDefinition latest = switch (fileName.substring(fileName.lastIndexOf('.'))) {
            case ".bpmn" -> repositoryService.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
            case ".dmn" -> repositoryService.createDecisionDefinitionQuery().decisionDefinitionKey(key).latestVersion().singleResult();
            case ".form" -> form(key);
            default -> throw new IllegalArgumentException("What kind of model is " + fileName + "?");
        };
        return Optional.ofNullable(latest).map(this::inForce);
    }

    private CamundaFormDefinition form(String key) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
            .execute(context -> context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key));
    }

    private InForce inForce(ResourceDefinition definition) {
        Deployment deployment = repositoryService.createDeploymentQuery().deploymentId(definition.getDeploymentId()).singleResult();
        try (InputStream content = repositoryService.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return new InForce(content.readAllBytes(), deployment.getSource());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
