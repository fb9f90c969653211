package org.handover.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.handover.models.check.Vocabulary.StepBean;
import org.handover.models.check.Vocabulary.Use;

/** Every step and listener is one that the product has, of the right kind, with the inputs that it knows. */
class StepRule implements Rule {

    @Override
    public void check(Models models, Findings findings) {
        Map<String, StepBean> steps = models.vocabulary().steps();
        for (Diagram diagram : models.allDiagrams()) {
            for (FlowNode node : diagram.inProcess(FlowNode.class)) {
                for (BaseElement working : working(node)) {
                    step(working, diagram, models, findings);
                }
                listeners(node, diagram, steps, findings);
            }
            diagram.inProcess(SequenceFlow.class).forEach(flow -> listeners(flow, diagram, steps, findings));
            diagram.inProcess(Process.class).forEach(process -> listeners(process, diagram, steps, findings));
        }
    }

    /** What of an element runs a step: itself, or its message where it throws one. */
    private static List<BaseElement> working(FlowNode node) {
        if (node instanceof ServiceTask || node instanceof SendTask
                || node instanceof BusinessRuleTask && Camunda.attribute(node, "decisionRef") == null) {
            return List.of(node);
        }
        return node instanceof ThrowEvent ? new ArrayList<>(node.getChildElementsByType(MessageEventDefinition.class)) : List.of();
    }

    private static void step(BaseElement element, Diagram diagram, Models models, Findings findings) {
        Map<String, StepBean> steps = models.vocabulary().steps();
        String expression = Camunda.attribute(element, "delegateExpression");
        String name = Expression.nameIn(expression);
        if (expression == null) {
            findings.error(diagram, element, "does nothing yet. Choose a template from the catalogue that says what it does.");
        } else if (name == null) {
            findings.error(diagram, element, "names no step of the product: “%s”. Choose a template from the catalogue.".formatted(expression));
        } else if (!isOfKind(Use.DELEGATE, name, steps)) {
            findings.error(diagram, element, unknown("step", name, Use.DELEGATE, steps));
        } else {
            inputs(element, diagram, steps.get(name), models, findings);
        }
    }

    private static void inputs(BaseElement element, Diagram diagram, StepBean step, Models models, Findings findings) {
        Set<String> known = new TreeSet<>(step.inputs());
        known.addAll(step.optional());
        Camunda.inputs(element).forEach((input, value) -> {
            if (!known.contains(input)) {
                findings.error(diagram, element, "gives the input “%s”, which the step “%s” does not know. Delete it.%s"
                    .formatted(input, step.name(), Nearest.hint(input, known)));
            } else if (value.isEmpty() && !TemplateRule.findsFault(diagram, element, "camunda:inputParameter", input, models)) {
                findings.error(diagram, element, "leaves the input “%s” empty. Fill it in%s.".formatted(input,
                    step.optional().contains(input) ? " or delete it" : ""));
            }
        });
    }

    private static void listeners(BaseElement element, Diagram diagram, Map<String, StepBean> steps, Findings findings) {
        Camunda.extensions(element, CamundaExecutionListener.class).forEach(listener ->
            listener(listener.getCamundaDelegateExpression(), Use.EXECUTION_LISTENER, element, diagram, steps, findings));
        Camunda.extensions(element, CamundaTaskListener.class).forEach(listener ->
            listener(listener.getCamundaDelegateExpression(), Use.TASK_LISTENER, element, diagram, steps, findings));
    }

    private static void listener(String expression, Use kind, BaseElement element, Diagram diagram, Map<String, StepBean> steps,
            Findings findings) {
        String name = Expression.nameIn(expression);
        if (name == null) {
            findings.error(diagram, element, "has a listener that names none of the product's. Delete it.");
        } else if (!isOfKind(kind, name, steps)) {
            findings.error(diagram, element, unknown("listener", name, kind, steps));
        }
    }

    private static boolean isOfKind(Use kind, String name, Map<String, StepBean> steps) {
        return steps.containsKey(name) && steps.get(name).uses().contains(kind);
    }

    private static String unknown(String what, String name, Use kind, Map<String, StepBean> steps) {
        if (steps.containsKey(name)) {
            return "names “%s”, which cannot be used as a %s. Choose a template from the catalogue.".formatted(name, what);
        }
        List<String> possible = steps.values().stream().filter(step -> step.uses().contains(kind)).map(StepBean::name).toList();
        return "names the %s “%s”, which is not there.%s".formatted(what, name, Nearest.hint(name, possible));
    }
}
