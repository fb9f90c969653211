package org.handover.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
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
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Has a task confirmed by somebody else than who did another one (R3). The confirming task names the other by the extension property
 * {@code notBy}; the variable of the property {@code knownAs} holds who that was, {@code firstPerson} where it says no other. That two
 * tasks belong together is known only when the whole diagram has been read: this hangs into the reading.
 */
@Component
public class SecondPerson extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners() == null ? new ArrayList<>()
            : new ArrayList<>(engine.getCustomPostBPMNParseListeners());
        listeners.add(new Parsing());
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static class Parsing extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            connectIn(element, process);
        }

        private void connectIn(Element element, ProcessDefinitionEntity process) {
            if (element.getTagName().equals("userTask") && !property(element, "notBy").isEmpty()) {
                connect(element, process);
            }
            element.elements().forEach(inner -> connectIn(inner, process));
        }

        private void connect(Element confirmation, ProcessDefinitionEntity process) {
            String notBy = property(confirmation, "notBy");
            TaskDefinition first = task(process, notBy);
            if (first == null || notBy.equals(confirmation.attribute("id"))) {
                throw new BadUserRequestException("User task “" + confirmation.attribute("id") + "” is to be confirmed by somebody else "
                    + "than who did “" + notBy + "”, but there is no other user task of that id.");
            }
            String given = property(confirmation, "knownAs");
            String knownAs = given.isEmpty() ? "firstPerson" : given;
            TaskListener remember = task -> task.getExecution().setVariable(knownAs, task.getAssignee());
            first.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, remember);
            String name = String.valueOf(first.getNameExpression());
            task(process, confirmation.attribute("id")).addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE,
                task -> ensureAnother(task, knownAs, name));
        }

        private static void ensureAnother(DelegateTask task, String knownAs, String firstTask) {
            Object first = task.getExecution().getVariable(knownAs);
            if (first != null && first.equals(task.getAssignee())) {
                throw new Refusal("You did “" + firstTask + "” yourself; somebody else has to confirm it.");
            }
        }

        private static TaskDefinition task(ProcessDefinitionEntity process, String id) {
            ActivityImpl activity = process.findActivity(id);
            return activity != null && activity.getActivityBehavior() instanceof UserTaskActivityBehavior userTask
                ? userTask.getTaskDefinition() : null;
        }

        private static String property(Element task, String name) {
            Element extensions = task.element("extensionElements");
            Element properties = extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
            return properties == null ? ""
                : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                    .filter(property -> name.equals(property.attribute("name")))
                    .map(property -> property.attribute("value", "").strip()).findFirst().orElse("");
        }
    }
}
