package org.handover.models.check;

import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.handover.lifecycle.DrawnAnswer;

/**
 * The condition of a sequence flow as the engine will understand it.
 *
 * @param drawn   what somebody filled in by a template; empty where nobody did
 * @param problem what is wrong with what was filled in; null where nothing is
 * @param text    the expression; empty where there is none, or a problem
 */
record Condition(Optional<DrawnAnswer> drawn, String problem, String text) {

    static Condition of(SequenceFlow flow) {
        try {
            Optional<DrawnAnswer> drawn = DrawnAnswer.of(Camunda.attribute(flow, "modelerTemplate"), Camunda.properties(flow));
            return new Condition(drawn, null, drawn.map(DrawnAnswer::expression).orElseGet(() ->
                flow.getConditionExpression() == null ? "" : flow.getConditionExpression().getRawTextContent().strip()));
        } catch (IllegalArgumentException e) {
            return new Condition(Optional.empty(), e.getMessage(), "");
        }
    }

    /** Whether the flow is taken only sometimes, even where nobody can say when. */
    boolean isThere() {
        return problem != null || !text.isEmpty();
    }

    /** @return null where it is none that {@link Answer} can hold */
    Answer answer(Answers answers) {
        return drawn.map(answers::filledIn).orElseGet(() -> Answer.in(text));
    }
}
