package org.handover.lifecycle;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Stands in for the form handler of one user task and listens at that task: whatever ends the task by a person's doing has to
 * come through the form handler first.
 */
class GuardedTask implements TaskFormHandler {

    private static final String ONLY_THROUGH_FORM = "This task is answered only through its form.";
    private static final String ANSWERED = "answeredThroughForm";
    // a mark that lies on the task for the transaction only, and that no request can know and set
    private static final String MARK = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));

    private final TaskFormHandler engineHandler;
    private final FormAnswers answers;

    GuardedTask(TaskFormHandler engineHandler, FormAnswers answers) {
        this.engineHandler = engineHandler;
        this.answers = answers;
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        if (task.isSuspended()) {
            throw new Refusal("This task is suspended: it cannot be answered now.");
        }
        VariableMap accepted = accepted(task, submitted);
        // not through the task's own scope: a fact of the same name would keep the answer there
        task.setExecutionVariables(accepted);
        task.setVariableLocal(ANSWERED, Variables.stringValue(MARK, true));
    }

    /** Somebody else's answer at the same moment takes away what a form offers, and only that should be said then. */
    private VariableMap accepted(TaskEntity task, VariableMap submitted) {
        try {
            return answers.accept(task, engineHandler.createTaskForm(task), submitted);
        } catch (Refusal refused) {
            // whoever is refused need not be allowed to look for it
            long open = Context.getCommandContext().runWithoutAuthorization(
                task.getProcessEngineServices().getTaskService().createTaskQuery().taskId(task.getId())::count);
            throw open > 0 ? refused : new Refusal(PlainRefusals.NO_LONGER_OPEN);
        }
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return engineHandler.createTaskForm(task);
    }

    @Override
    public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        engineHandler.parseConfiguration(element, deployment, process, parse);
    }

    void created(DelegateTask task) {
        answers.showFacts(task, engineHandler.createTaskForm((TaskEntity) task));
    }

    /** Delegating and resolving both end here; resolving takes any variables along and gives the task to another. */
    void updated(DelegateTask task) {
        if (((TaskEntity) task).getDelegationState() != null) {
            throw new Refusal("This task cannot be delegated or resolved. " + ONLY_THROUGH_FORM);
        }
    }

    void completed(DelegateTask task) {
        if (!MARK.equals(task.getVariableLocal(ANSWERED))) {
            throw new Refusal(ONLY_THROUGH_FORM);
        }
    }

    /** A signal to the execution would go on with the task still open. */
    void left(DelegateExecution execution) {
        if (!execution.isCanceled() && !((ExecutionEntity) execution).getTasks().isEmpty()) {
            throw new Refusal(ONLY_THROUGH_FORM);
        }
    }
}
