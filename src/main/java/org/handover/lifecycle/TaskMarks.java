package org.handover.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives each task what lists of tasks ask for: {@code customer}, the customer's name, and {@code waitingFor} = {@code customer} where it
 * is the customer whose answer is waited for. Whose it is, the diagram says, which is known only when it has been read: this hangs into
 * the reading.
 */
@Component
public class TaskMarks extends AbstractProcessEnginePlugin {

    /** Name of the task's own variable that says whom everybody waits for. */
    public static final String WAITING_FOR = "waitingFor";
    /** Name of the task's own variable that says the customer's name; also what {@link #WAITING_FOR} holds. */
    public static final String CUSTOMER = "customer";

    private static final String ANSWER_OF_CUSTOMER = "customer-sign-off";
    /** Their answers are kept too, but they are our own people's. */
    private static final List<String> OUR_OWN = List.of("staff-task", "vendor-sign-off", "second-person");
    private static final String KEEPS_ANSWER = "${recordSignOff}";

    // asked for late: it needs the database, which the engine that asks for this may be waiting for
    private final ObjectProvider<Projects> projects;

    TaskMarks(ObjectProvider<Projects> projects) {
        this.projects = projects;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners() == null ? new ArrayList<>()
            : new ArrayList<>(engine.getCustomPostBPMNParseListeners());
        listeners.add(new Parsing());
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private void mark(DelegateTask task, boolean waitsForCustomer) {
        if (waitsForCustomer) {
            task.setVariableLocal(WAITING_FOR, CUSTOMER);
        }
        if (task.getVariable("projectNumber") instanceof String number) {
            projects.getObject().find(number).map(Project::customer).ifPresent(name -> task.setVariableLocal(CUSTOMER, name));
        }
    }

    private class Parsing extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            Map<String, Element> all = new HashMap<>();
            collect(element, all);
            all.values().stream().filter(each -> each.getTagName().equals("userTask")).forEach(task -> {
                ActivityImpl activity = process.findActivity(task.attribute("id"));
                if (activity != null && activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                    boolean waitsForCustomer = waitsForCustomer(task, all);
                    behavior.getTaskDefinition().addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE,
                        created -> mark(created, waitsForCustomer));
                }
            });
        }

        private void collect(Element element, Map<String, Element> all) {
            element.elements().forEach(inner -> {
                if (inner.attribute("id") != null) {
                    all.put(inner.attribute("id"), inner);
                }
                collect(inner, all);
            });
        }

        /** By its template; a task of an owner's own, by the step right behind it, which keeps the answer. */
        private boolean waitsForCustomer(Element task, Map<String, Element> all) {
            String template = task.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "modelerTemplate");
            return ANSWER_OF_CUSTOMER.equals(template) || !OUR_OWN.contains(String.valueOf(template))
                && all.values().stream().filter(flow -> flow.getTagName().equals("sequenceFlow")
                    && task.attribute("id").equals(flow.attribute("sourceRef"))).map(flow -> all.get(flow.attribute("targetRef")))
                    .anyMatch(next -> next != null
                        && KEEPS_ANSWER.equals(next.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression")));
        }
    }
}
