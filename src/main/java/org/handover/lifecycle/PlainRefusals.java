package org.handover.lifecycle;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.MissingAuthorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
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

    private RuntimeException plain(Command<?> command, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new AnswerRefused(refusal.problems(), refusal);
            }
            if (cause instanceof AnswerRefused refused) {
                return refused;
            }
        }
        boolean answers = command instanceof SubmitTaskFormCmd || command instanceof CompleteTaskCmd;
        if ((answers || command instanceof SubmitStartFormCmd) && isOfTheDatabase(failure)) {
            return new ProcessEngineException("The database cannot keep this now. Nothing was changed. Please try again in some minutes.",
                failure);
        }
        if (answers) {
            if (failure instanceof OptimisticLockingException) {
                return new AnswerRefused(List.of("Somebody else answered or changed this task at the same moment. Load it again."), failure);
            }
            if (failure instanceof NullValueException && String.valueOf(failure.getMessage()).contains("Cannot find task")) {
                return new AnswerRefused(List.of(NO_LONGER_OPEN), failure);
            }
            if (failure instanceof AuthorizationException forbidden && isGone(forbidden)) {
                return new AnswerRefused(List.of(NO_LONGER_OPEN), failure);
            }
        }
        return failure;
    }

    /** Whoever answers a task takes everybody's rights to it along, which another answer may notice before it notices that the task is gone. */
    private boolean isGone(AuthorizationException forbidden) {
        return forbidden.getMissingAuthorizations().stream().filter(missing -> Resources.TASK.resourceName().equals(missing.getResourceType()))
            .map(MissingAuthorization::getResourceId).filter(Objects::nonNull).findFirst()
            .map(task -> next.execute(context -> context.getTaskManager().findTaskById(task) == null)).orElse(false);
    }

    /** It is away, its disk is full, or it is being stopped. */
    private static boolean isOfTheDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                || cause instanceof SQLException of && of.getSQLState() != null && of.getSQLState().matches("(08|53|57|58).{3}")) {
                return true;
            }
        }
        return false;
    }
}
