package org.handover.models.check;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.handover.lifecycle.DrawnAnswer;
import org.handover.models.check.ExpressionUse.Moment;
import org.handover.models.check.Vocabulary.StepBean;

/** What an expression, a step or a called process uses was set before: a variable that is not set stops a process. */
class VariableRule implements Rule {

    /** More names than any diagram needs, among which looking for a similar one would take long. */
    private static final int MOST_COMPARED = 1000;
    /** What the engine itself knows in an expression. */
    private static final Set<String> WORDS = Set.of("execution", "task", "authenticatedUserId");

    @Override
    public void check(Models models, Findings findings) {
        VariableFlow flow = new VariableFlow(models);
        Answers answers = new Answers(models);
        for (Diagram diagram : models.allDiagrams()) {
            if (flow.startsWithAnything(diagram)) {
                findings.warning(diagram, diagram.process(), "is called by no process and has no start form, so that it never starts, and "
                    + "nobody can say what it is given. Call it from another process, or give its start event a form.");
            }
            ExpressionUse.in(diagram.graph()).forEach(use -> {
                Optional<DrawnAnswer> drawn = use.at() instanceof SequenceFlow arrow ? Condition.of(arrow).drawn() : Optional.empty();
                drawn.ifPresentOrElse(answer -> question(answer.question(), use, answers, diagram, flow, findings),
                    () -> expression(use, diagram, models, flow, findings));
            });
            for (FlowNode node : diagram.graph().nodes()) {
                step(node, diagram, models, flow, findings);
                if (node instanceof CallActivity call) {
                    handedOver(call, diagram, models, flow, findings);
                }
            }
        }
    }

    private static void expression(ExpressionUse use, Diagram diagram, Models models, VariableFlow flow, Findings findings) {
        Set<String> names = names(use.text());
        names.removeAll(WORDS);
        names.removeAll(models.vocabulary().steps().keySet());
        State state = state(use, diagram, flow);
        for (String name : names) {
            if (!state.hasMaybe(name)) {
                findings.error(diagram, use.at(), "uses “%s” in its %s, but nothing before it sets that.%s"
                    .formatted(name, use.what(), hint(name, diagram, state, flow)));
            } else if (!state.hasSurely(name)) {
                findings.warning(diagram, use.at(), "uses “%s” in its %s, but not every way that leads there sets that. ".formatted(name, use.what())
                    + "Where it is not set, the process stops.");
            }
        }
    }

    /** Of an answer that was filled in by a template; that a form asks it at all, a rule of its own says. */
    private static void question(String question, ExpressionUse use, Answers answers, Diagram diagram, VariableFlow flow, Findings findings) {
        State state = state(use, diagram, flow);
        if (!answers.isAsked(question) || state.hasSurely(question)) {
            return;
        }
        if (!state.hasMaybe(question)) {
            findings.error(diagram, use.at(), "waits for the answer to “%s”, but no form before it asks that.%s"
                .formatted(question, hint(question, diagram, state, flow)));
        } else {
            findings.warning(diagram, use.at(), "waits for the answer to “%s”, but not every way that leads there asks that. ".formatted(question)
                + "Where it is not asked, the process stops.");
        }
    }

    private static Set<String> names(String text) {
        try {
            return new TreeSet<>(Expression.parse(text).names());
        } catch (IllegalArgumentException e) {
            return new TreeSet<>(); // said by the rule for expressions
        }
    }

    private static State state(ExpressionUse use, Diagram diagram, VariableFlow flow) {
        if (use.moment() == Moment.NEVER) {
            return State.ANYTHING;
        }
        if (use.at() instanceof SequenceFlow arrow) {
            FlowNode source = diagram.graph().source(arrow);
            return source == null ? State.ANYTHING : flow.after(diagram, source);
        }
        FlowNode node = (FlowNode) use.at();
        return switch (use.moment()) {
            case BEFORE -> flow.before(diagram, node);
            case WITHIN -> flow.within(diagram, node);
            case WHEN_ARMED -> flow.whereArmed(diagram, node);
            case AFTER, NEVER -> flow.after(diagram, node).both(flow.within(diagram, node));
        };
    }

    private static void step(FlowNode node, Diagram diagram, Models models, VariableFlow flow, Findings findings) {
        StepBean step = models.vocabulary().steps().get(String.valueOf(Expression.nameIn(Camunda.attribute(node, "delegateExpression"))));
        if (step == null) {
            return;
        }
        State state = flow.within(diagram, node);
        for (String input : new TreeSet<>(step.inputs())) {
            if (!state.hasMaybe(input) && !TemplateRule.findsFault(diagram, node, "camunda:inputParameter", input, models)) {
                findings.error(diagram, node, "needs “%s”, but neither an input gives it nor does anything before it set that.%s"
                    .formatted(input, hint(input, diagram, state, flow)));
            } else if (state.hasMaybe(input) && !state.hasSurely(input)) {
                findings.warning(diagram, node, "needs “%s”, but not every way that leads there sets that.".formatted(input));
            }
        }
    }

    private static void handedOver(CallActivity call, Diagram diagram, Models models, VariableFlow flow, Findings findings) {
        State state = flow.within(diagram, call);
        for (CamundaIn in : Camunda.extensions(call, CamundaIn.class)) {
            if (in.getCamundaSource() != null && !state.hasMaybe(in.getCamundaSource())) {
                findings.error(diagram, call, "hands over “%s”, but nothing before it sets that.%s"
                    .formatted(in.getCamundaSource(), hint(in.getCamundaSource(), diagram, state, flow)));
            }
        }
        Diagram called = models.diagrams().get(String.valueOf(call.getCalledElement()));
        if (called == null) {
            return;
        }
        Set<String> set = flow.everSet(called);
        for (CamundaOut out : Camunda.extensions(call, CamundaOut.class)) {
            if (out.getCamundaSource() != null && !set.contains(out.getCamundaSource())) {
                findings.error(diagram, call, "takes “%s” back from “%s”, which never sets that.%s"
                    .formatted(out.getCamundaSource(), called.key(), Nearest.hint(out.getCamundaSource(), set)));
            }
        }
    }

    private static String hint(String name, Diagram diagram, State state, VariableFlow flow) {
        if (state.maybe().size() > MOST_COMPARED) {
            return "";
        }
        Collection<String> known = new TreeSet<>(state.maybe());
        String hint = Nearest.hint(name, known);
        return hint.isEmpty() && flow.everSet(diagram).contains(name) ? " It is set only later or on another way." : hint;
    }
}
