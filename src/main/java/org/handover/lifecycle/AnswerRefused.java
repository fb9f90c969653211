package org.handover.lifecycle;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * An answer was not accepted; nothing was changed and the task stays open. The message is for the person who answered.
 * It is one of the REST interface's exceptions because that answers every engine exception at the start of a process, and most at
 * a task, as the server's own fault (500); this one is answered with 400 everywhere.
 */
public class AnswerRefused extends InvalidRequestException {

    private final List<String> problems;

    AnswerRefused(List<String> problems, Exception cause) {
        super(Status.BAD_REQUEST, cause, String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    /** A sentence for each thing wrong, never empty. */
    public List<String> problems() {
        return problems;
    }
}
