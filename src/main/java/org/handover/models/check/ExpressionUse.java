package org.handover.models.check;

import java.util.ArrayList;
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
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * An expression in a diagram.
 *
 * @param at   the flow or element that it belongs to
 * @param what it is to a reader, such as {@code condition}
 */
record ExpressionUse(ModelElementInstance at, String what, String text, Moment moment) {

    private static final Map<String, String> ATTRIBUTES = Map.of("assignee", "assignee", "candidateUsers", "candidate users",
        "candidateGroups", "candidate groups", "dueDate", "due date", "followUpDate", "follow-up date", "priority", "priority",
        "jobPriority", "job priority", "taskPriority", "task priority");

    /** When the engine evaluates it, which decides what is set by then. */
    enum Moment { BEFORE, WITHIN, WHEN_ARMED, AFTER }

    static List<ExpressionUse> in(Graph graph) {
        List<ExpressionUse> uses = new ArrayList<>();
        graph.nodes().forEach(node -> collect(node, uses));
        for (SequenceFlow flow : graph.flows()) {
            add(flow, "condition", Condition.of(flow).text(), Moment.AFTER, uses);
        }
        return uses;
    }

    private static void collect(FlowNode node, List<ExpressionUse> uses) {
        ATTRIBUTES.forEach((attribute, what) -> add(node, what, Camunda.attribute(node, attribute), Moment.WITHIN, uses));
        Camunda.inputs(node).forEach((name, value) -> add(node, "input “" + name + "”", value, Moment.WITHIN, uses));
        Camunda.outputs(node).forEach((name, value) -> add(node, "output “" + name + "”", value, Moment.AFTER, uses));
        if (node instanceof Activity activity && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
            add(node, "collection", loop.getCamundaCollection(), Moment.BEFORE, uses);
            add(node, "number of repetitions", loop.getLoopCardinality(), Moment.BEFORE, uses);
            add(node, "completion condition", loop.getCompletionCondition(), Moment.AFTER, uses);
        }
        if (node instanceof CallActivity call) {
            for (CamundaIn in : Camunda.extensions(call, CamundaIn.class)) {
                add(node, "value for “" + in.getCamundaTarget() + "”", in.getCamundaSourceExpression(), Moment.WITHIN, uses);
                add(node, "business key", in.getCamundaBusinessKey(), Moment.WITHIN, uses);
            }
        }
        if (node instanceof Event event) {
            event.getChildElementsByType(TimerEventDefinition.class).forEach(timer ->
                Timer.of(event, timer).values().forEach((kind, value) -> add(node, "timer", value, Moment.WHEN_ARMED, uses)));
            event.getChildElementsByType(ConditionalEventDefinition.class).forEach(condition ->
                add(node, "condition", condition.getCondition(), Moment.WHEN_ARMED, uses));
        }
    }

    private static void add(ModelElementInstance at, String what, ModelElementInstance holder, Moment moment, List<ExpressionUse> uses) {
        add(at, what, holder == null ? null : holder.getRawTextContent().strip(), moment, uses);
    }

    private static void add(ModelElementInstance at, String what, String text, Moment moment, List<ExpressionUse> uses) {
        if (Expression.isIn(text)) {
            uses.add(new ExpressionUse(at, what, text, moment));
        }
    }
}
