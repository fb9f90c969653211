package org.handover.lifecycle;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Checks what a process with a start form was started with, whichever way it was started; by then the engine has set the variables
 * and done nothing else. A process called by another is left alone: its caller's forms were checked.
 */
class GuardedStart implements ExecutionListener {

    private final ProcessDefinitionEntity process;
    private final StartFormHandler form;
    private final String initiatorVariable;
    private final FormAnswers answers;

    GuardedStart(ProcessDefinitionEntity process, String initiatorVariable, FormAnswers answers) {
        this.process = process;
        this.form = process.getStartFormHandler();
        this.initiatorVariable = initiatorVariable;
        this.answers = answers;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getSuperExecution() != null) {
            return;
        }
        if (execution.getId().equals(execution.getActivityInstanceId())) {
            // the engine says so of a start in the middle only; each of its instructions brings variables that come after this check
            throw new Refusal("This process is started only through its form, from its beginning.");
        }
        VariableMap submitted = Variables.createVariables();
        for (String name : execution.getVariableNames()) {
            if (!isInitiator(name, execution)) {
                submitted.putValueTyped(name, execution.getVariableTyped(name, false));
            }
        }
        execution.setVariables(answers.accept(execution, form.createStartFormData(process), submitted));
    }

    /** The engine has set it; who sends another's name along is refused like with any other extra variable. */
    private boolean isInitiator(String name, DelegateExecution execution) {
        return name.equals(initiatorVariable) && Objects.equals(execution.getVariable(name), FormAnswers.userId(execution));
    }
}
