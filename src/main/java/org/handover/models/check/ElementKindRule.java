package org.handover.models.check;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.instance.DomElement;

/** The engine runs every kind of element that is drawn. */
class ElementKindRule implements Rule {

    private static final Map<String, String> NOT_RUN = Map.of(
        "complexGateway", "is a complex gateway, which the engine does not run. Choose an exclusive, inclusive or parallel one.",
        "adHocSubProcess", "is an ad hoc subprocess, which the engine does not run. Choose a plain subprocess.",
        "standardLoopCharacteristics", "has a loop marker, which the engine passes over. Draw an arrow back, or choose multi-instance.",
        "choreographyTask", "is a choreography, which the engine does not run. Choose a task.",
        "subChoreography", "is a choreography, which the engine does not run. Choose a subprocess.",
        "callChoreography", "is a choreography, which the engine does not run. Choose a call activity.");
    private static final Set<String> DOES_NOTHING = Set.of("task", "manualTask");

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            look(diagram.process().getDomElement(), diagram.process().getDomElement(), diagram, findings);
            for (FlowNode node : diagram.inProcess(FlowNode.class)) {
                if (DOES_NOTHING.contains(node.getElementType().getTypeName())) {
                    findings.warning(diagram, node, "does nothing when the process runs. Choose a user task or a step from the catalogue.");
                }
            }
        }
    }

    /** The elements as they are written, since some of them are no elements to the engine's own reader. */
    private static void look(DomElement xml, DomElement around, Diagram diagram, Findings findings) {
        DomElement place = xml.hasAttribute("id") && !xml.getLocalName().equals("standardLoopCharacteristics") ? xml : around;
        if (NOT_RUN.containsKey(xml.getLocalName())) {
            findings.error(diagram.file(), place.getAttribute("id"), place.getAttribute("name"), NOT_RUN.get(xml.getLocalName()));
        }
        xml.getChildElements().forEach(child -> look(child, place, diagram, findings));
    }
}
