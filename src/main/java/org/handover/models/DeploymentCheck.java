package org.handover.models;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.handover.models.check.ModelCheck;
import org.handover.models.check.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Decides about a new deployment and keeps who made it. Takes part in the engine's transaction, so what is refused leaves nothing. */
@Component
class DeploymentCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentCheck.class);

    private final ModelCheck check;
    private final DeployedModels deployed;
    private final Standing standing;
    private final BundledFiles bundled;
    private final DeploymentRecords records;
    private final IdentityService identity;

    DeploymentCheck(ModelCheck check, DeployedModels deployed, Standing standing, BundledFiles bundled, DeploymentRecords records,
            IdentityService identity) {
        this.check = check;
        this.deployed = deployed;
        this.standing = standing;
        this.bundled = bundled;
        this.records = records;
        this.identity = identity;
    }

    /** What is wrong or doubtful about these files, were they deployed now. Changes nothing. */
    List<Problem> problems(List<ModelFile> files) {
        return check.check(files, deployed.files(), standing.now());
    }

    /**
     * Lets a new deployment pass, or not.
     *
     * @param source as the deployer says, or null
     * @throws DeploymentRefused with all problems, unless it is what the release brings: that is deployed all the same, and the log
     *         tells the problems, because a start must not fail on a form that an owner has changed
     */
    void accept(String deploymentId, String source, String tenant, List<ModelFile> files) {
        Authentication who = identity.getCurrentAuthentication();
        if (who == null && BundledModels.SOURCE.equals(source)) {
            tellProblemsOfTheRelease(files);
            return;
        }
        if (BundledModels.SOURCE.equals(source)) {
            throw new DeploymentRefused("The source “" + source + "” is for what a release brings. Name another one.");
        }
        if (tenant != null && !tenant.isBlank()) {
            throw new DeploymentRefused("There are no tenants here. Leave the field for the tenant empty.");
        }
        List<Problem> problems = problems(files);
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new DeploymentRefused(errors);
        }
        if (who != null) {
            records.deployedBy(deploymentId, who.getUserId());
        }
        files.stream().filter(bundled::hasTheSame).forEach(file -> records.asBundled(deploymentId, file.name()));
        records.warn(deploymentId, problems);
        tellOnceDone(who == null ? "The program" : who.getUserId(), source, files);
    }

    private void tellProblemsOfTheRelease(List<ModelFile> files) {
        try {
            problems(files).stream().filter(Problem::isError)
                .forEach(problem -> LOG.warn("This release does not fit to what is deployed here: {}", problem.line()));
        } catch (RuntimeException e) {
            LOG.warn("What this release brings could not be checked", e);
        }
    }

    private static void tellOnceDone(String who, String source, List<ModelFile> files) {
        String names = files.stream().map(ModelFile::name).sorted().collect(Collectors.joining(", "));
        String from = source == null ? "" : " from “" + source.replaceAll("\\p{Cntrl}", " ") + "”";
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                LOG.info("{} deployed {}{}", who, names, from);
            }
        });
    }
}
