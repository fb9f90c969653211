package org.handover.models.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.handover.models.check.Vocabulary.StepBean;

/** The notices that a diagram names have a text, and go to people whom a project has. */
class NoticeRule implements Rule {

    private static final String FORM_OF_CONTACTS = "stakeholders";

    @Override
    public void check(Models models, Findings findings) {
        Set<String> roles = roles(models);
        for (Diagram diagram : models.allDiagrams()) {
            Set<String> sentHere = diagram.inProcess(FlowNode.class).stream().filter(node -> takes("notice", node, models))
                .map(node -> Camunda.inputs(node).get("notice")).filter(notice -> notice != null).collect(Collectors.toSet());
            for (FlowNode node : diagram.inProcess(FlowNode.class)) {
                Map<String, String> inputs = Camunda.inputs(node);
                if (takes("notice", node, models)) {
                    known("notice", inputs.get("notice"), models.vocabulary().notices(), node, diagram, findings);
                    known("role", inputs.get("to"), roles, node, diagram, findings);
                }
                if (takes("shownIn", node, models)) {
                    shown(inputs.get("shownIn"), sentHere, models, node, diagram, findings);
                }
            }
        }
    }

    /** Besides the product's own, those that the form of contacts offers. */
    static Set<String> roles(Models models) {
        Set<String> roles = new TreeSet<>(models.vocabulary().roles());
        Form contacts = models.forms().get(FORM_OF_CONTACTS);
        if (contacts != null) {
            for (JsonNode field : contacts.content().findParents("key")) {
                if (field.path("key").asText().equals("role")) {
                    field.path("values").forEach(option -> roles.add(option.path("value").asText()));
                }
            }
        }
        return roles;
    }

    private static void shown(String names, Set<String> sentHere, Models models, FlowNode node, Diagram diagram, Findings findings) {
        if (names == null || names.isBlank() || Expression.isIn(names)) {
            return;
        }
        for (String name : names.strip().split("\\s*,\\s*")) {
            known("notice", name, models.vocabulary().notices(), node, diagram, findings);
            if (models.vocabulary().notices().contains(name) && !sentHere.contains(name)) {
                findings.warning(diagram, node, "says that the notice “%s” showed what was signed, but this diagram does not send that."
                    .formatted(name));
            }
        }
    }

    private static void known(String what, String name, Set<String> known, FlowNode node, Diagram diagram, Findings findings) {
        if (name != null && !name.isBlank() && !Expression.isIn(name) && !known.contains(name)) {
            findings.error(diagram, node, "names the %s “%s”, which is not there.%s".formatted(what, name, Nearest.hint(name, known)));
        }
    }

    private static boolean takes(String input, FlowNode node, Models models) {
        StepBean step = models.vocabulary().steps().get(String.valueOf(Expression.nameIn(Camunda.attribute(node, "delegateExpression"))));
        return step != null && (step.inputs().contains(input) || step.optional().contains(input));
    }
}
