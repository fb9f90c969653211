package org.handover.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Lets a user task be answered, and a process with a start form be started, only with what its form asks for. The engine checks
 * nothing of a Camunda Form and has no public place to do so: this hangs into the reading of each diagram.
 */
@Component
public class FormGuard extends AbstractProcessEnginePlugin {

    private final FormAnswers answers;
    private ProcessEngineConfigurationImpl configuration;

    FormGuard(FormAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        configuration = engine;
        List<BpmnParseListener> listeners = orNew(engine.getCustomPostBPMNParseListeners());
        listeners.add(new Parsing());
        engine.setCustomPostBPMNParseListeners(listeners);
        List<CommandInterceptor> joining = orNew(engine.getCustomPreCommandInterceptorsTxRequired());
        joining.add(new PlainRefusals());
        engine.setCustomPreCommandInterceptorsTxRequired(joining);
        List<CommandInterceptor> separate = orNew(engine.getCustomPreCommandInterceptorsTxRequiresNew());
        separate.add(new PlainRefusals());
        engine.setCustomPreCommandInterceptorsTxRequiresNew(separate);
    }

    /** Gives an open task the facts that its form shows now, as if it had just come into being. Part of the caller's transaction. */
    public void showFactsAnew(String taskId) {
        configuration.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            answers.showFacts(task, task.getTaskDefinition().getTaskFormHandler().createTaskForm(task));
            return null;
        });
    }

    private static <T> List<T> orNew(List<T> list) {
        return list == null ? new ArrayList<>() : new ArrayList<>(list);
    }

    private class Parsing extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            GuardedTask guarded = new GuardedTask(task.getTaskFormHandler(), answers);
            task.setTaskFormHandler(guarded);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, guarded::created);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, guarded::updated);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, guarded::completed);
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) guarded::left);
        }

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            FormDefinition form = process.getStartFormDefinition();
            if (form != null && (form.getCamundaFormDefinitionKey() != null || form.getFormKey() != null)) {
                String initiator = (String) process.getProperty(BpmnParse.PROPERTYNAME_INITIATOR_VARIABLE_NAME);
                // first of all listeners, so that nothing works with what is not yet checked
                process.addBuiltInListener(ExecutionListener.EVENTNAME_START, new GuardedStart(process, initiator, answers), 0);
            }
        }

        @Override
        public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
            if (start.isAsyncBefore() && element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef") != null) {
                // the check would come too late for whoever filled in the form
                throw new BadUserRequestException("Start event “" + start.getId() + "” has a form and must not be asynchronous before.");
            }
        }
    }
}
