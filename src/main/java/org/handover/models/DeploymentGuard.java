package org.handover.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.repository.DefaultDeploymentHandler;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has every new deployment checked before the engine takes it up, whichever way it comes. The engine has no public place for that: a
 * deployer of one's own stands before those of the engine, which also run when a stored diagram is read again; then this one does
 * nothing.
 */
@Component
public class DeploymentGuard extends AbstractProcessEnginePlugin {

    private final ObjectProvider<DeploymentCheck> check;
    private final ObjectProvider<DeployedModels> deployed;

    /** Asked for late, because the check needs the engine that is only being made. */
    DeploymentGuard(ObjectProvider<DeploymentCheck> check, ObjectProvider<DeployedModels> deployed) {
        this.check = check;
        this.deployed = deployed;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> deployers = engine.getCustomPreDeployers() == null ? new ArrayList<>() : new ArrayList<>(engine.getCustomPreDeployers());
        deployers.add(this::check);
        engine.setCustomPreDeployers(deployers);
        engine.setDeploymentHandlerFactory(AgainstWhatIsInForce::new);
    }

    private void check(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            List<ModelFile> files = deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes())).toList();
            check.getObject().accept(deployment.getId(), deployment.getSource(), deployment.getTenantId(), files);
        }
    }

    /**
     * The Modeler asks to leave out what is the same as in its last deployment of that name. By itself the engine would then also leave
     * out a file in whose place somebody else has put another one meanwhile, and report success.
     */
    private final class AgainstWhatIsInForce extends DefaultDeploymentHandler {

        private AgainstWhatIsInForce(ProcessEngine engine) {
            super(engine);
        }

        @Override
        public boolean shouldDeployResource(Resource file, Resource lastOfThatName) {
            return super.shouldDeployResource(file, lastOfThatName)
                || deployed.getObject().find(file.getName()).filter(model -> Arrays.equals(model.file().content(), file.getBytes())).isEmpty();
        }
    }
}
