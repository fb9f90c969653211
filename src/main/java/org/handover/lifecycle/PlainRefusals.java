package org.handover.lifecycle;

import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Stands before every command of the engine, outside its transaction, and turns what was refused into {@link AnswerRefused}.
 * The engine itself would answer a second answer to the same task as the server's fault, before any listener is asked.
 */
class PlainRefusals extends CommandInterceptor {

    static final String NO_LONGER_OPEN = "This task is no longer open: it was answered already, or the project moved on.";

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd) {
            // both take any variables along and would end the task without its form
            throw new AnswerRefused(List.of("A task is answered only through its form."), null);
        }
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            throw plain(command, failure);
        }
    }

    private static RuntimeException plain(Command<?> command, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new AnswerRefused(refusal.problems(), refusal);
            }
            if (cause instanceof AnswerRefused refused) {
                return refused;
            }
        }
        if (command instanceof SubmitTaskFormCmd || command instanceof CompleteTaskCmd) {
            if (failure instanceof OptimisticLockingException) {
                return new AnswerRefused(List.of("Somebody else answered or changed this task at the same moment. Load it again."), failure);
            }
            if (failure instanceof NullValueException && String.valueOf(failure.getMessage()).contains("Cannot find task")) {
                return new AnswerRefused(List.of(NO_LONGER_OPEN), failure);
            }
        }
        return failure;
    }
}
