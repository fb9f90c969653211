package org.handover.models;

import java.io.ByteArrayInputStream;
import java.util.List;
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

    ModelDeployments(RepositoryService repository, IdentityService identity) {
        this.repository = repository;
        this.identity = identity;
    }

    /**
     * Deploys all files together, or none.
     *
     * @throws DeploymentRefused with what is wrong
     * @throws AuthorizationException if this person may not deploy
     */
    void deploy(String user, List<ModelFile> files) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
        identity.setAuthentication(user, groups);
        try {
            DeploymentBuilder deployment = repository.createDeployment().source(SOURCE)
                .name(files.stream().map(ModelFile::name).collect(Collectors.joining(", ")).transform(ModelDeployments::shortened));
            files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
            deployment.deploy();
        } finally {
            identity.clearAuthentication();
        }
    }

    private static String shortened(String name) {
        return name.length() > 200 ? name.substring(0, 200) + "…" : name;
    }
}
