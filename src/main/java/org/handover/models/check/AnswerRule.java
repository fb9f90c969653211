package org.handover.models.check;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.handover.lifecycle.DrawnAnswer;

/** An answer that was filled in by a template is one of those that a form offers to the question. Whether it is asked before, other rules say. */
class AnswerRule implements Rule {

    @Override
    public void check(Models models, Findings findings) {
        Answers answers = new Answers(models);
        for (Diagram diagram : models.allDiagrams()) {
            for (SequenceFlow flow : diagram.graph().flows()) {
                Condition condition = Condition.of(flow);
                if (condition.problem() != null) {
                    findings.error(diagram, flow, "cannot be read as an answer. " + condition.problem());
                }
                condition.drawn().ifPresent(drawn -> check(flow, drawn, answers, diagram, findings));
            }
        }
    }

    private static void check(SequenceFlow flow, DrawnAnswer drawn, Answers answers, Diagram diagram, Findings findings) {
        String question = drawn.question();
        if (!answers.isAsked(question)) {
            findings.error(diagram, flow, "waits for the answer to “%s”, but no form asks that.%s Write the key of the form's field."
                .formatted(question, Nearest.hint(question, answers.asked())));
        } else if (!answers.isChoice(question)) {
            findings.error(diagram, flow, ("waits for an answer to “%s”, which is neither a checkbox nor a choice in its form. Ask by a "
                + "checkbox, radio group or select.").formatted(question));
        } else if (answers.isImpossible(drawn)) {
            findings.error(diagram, flow, "waits for the answer “%s” to “%s”, which no form offers. Write %s."
                .formatted(drawn.answer(), question, choices(answers.offered(question))));
        }
    }

    private static String choices(Set<String> offered) {
        Set<String> shown = new TreeSet<>();
        offered.forEach(value -> shown.add(value.equals("true") ? "yes" : value.equals("false") ? "no" : value));
        return "“" + String.join("” or “", shown) + "”";
    }
}
