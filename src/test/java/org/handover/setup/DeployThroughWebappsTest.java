package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.RepositoryService;
import org.handover.journey.ApplicationTest;
import org.handover.models.DeployedModels;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The interface behind Cockpit and Tasklist takes deployments too. */
class DeployThroughWebappsTest extends ApplicationTest {

    @Autowired
    private RepositoryService repository;
    @Autowired
    private DeployedModels deployed;

    @Test
    void whoMayNotDeployDoesNotThereEither() {
        long before = repository.createDeploymentQuery().count();
        for (var person : new String[] {MANAGER, ENGINEER, SUPPORTER}) {
            var browser = new Browser(port);
            browser.webappLogin(person, PASSWORD, "tasklist");
            assertThat(browser.postJson(redeployment(), "{}").statusCode()).as(person).isIn(403, 404);
        }
        var operator = new Browser(port);
        operator.webappLogin(OPERATOR, PASSWORD, "cockpit");
        assertThat(operator.postJson(redeployment(), "{}").statusCode()).isEqualTo(403);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void aProcessOwnerIsNotLetIntoTheNameOfTheRelease() {
        long before = repository.createDeploymentQuery().count();
        var owner = new Browser(port);
        owner.webappLogin(OWNER, PASSWORD, "cockpit");
        var refused = owner.postJson(redeployment(), "{\"source\":\"bundled with Handover\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("is for what a release brings");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private String redeployment() {
        return "/camunda/api/engine/engine/default/deployment/" + deployed.find("completion.bpmn").orElseThrow().deploymentId() + "/redeploy";
    }
}
