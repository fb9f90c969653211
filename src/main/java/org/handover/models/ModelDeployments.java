package org.handover.models;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;

/** Deploys for a person of the staff, with the rights that this person has in the engine. */
@Component
class ModelDeployments {

    /** By which it is known that somebody deployed on the page. */
    static final String SOURCE = "page Models";

    private final RepositoryService repository;
    private final IdentityService identity;
    private final DeployedModels deployed;

    ModelDeployments(RepositoryService repository, IdentityService identity, DeployedModels deployed) {
        this.repository = repository;
        this.identity = identity;
        this.deployed = deployed;
    }

    /**
     * Deploys all files together, or none. What is in force already, byte for byte, is left out, so that it gets no new version.
     *
     * @return the deployment, empty where nothing was left to deploy
     * @throws DeploymentRefused with what is wrong
     * @throws AuthorizationException if this person may not deploy
     */
    Optional<String> deploy(String user, List<ModelFile> files) {
        Set<String> names = new HashSet<>();
        for (ModelFile file : files) {
            if (!names.add(file.name())) {
                throw new DeploymentRefused("“" + file.name() + "” is there twice. Keep one of the two.");
            }
        }
        List<ModelFile> changed = files.stream().filter(file -> !isInForce(file)).toList();
        return changed.isEmpty() ? Optional.empty() : Optional.of(deployAll(user, changed));
    }

    private boolean isInForce(ModelFile file) {
        return deployed.find(file.name()).filter(model -> Arrays.equals(model.file().content(), file.content())).isPresent();
    }

    private String deployAll(String user, List<ModelFile> files) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
        identity.setAuthentication(user, groups);
        try {
            DeploymentBuilder deployment = repository.createDeployment().source(SOURCE)
                .name(files.stream().map(ModelFile::name).collect(Collectors.joining(", ")).transform(ModelDeployments::shortened));
            files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
            return deployment.deploy().getId();
        } finally {
            identity.clearAuthentication();
        }
    }

    private static String shortened(String name) {
        return name.length() > 200 ? name.substring(0, 200) + "…" : name;
    }
}
