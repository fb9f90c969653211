package org.handover.models.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.DomElement;

/** Where a template's field keeps its value in an element of a diagram. */
class TemplateBinding {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private TemplateBinding() {
    }

    /**
     * The value of a field.
     *
     * @param binding as the template gives it: its type with its name, source or target
     * @return empty where the element has none
     */
    static Optional<String> value(DomElement element, JsonNode binding) {
        String name = binding.path("name").asText();
        return switch (binding.path("type").asText()) {
            case "property" -> property(element, name);
            case "camunda:property" -> extension(element, "properties", "property").filter(one -> name.equals(one.getAttribute("name")))
                .map(one -> Optional.ofNullable(one.getAttribute("value")).orElse("")).findFirst();
            case "camunda:inputParameter" -> extension(element, "inputOutput", "inputParameter")
                .filter(one -> name.equals(one.getAttribute("name"))).map(one -> one.getTextContent().strip()).findFirst();
            case "camunda:outputParameter" -> extension(element, "inputOutput", "outputParameter")
                .filter(one -> binding.path("source").asText().equals(one.getTextContent().strip()))
                .map(one -> one.getAttribute("name")).findFirst();
            case "camunda:in" -> extension(element, "in").filter(one -> isIn(one, binding)).map(TemplateBinding::source).findFirst();
            case "camunda:in:businessKey" -> extension(element, "in").map(one -> one.getAttribute("businessKey")).filter(key -> key != null)
                .findFirst();
            case "camunda:out" -> extension(element, "out").filter(one -> isOut(one, binding)).map(one -> one.getAttribute("target"))
                .map(target -> target == null ? "all" : target).findFirst();
            case "camunda:executionListener" -> extension(element, "executionListener")
                .filter(one -> binding.path("event").asText("").equals(String.valueOf(one.getAttribute("event"))))
                .map(one -> one.getTextContent().strip()).findFirst();
            case "camunda:field" -> extension(element, "field").filter(one -> name.equals(one.getAttribute("name")))
                .map(one -> one.getTextContent().strip()).findFirst();
            default -> Optional.empty();
        };
    }

    private static Optional<String> property(DomElement element, String name) {
        if (name.equals("conditionExpression")) {
            return element.getChildElements().stream().filter(child -> child.getLocalName().equals(name))
                .map(child -> child.getTextContent().strip()).findFirst();
        }
        String value = name.startsWith("camunda:") ? element.getAttribute(CAMUNDA, name.substring("camunda:".length())) : element.getAttribute(name);
        return Optional.ofNullable(value);
    }

    private static boolean isIn(DomElement mapping, JsonNode binding) {
        return binding.has("target") ? binding.get("target").asText().equals(mapping.getAttribute("target"))
            : binding.path("variables").asText("all").equals(mapping.getAttribute("variables"));
    }

    private static boolean isOut(DomElement mapping, JsonNode binding) {
        return binding.has("source") ? binding.get("source").asText().equals(mapping.getAttribute("source"))
            : binding.has("sourceExpression") ? binding.get("sourceExpression").asText().equals(mapping.getAttribute("sourceExpression"))
            : binding.path("variables").asText("all").equals(mapping.getAttribute("variables"));
    }

    private static String source(DomElement mapping) {
        for (String name : List.of("source", "sourceExpression", "variables")) {
            if (mapping.getAttribute(name) != null) {
                return mapping.getAttribute(name);
            }
        }
        return "";
    }

    /** The extension elements of this path of names. */
    private static Stream<DomElement> extension(DomElement element, String... path) {
        Stream<DomElement> found = element.getChildElements().stream().filter(child -> child.getLocalName().equals("extensionElements"));
        for (String name : path) {
            found = found.flatMap(one -> one.getChildElements().stream()
                .filter(child -> CAMUNDA.equals(child.getNamespaceURI()) && child.getLocalName().equals(name)));
        }
        return found;
    }
}
