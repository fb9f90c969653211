package org.handover.models;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.handover.models.DeployedModels.InForce;
import org.handover.models.check.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
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
    private final BundledFiles bundled;
    private final DeployedModels deployed;
    private final DeploymentRecords records;
    private final DeploymentCheck check;

    BundledModels(RepositoryService repositoryService, BundledFiles bundled, DeployedModels deployed, DeploymentRecords records,
            DeploymentCheck check) {
        this.repositoryService = repositoryService;
        this.bundled = bundled;
        this.deployed = deployed;
        this.records = records;
        this.check = check;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Map<String, InForce> inForce = new HashMap<>();
        deployed.all().forEach(model -> inForce.put(model.file().name(), model));
        Set<String> asBundled = records.allAsBundled();
        List<ModelFile> toDeploy = new ArrayList<>();
        List<ModelFile> kept = new ArrayList<>();
        for (ModelFile file : bundled.all()) {
            InForce now = inForce.get(file.name());
            if (now == null) {
                toDeploy.add(file);
                continue;
            }
            boolean fromRelease = SOURCE.equals(now.source()) || asBundled.contains(DeploymentRecords.of(now.deploymentId(), file.name()));
            boolean same = Arrays.equals(now.file().content(), file.content());
            if (same && !fromRelease) {
                noteAsBundled(now);
            } else if (!same && fromRelease) {
                toDeploy.add(file);
            } else if (!same) {
                kept.add(now.file());
                LOG.info("Kept what process owners deployed, different from this release: {}, version {}, deployed {} by {}{}",
                    file.name(), now.version(), now.deployedAt(), now.deployedBy() == null ? "somebody" : now.deployedBy(),
                    now.source() == null ? "" : " from “" + now.source().replaceAll("\\p{Cntrl}", " ") + "”");
            }
        }
        deploy(toDeploy);
        if (!kept.isEmpty()) {
            tellWhatNoLongerFits(kept);
        }
    }

    /** A release may take away what an owner's diagram names. It stays in force all the same, but somebody should know before a project gets there. */
    private void tellWhatNoLongerFits(List<ModelFile> kept) {
        check.problems(kept).stream().filter(Problem::isError)
            .forEach(problem -> LOG.warn("Kept, but does not fit to this release: {}", problem.line()));
    }

    /** Outside of a transaction, so that on every database no more than this one row is lost where it is there already. */
    private void noteAsBundled(InForce model) {
        try {
            records.asBundled(model.deploymentId(), model.file().name());
        } catch (DuplicateKeyException e) {
            LOG.debug("Another node that is starting noted {} first", model.file().name());
        }
    }

    private void deploy(List<ModelFile> models) {
        if (models.isEmpty()) {
            return;
        }
        // another node that is starting may have deployed the same meanwhile
        DeploymentBuilder deployment = repositoryService.createDeployment().name("Handover").source(SOURCE).enableDuplicateFiltering(true);
        models.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        deployment.deploy();
        LOG.info("Deployed {} models of this release: {}", models.size(),
            models.stream().map(ModelFile::name).collect(Collectors.joining(", ")));
    }
}
