package org.handover.models.check;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.xml.instance.DomElement;

/** No diagram brings code of its own: no script, no class, no call of a method, no connector and no worker outside. */
class ForbiddenRule implements Rule {

    private static final Map<String, String> ATTRIBUTES = Map.of(
        "class", "a Java class", "expression", "a call of a method", "type", "a worker outside the product", "topic",
        "a worker outside the product", "variableMappingClass", "a Java class", "variableMappingDelegateExpression",
        "a mapping in Java", "resource", "a script", "formHandlerClass", "a Java class");
    private static final Map<String, String> ELEMENTS = Map.of("script", "a script", "connector", "a connector", "field",
        "an injected field", "errorEventDefinition", "a worker outside the product");
    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script");

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            DomElement process = diagram.process().getDomElement();
            look(process, process, diagram.file(), findings);
        }
    }

    /** @param around the nearest element that a reader can click on */
    private static void look(DomElement xml, DomElement around, String file, Findings findings) {
        boolean ofTheEngine = BpmnModelConstants.CAMUNDA_NS.equals(xml.getNamespaceURI());
        boolean drawn = !ofTheEngine && xml.hasAttribute("id") && !xml.getLocalName().endsWith("EventDefinition");
        DomElement place = drawn ? xml : around;
        if (ofTheEngine && ELEMENTS.containsKey(xml.getLocalName())) {
            refuse(ELEMENTS.get(xml.getLocalName()), place, file, findings);
        } else if (SCRIPTS.contains(xml.getLocalName()) || xml.getLocalName().equals("conditionExpression") && xml.hasAttribute("language")) {
            refuse("a script", place, file, findings);
        }
        ATTRIBUTES.forEach((name, what) -> {
            // the attributes of the engine's own elements carry no prefix
            boolean ofListener = ofTheEngine && xml.getLocalName().endsWith("Listener") && xml.hasAttribute(name);
            if (ofListener || xml.hasAttribute(BpmnModelConstants.CAMUNDA_NS, name)) {
                refuse(what, place, file, findings);
            }
        });
        xml.getChildElements().forEach(child -> look(child, place, file, findings));
    }

    private static void refuse(String what, DomElement place, String file, Findings findings) {
        findings.error(file, place.getAttribute("id"), place.getAttribute("name"),
            "uses " + what + ", which no diagram may. Delete it and choose a template from the catalogue.");
    }
}
