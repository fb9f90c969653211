package org.handover.models.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Elements on which running instances stand stay, or another takes their place: else these instances could never move. */
class StandingRule implements Rule {

    static final String REPLACES = "replaces";

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            Set<String> there = new HashSet<>();
            Set<String> replaced = new HashSet<>();
            for (FlowNode node : diagram.inProcess(FlowNode.class)) {
                there.add(node.getId());
                String old = replacedBy(node);
                if (!old.isEmpty() && !replaced.add(old)) {
                    findings.error(diagram, node, "takes the place of “%s”, as another element does. Keep one of the two.".formatted(old));
                }
            }
            standing(diagram, models, there, replaced, findings);
            stillThere(diagram, there, findings);
        }
    }

    private static void standing(Diagram diagram, Models models, Set<String> there, Set<String> replaced, Findings findings) {
        Map<String, Long> standing = models.standing().getOrDefault(diagram.key(), Map.of());
        for (String element : List.copyOf(standing.keySet())) {
            if (!there.contains(element) && !replaced.contains(element)) {
                findings.error(diagram.file(), element, "", ("is gone, but %d running %s there. Keep the element, or enter in the one that takes its place "
                    + "“%s” as “Takes the place of” (in a template; without one it is the extension property “replaces”).").formatted(standing.get(element),
                    standing.get(element) == 1 ? "process stands" : "processes stand", element));
            }
        }
    }

    private static void stillThere(Diagram diagram, Set<String> there, Findings findings) {
        for (FlowNode node : diagram.inProcess(FlowNode.class)) {
            String old = replacedBy(node);
            if (there.contains(old)) {
                findings.error(diagram, node, "takes the place of “%s”, which is still there. Delete one of the two, or the property “replaces”."
                    .formatted(old));
            }
        }
    }

    /** Empty where it takes no other's place; a template writes the field all the same. */
    private static String replacedBy(FlowNode node) {
        return Camunda.properties(node).getOrDefault(REPLACES, "").strip();
    }
}
