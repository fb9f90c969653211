package org.handover.models;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.handover.models.check.Problem;

/** A deployment was rejected and nothing is left of it. Answered with 400; the message has a line for each thing wrong. */
public class DeploymentRefused extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    DeploymentRefused(List<Problem> problems) {
        super("Nothing was deployed. " + (problems.size() == 1 ? "1 thing is" : problems.size() + " things are") + " wrong:\n"
            + problems.stream().map(Problem::line).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    DeploymentRefused(String problem) {
        super("Nothing was deployed. " + problem);
        this.problems = List.of();
    }

    /** What is wrong in the files, empty where it is the deployment itself that is wrong, as the message says. */
    public List<Problem> problems() {
        return problems;
    }
}
