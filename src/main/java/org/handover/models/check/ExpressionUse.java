package org.handover.models.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * An expression in a diagram that may be there, so that it is looked at whether it calls something.
 *
 * @param at    the flow or element that it belongs to
 * @param what  it is to a reader, such as {@code condition}
 * @param place where it is written; null where it is worked out from what a template holds
 */
record ExpressionUse(ModelElementInstance at, String what, String text, Moment moment, Place place) {

    private static final Map<String, String> ATTRIBUTES = Map.of("assignee", "assignee", "candidateUsers", "candidate users",
        "candidateGroups", "candidate groups", "dueDate", "due date", "followUpDate", "follow-up date", "priority", "priority",
        "jobPriority", "job priority", "taskPriority", "task priority");

    /** When the engine evaluates it, which decides what is set by then; what a template replaces it passes over. */
    enum Moment { BEFORE, WITHIN, WHEN_ARMED, AFTER, NEVER }

    static List<ExpressionUse> in(Graph graph) {
        List<ExpressionUse> uses = new ArrayList<>();
        graph.nodes().forEach(node -> collect(node, uses));
        graph.flows().forEach(flow -> condition(flow, uses));
        return uses;
    }

    private static void condition(SequenceFlow flow, List<ExpressionUse> uses) {
        Condition condition = Condition.of(flow);
        boolean asWritten = condition.drawn().isEmpty() && condition.problem() == null;
        if (!asWritten) {
            add(flow, "condition", condition.text(), Moment.AFTER, null, uses);
        }
        addText(flow, "condition", flow.getConditionExpression(), asWritten ? Moment.AFTER : Moment.NEVER, uses);
    }

    private static void collect(FlowNode node, List<ExpressionUse> uses) {
        ATTRIBUTES.forEach((attribute, what) -> add(node, what, Camunda.attribute(node, attribute), Moment.WITHIN,
            new Place(node.getDomElement(), "camunda:" + attribute), uses));
        for (CamundaInputOutput mapping : Camunda.extensions(node, CamundaInputOutput.class)) {
            mapping.getCamundaInputParameters().forEach(input ->
                leaves(node, "input “" + input.getCamundaName() + "”", input.getDomElement(), Moment.WITHIN, uses));
            mapping.getCamundaOutputParameters().forEach(output ->
                leaves(node, "output “" + output.getCamundaName() + "”", output.getDomElement(), Moment.AFTER, uses));
        }
        if (node instanceof Activity activity && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
            add(node, "collection", Camunda.attribute(loop, "collection"), Moment.BEFORE, new Place(loop.getDomElement(), "camunda:collection"), uses);
            addText(node, "number of repetitions", loop.getLoopCardinality(), Moment.BEFORE, uses);
            addText(node, "completion condition", loop.getCompletionCondition(), Moment.AFTER, uses);
        }
        if (node instanceof CallActivity call) {
            for (CamundaIn in : Camunda.extensions(call, CamundaIn.class)) {
                add(node, "value for “" + in.getCamundaTarget() + "”", in.getCamundaSourceExpression(), Moment.WITHIN,
                    new Place(in.getDomElement(), "sourceExpression"), uses);
                add(node, "business key", in.getCamundaBusinessKey(), Moment.WITHIN, new Place(in.getDomElement(), "businessKey"), uses);
            }
        }
        if (node instanceof Event event) {
            event.getChildElementsByType(TimerEventDefinition.class).forEach(timer -> timer(event, timer, uses));
            event.getChildElementsByType(ConditionalEventDefinition.class).forEach(condition ->
                addText(node, "condition", condition.getCondition(), Moment.WHEN_ARMED, uses));
        }
    }

    private static void timer(Event event, TimerEventDefinition definition, List<ExpressionUse> uses) {
        Timer timer = Timer.of(event, definition);
        boolean asWritten = timer.drawn().isEmpty() && timer.problem() == null;
        if (!asWritten) {
            timer.values().values().forEach(value -> add(event, "timer", value, Moment.WHEN_ARMED, null, uses));
        }
        for (ModelElementInstance value : Arrays.asList(definition.getTimeDate(), definition.getTimeDuration(), definition.getTimeCycle())) {
            addText(event, "timer", value, asWritten ? Moment.WHEN_ARMED : Moment.NEVER, uses);
        }
    }

    /** Also the single values of a list or map. */
    private static void leaves(FlowNode node, String what, DomElement element, Moment moment, List<ExpressionUse> uses) {
        if (element.getChildElements().isEmpty()) {
            add(node, what, element.getTextContent(), moment, new Place(element, Place.TEXT), uses);
        }
        element.getChildElements().forEach(child -> leaves(node, what, child, moment, uses));
    }

    private static void addText(ModelElementInstance at, String what, ModelElementInstance holder, Moment moment, List<ExpressionUse> uses) {
        if (holder != null) {
            add(at, what, holder.getRawTextContent(), moment, new Place(holder.getDomElement(), Place.TEXT), uses);
        }
    }

    private static void add(ModelElementInstance at, String what, String text, Moment moment, Place place, List<ExpressionUse> uses) {
        if (Expression.isIn(text)) {
            uses.add(new ExpressionUse(at, what, text.strip(), moment, place));
        }
    }
}
