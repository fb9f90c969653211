package org.handover.models;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.handover.models.Part.Fact;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** A diagram by its elements. What stands inside an element and has no place in the drawing, such as a timer's value, belongs to it. */
class DiagramParts {

    /** How the version of an element's template is called. */
    static final String TEMPLATE_VERSION = "version of the template";

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** They have ids, but a reader does not see them as something of their own. */
    private static final Set<String> INSIDE = Set.of("laneSet", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics",
        "conditionExpression", "timeDate", "timeDuration", "timeCycle", "loopCardinality", "completionCondition", "documentation",
        "extensionElements", "ioSpecification", "condition", "text");

    private static final Map<String, String> NAMES = Map.ofEntries(
        Map.entry("candidateGroups", "group"), Map.entry("formRef", "form"), Map.entry("calledElement", "called process"),
        Map.entry("delegateExpression", "step"), Map.entry("sourceRef", "from"), Map.entry("targetRef", "to"),
        Map.entry("default", "taken if nothing else fits"), Map.entry("attachedToRef", "stands on"), Map.entry("cancelActivity", "interrupts"),
        Map.entry("isInterrupting", "interrupts"), Map.entry("asyncBefore", "save point before"), Map.entry("asyncAfter", "save point after"),
        Map.entry("historyTimeToLive", "history kept"), Map.entry("modelerTemplate", "template"),
        Map.entry("modelerTemplateVersion", TEMPLATE_VERSION), Map.entry("messageRef", "message"), Map.entry("errorRef", "error"),
        Map.entry("signalRef", "signal"), Map.entry("dueDate", "due"), Map.entry("assignee", "for"), Map.entry("timeDate", "time"),
        Map.entry("timeDuration", "time"), Map.entry("timeCycle", "time"), Map.entry("conditionExpression", "condition"),
        Map.entry("flowNodeRef", "holds"));

    private static final Set<String> REFERENCES = Set.of("sourceRef", "targetRef", "default", "attachedToRef", "messageRef", "errorRef",
        "signalRef", "flowNodeRef", "processRef");

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    private DiagramParts() {
    }

    static ModelParts of(ModelFile file) {
        Element root = ModelXml.root(file);
        DiagramParts diagram = new DiagramParts();
        diagram.readLabels(root);
        diagram.readParts(root);
        return new ModelParts(diagram.parts, null, ModelXml.drawing(root));
    }

    private void readLabels(Element element) {
        if (element.hasAttribute("id") && element.hasAttribute("name")) {
            labels.put(element.getAttribute("id"), oneLine(element.getAttribute("name")));
        }
        ModelXml.children(element).forEach(this::readLabels);
    }

    private void readParts(Element parent) {
        for (Element element : ModelXml.children(parent)) {
            if (ModelXml.isDrawing(element)) {
                continue;
            }
            if (isPart(element)) {
                Map<String, Fact> facts = new LinkedHashMap<>();
                readFacts(element, facts);
                String id = element.getAttribute("id");
                String label = labels.getOrDefault(id, "");
                String type = ModelXml.words(element.getLocalName());
                String shown = Character.toUpperCase(type.charAt(0)) + type.substring(1) + (label.isEmpty() ? "" : " “" + label + "”");
                parts.put(id, new Part(type, shown + " (" + id + ")", label, facts));
            }
            readParts(element);
        }
    }

    private static boolean isPart(Element element) {
        return BPMN.equals(element.getNamespaceURI()) && element.hasAttribute("id") && !INSIDE.contains(element.getLocalName())
            && !element.getLocalName().endsWith("EventDefinition");
    }

    private void readFacts(Element element, Map<String, Fact> facts) {
        for (Attr attribute : ModelXml.attributes(element)) {
            if (!Set.of("id", "name").contains(attribute.getLocalName())) {
                add(facts, name(attribute.getLocalName()), value(attribute.getLocalName(), attribute.getValue()));
            }
        }
        for (Element child : ModelXml.children(element)) {
            if (!isPart(child) && !Set.of("incoming", "outgoing").contains(child.getLocalName())) {
                readFact(child, facts);
            }
        }
    }

    private void readFact(Element child, Map<String, Fact> facts) {
        switch (child.getLocalName()) {
            case "inputParameter" -> add(facts, child.getAttribute("name"), ModelXml.text(child));
            case "outputParameter" -> add(facts, "result " + child.getAttribute("name"), ModelXml.text(child));
            case "property" -> add(facts, child.getAttribute("name"), child.getAttribute("value"));
            case "in", "out" -> add(facts, child.getLocalName().equals("in") ? "gives" : "takes back", passed(child));
            case "taskListener", "executionListener" -> add(facts, "at " + child.getAttribute("event"),
                child.getAttribute("delegateExpression") + child.getAttribute("expression") + child.getAttribute("class"));
            default -> {
                if (ModelXml.children(child).isEmpty() && !ModelXml.text(child).isEmpty()) {
                    add(facts, name(child.getLocalName()), value(child.getLocalName(), ModelXml.text(child)));
                } else {
                    readFacts(child, facts);
                }
                if (child.getLocalName().endsWith("EventDefinition")) {
                    add(facts, "kind", ModelXml.words(child.getLocalName().replace("EventDefinition", "")));
                }
            }
        }
    }

    private static String passed(Element mapping) {
        StringBuilder said = new StringBuilder();
        ModelXml.attributes(mapping).stream().sorted((a, b) -> a.getName().compareTo(b.getName()))
            .forEach(attribute -> said.append(said.isEmpty() ? "" : " ").append(ModelXml.words(attribute.getLocalName())).append(' ')
                .append(attribute.getValue()));
        return said.toString();
    }

    private static String name(String local) {
        return NAMES.getOrDefault(local, ModelXml.words(local));
    }

    private Fact value(String name, String value) {
        String label = REFERENCES.contains(name) ? labels.get(value) : null;
        return label == null ? new Fact(oneLine(value)) : new Fact(value, "“" + label + "”");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static void add(Map<String, Fact> facts, String name, String value) {
        add(facts, name, new Fact(oneLine(value)));
    }

    private static void add(Map<String, Fact> facts, String name, Fact fact) {
        facts.merge(name, fact, Fact::and);
    }
}
