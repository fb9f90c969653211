package org.handover.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.handover.models.DeployedModels.InForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the diagrams, forms and tables of this release into the engine: one that is new, and one that changed since an earlier
 * release. What a process owner deployed stays in force, and the log says so.
 */
@Component
@Order(0)
public class BundledModels implements ApplicationRunner {

    /** The deployment source by which our own deployments are known. */
    static final String SOURCE = "bundled with Handover";

    private static final Logger LOG = LoggerFactory.getLogger(BundledModels.class);

    private final RepositoryService repositoryService;
    private final DeployedModels deployed;
    private final ResourcePatternResolver resources;

    BundledModels(RepositoryService repositoryService, DeployedModels deployed, ResourcePatternResolver resources) {
        this.repositoryService = repositoryService;
        this.deployed = deployed;
        this.resources = resources;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Map<String, byte[]> toDeploy = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        for (Resource bundled : bundled()) {
            String fileName = bundled.getFilename();
            byte[] content = bundled.getContentAsByteArray();
            InForce inForce = deployed.find(fileName).orElse(null);
            if (inForce == null || SOURCE.equals(inForce.source()) && !Arrays.equals(inForce.content(), content)) {
                toDeploy.put(fileName, content);
            } else if (!Arrays.equals(inForce.content(), content)) {
                kept.add(fileName);
            }
        }
        deploy(toDeploy);
        if (!kept.isEmpty()) {
            LOG.info("Kept what process owners deployed, different from this release: {}", String.join(", ", kept));
        }
    }

    private List<Resource> bundled() throws IOException {
        List<Resource> all = new ArrayList<>();
        for (String pattern : List.of("classpath*:/bpmn/*.bpmn", "classpath*:/bpmn/*.dmn", "classpath*:/forms/*.form")) {
            all.addAll(List.of(resources.getResources(pattern)));
        }
        return all;
    }

    private void deploy(Map<String, byte[]> models) {
        if (models.isEmpty()) {
            return;
        }
        DeploymentBuilder deployment = repositoryService.createDeployment().name("Handover").source(SOURCE);
        models.forEach((fileName, content) -> deployment.addInputStream(fileName, new ByteArrayInputStream(content)));
        deployment.deploy();
        LOG.info("Deployed {} models of this release", models.size());
    }
}
