package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.MissingAuthorization;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is said to somebody whose answer to a task the engine forbids. */
class PlainRefusalsTest {

    private static final ProcessEngine ENGINE = new StandaloneInMemProcessEngineConfiguration()
        .setJdbcUrl("jdbc:h2:mem:plain-refusals").setProcessEngineName("plain-refusals").buildProcessEngine();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void whoIsForbiddenATaskThatSomebodyHasAnsweredMeanwhileHearsThat() {
        assertThatThrownBy(() -> answer("gone")).isInstanceOf(AnswerRefused.class).hasMessage(PlainRefusals.NO_LONGER_OPEN);
    }

    @Test
    void whoIsForbiddenAnOpenTaskHearsNothingElse() {
        var task = ENGINE.getTaskService().newTask();
        ENGINE.getTaskService().saveTask(task);
        try {
            assertThatThrownBy(() -> answer(task.getId())).isInstanceOf(AuthorizationException.class);
        } finally {
            ENGINE.getTaskService().deleteTask(task.getId(), true);
        }
    }

    /** The engine looks for the rights after it has found the task; in between, somebody else's answer may have been kept. */
    private static void answer(String task) {
        CommandExecutor engine = ((ProcessEngineConfigurationImpl) ENGINE.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
        PlainRefusals refusals = new PlainRefusals();
        refusals.setNext(new CommandExecutor() {

            @Override
            public <T> T execute(Command<T> command) {
                if (command instanceof SubmitTaskFormCmd) {
                    throw new AuthorizationException("manager", List.of(new MissingAuthorization("TASK_WORK", "Task", task)));
                }
                return engine.execute(command);
            }
        });
        refusals.execute(new SubmitTaskFormCmd(task, Map.of(), false, false));
    }
}
