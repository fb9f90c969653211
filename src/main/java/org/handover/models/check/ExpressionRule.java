package org.handover.models.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.handover.models.check.Vocabulary.StepBean;
import org.handover.models.check.Vocabulary.Use;

/** Every expression can be read by the engine, and calls nothing but what the product offers for it. */
class ExpressionRule implements Rule {

    private static final Set<String> OF_THE_ENGINE = Set.of("execution.processBusinessKey", "execution.businessKey",
        "execution.processInstanceId", "execution.currentActivityId", "execution.currentActivityName", "task.assignee", "task.name");

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            ExpressionUse.in(diagram.graph()).forEach(use -> check(use, diagram, models.vocabulary().steps(), findings));
        }
    }

    private static void check(ExpressionUse use, Diagram diagram, Map<String, StepBean> steps, Findings findings) {
        Set<String> callable = callable(steps);
        try {
            Expression expression = Expression.parse(use.text());
            expression.calls().stream().filter(call -> !callable.contains(call)).forEach(call ->
                findings.error(diagram, use.at(), "calls “%s” in its %s; a diagram can call only %s. Compare variables instead.%s"
                    .formatted(call, use.what(), String.join(", ", callable), Nearest.hint(call, callable))));
            expression.properties().stream().filter(property -> !isHarmless(property, steps)).forEach(property ->
                findings.error(diagram, use.at(), "asks for “%s” in its %s, which a diagram has no business with. Use a variable instead."
                    .formatted(property, use.what())));
        } catch (IllegalArgumentException e) {
            findings.error(diagram, use.at(), "has an expression in its %s that %s: “%s”. Correct it."
                .formatted(use.what(), e.getMessage(), use.text()));
        }
    }

    private static boolean isHarmless(String property, Map<String, StepBean> steps) {
        String of = property.replaceFirst("\\..*", "");
        if (of.equals("execution") || of.equals("task")) {
            return OF_THE_ENGINE.contains(property);
        }
        // a name in brackets may be put together only when it runs
        boolean intoTheProgram = property.endsWith(".class") || property.endsWith(".[…]") || of.equals("…") || steps.containsKey(of);
        return !intoTheProgram;
    }

    /** What expressions can call, such as {@code deadline.after}. */
    private static Set<String> callable(Map<String, StepBean> steps) {
        Set<String> calls = new TreeSet<>();
        steps.values().stream().filter(step -> step.uses().contains(Use.CALLED_IN_EXPRESSIONS))
            .forEach(step -> step.methods().forEach(method -> calls.add(step.name() + "." + method)));
        return calls;
    }
}
