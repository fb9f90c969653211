package org.handover.lifecycle;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * How a refusal travels inside the engine: of a kind that is not logged as a failure and that no error event of a diagram catches.
 * {@link PlainRefusals} makes an {@link AnswerRefused} of it.
 */
class Refusal extends BadUserRequestException {

    private final List<String> problems;

    Refusal(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    Refusal(String problem) {
        this(List.of(problem));
    }

    List<String> problems() {
        return problems;
    }
}
