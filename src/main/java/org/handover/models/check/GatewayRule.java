package org.handover.models.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** The token always finds a way on: a default, or an arrow for each answer; and no arrow waits for an answer that nobody can give. */
class GatewayRule implements Rule {

    @Override
    public void check(Models models, Findings findings) {
        Answers answers = new Answers(models);
        for (Diagram diagram : models.allDiagrams()) {
            Graph graph = diagram.graph();
            for (FlowNode node : graph.nodes()) {
                List<SequenceFlow> ways = graph.outgoing(node);
                if (node instanceof ExclusiveGateway || node instanceof InclusiveGateway) {
                    decision(node, ways, answers, diagram, findings);
                } else if (node instanceof ParallelGateway || node instanceof EventBasedGateway) {
                    ways.stream().filter(GatewayRule::hasCondition).forEach(way -> findings.error(diagram, way,
                        "has a condition, but comes from a gateway that asks none. Delete the condition."));
                } else {
                    conditionsWithoutGateway(node, ways, diagram, findings);
                }
                ways.forEach(way -> possible(way, answers, diagram, findings));
            }
        }
    }

    private static void decision(FlowNode gateway, List<SequenceFlow> ways, Answers answers, Diagram diagram, Findings findings) {
        String byDefault = defaultOf(gateway);
        if (byDefault != null && ways.stream().noneMatch(way -> String.valueOf(way.getId()).equals(byDefault))) {
            findings.error(diagram, gateway, "has as its default an arrow that does not come from it. Choose one of its own.");
        }
        ways.stream().filter(way -> String.valueOf(way.getId()).equals(byDefault) && hasCondition(way)).forEach(way ->
            findings.error(diagram, way, "is the default and has a condition. Delete the condition."));
        if (ways.size() == 1 && hasCondition(ways.get(0))) {
            findings.error(diagram, ways.get(0), "is the only way on and has a condition. Delete the condition, or draw the other way.");
        }
        if (ways.size() < 2) {
            return;
        }
        List<Answer> asked = new ArrayList<>();
        Set<String> conditions = new HashSet<>();
        for (SequenceFlow way : ways) {
            if (!hasCondition(way) && !String.valueOf(way.getId()).equals(byDefault)) {
                findings.error(diagram, way, "has no condition. Enter one, or make this arrow the default.");
            }
            if (!condition(way).isEmpty() && !conditions.add(condition(way)) && gateway instanceof ExclusiveGateway) {
                findings.warning(diagram, way, "has the same condition as another arrow of its gateway and is never taken.");
            }
            asked.add(Condition.of(way).answer(answers));
        }
        boolean isReadable = ways.stream().allMatch(way -> Condition.of(way).problem() == null);
        if (byDefault == null && isReadable && ways.stream().allMatch(GatewayRule::hasCondition) && !answers.areComplete(asked)) {
            findings.error(diagram, gateway, "has no way on for any other answer%s. Make one of its arrows the default."
                .formatted(answers.missing(asked)));
        }
    }

    private static void conditionsWithoutGateway(FlowNode node, List<SequenceFlow> ways, Diagram diagram, Findings findings) {
        boolean stuck = !ways.isEmpty() && ways.stream().allMatch(GatewayRule::hasCondition) && defaultOf(node) == null;
        if (stuck) {
            findings.error(diagram, node, "goes on only under conditions. Draw a gateway behind it, with a default.");
        }
    }

    private static void possible(SequenceFlow way, Answers answers, Diagram diagram, Findings findings) {
        Answer answer = Condition.of(way).drawn().isPresent() ? null : Answer.in(condition(way)); // a rule of its own is for those drawn
        if (answer != null && answers.isImpossible(answer)) {
            findings.error(diagram, way, "waits for the answer “%s” to “%s”, which no form offers.%s".formatted(answer.value(),
                answer.variable(), Nearest.hint(answer.value(), answers.to(answer.variable()))));
        }
    }

    /** The id of the default arrow, null where there is none. */
    private static String defaultOf(FlowNode node) {
        return node.getAttributeValue("default");
    }

    private static boolean hasCondition(SequenceFlow flow) {
        return Condition.of(flow).isThere();
    }

    private static String condition(SequenceFlow flow) {
        return Condition.of(flow).text();
    }
}
