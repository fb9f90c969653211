package org.handover.models.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.DomElement;

/** An element that was made from a template of the catalogue still is what the template says. */
class TemplateRule implements Rule {

    @Override
    public void check(Models models, Findings findings) {
        Map<String, ElementTemplate> catalogue = models.vocabulary().templates();
        for (Diagram diagram : models.allDiagrams()) {
            for (BaseElement element : diagram.all(BaseElement.class)) {
                String id = element.getDomElement().getAttribute(TemplateBinding.CAMUNDA, "modelerTemplate");
                if (id != null) {
                    String version = element.getDomElement().getAttribute(TemplateBinding.CAMUNDA, "modelerTemplateVersion");
                    new Checking(diagram, element, findings).check(id, version, catalogue);
                }
            }
        }
    }

    /**
     * Whether this rule finds fault with what a field of the element's template holds, so that no other rule needs to say so again.
     *
     * @param kind of the field's binding, such as {@code property}
     * @param name of its binding, such as {@code camunda:formRef}
     */
    static boolean findsFault(Diagram diagram, BaseElement element, String kind, String name, Models models) {
        String version = Camunda.attribute(element, "modelerTemplateVersion");
        ElementTemplate template = models.vocabulary().templates().get(Camunda.attribute(element, "modelerTemplate") + "/" + version);
        if (template == null) {
            return false;
        }
        Findings faults = new Findings();
        StreamSupport.stream(template.content().path("properties").spliterator(), false)
            .filter(field -> kind.equals(field.path("binding").path("type").asText()) && name.equals(field.path("binding").path("name").asText()))
            .forEach(field -> new Checking(diagram, element, faults).checkField(template.id(), field));
        return !faults.all().isEmpty() && new Checking(diagram, element, faults).isFor(template.content());
    }

    /** One element and its template. */
    private record Checking(Diagram diagram, BaseElement element, Findings findings) {

        void check(String id, String version, Map<String, ElementTemplate> catalogue) {
            Set<Integer> versions = new TreeSet<>();
            catalogue.values().stream().filter(template -> template.id().equals(id)).forEach(template -> versions.add(template.version()));
            ElementTemplate template = catalogue.get(id + "/" + version);
            if (versions.isEmpty()) {
                error("is made from the template “" + id + "”, which the catalogue does not have. Choose one of the catalogue, or unlink it.");
            } else if (template == null) {
                error("is made from " + (version == null ? "no version" : "version " + version) + " of the template “" + id
                    + "”, but the catalogue has version " + versions.toString().replaceAll("[\\[\\]]", "") + ". Apply the template again.");
            } else {
                String name = template.content().path("name").asText(id);
                if (!isFor(template.content())) {
                    error("is made from the template “" + name + "”, which is not for elements of its kind. Change the element's type back, or unlink it.");
                    return;
                }
                template.content().path("properties").forEach(field -> checkField(name, field));
            }
        }

        private boolean isFor(JsonNode template) {
            JsonNode elementType = template.path("elementType").path("value");
            return elementType.isTextual() ? isA(elementType.asText())
                : StreamSupport.stream(template.path("appliesTo").spliterator(), false).anyMatch(type -> isA(type.asText()));
        }

        /** As the Modeler sees it: a service task is a task, an activity and an element. */
        private boolean isA(String type) {
            String wanted = type.replaceFirst("^bpmn:", "");
            if (element.getElementType().getTypeName().equalsIgnoreCase(wanted)) {
                return true;
            }
            return switch (wanted) {
                case "Task" -> element instanceof Task;
                case "Activity" -> element instanceof org.camunda.bpm.model.bpmn.instance.Activity;
                // the product reads the timer of an event subprocess the same way
                case "IntermediateCatchEvent" -> element instanceof StartEvent && !element.getChildElementsByType(TimerEventDefinition.class).isEmpty();
                case "Gateway" -> element instanceof Gateway;
                case "Event" -> element instanceof org.camunda.bpm.model.bpmn.instance.Event;
                case "FlowNode" -> element instanceof org.camunda.bpm.model.bpmn.instance.FlowNode;
                case "FlowElement" -> element instanceof org.camunda.bpm.model.bpmn.instance.FlowElement;
                default -> false;
            };
        }

        private void checkField(String template, JsonNode field) {
            DomElement dom = element.getDomElement();
            Optional<String> value = TemplateBinding.value(dom, field.path("binding")).map(String::strip).filter(text -> !text.isEmpty());
            String name = field.path("label").asText(field.path("binding").path("name").asText());
            boolean isFixed = field.path("type").asText().equals("Hidden") || field.has("editable") && !field.get("editable").asBoolean();
            if (isFixed) {
                String fixed = field.path("value").asText("").strip();
                if (!fixed.isEmpty() && !value.orElse("").equals(fixed)) {
                    error("has another " + (field.path("label").isMissingNode() ? "“" + name + "”" : name) + " (“" + value.orElse("") + "”) than its template “"
                        + template + "” fixes (“" + fixed + "”). Apply the template again, or unlink it.");
                }
                return;
            }
            JsonNode rules = field.path("constraints");
            if (value.isEmpty()) {
                if (rules.path("notEmpty").asBoolean()) {
                    error("leaves “" + name + "” empty. Fill it in.");
                }
                return;
            }
            checkValue(name, value.get(), field, rules);
        }

        private void checkValue(String name, String value, JsonNode field, JsonNode rules) {
            boolean isChoice = field.path("type").asText().equals("Dropdown");
            List<String> choices = field.findValues("choices").stream()
                .flatMap(all -> StreamSupport.stream(all.spliterator(), false)).map(choice -> choice.path("value").asText()).toList();
            if (isChoice && !choices.contains(value)) {
                error("has “" + value + "” as “" + name + "”, which is none of the choices. Choose one of them." + Nearest.hint(value, choices));
            }
            JsonNode pattern = rules.path("pattern");
            String expression = pattern.isObject() ? pattern.path("value").asText() : pattern.asText("");
            if (!isMatch(expression, value)) {
                error("has “" + value + "” as “" + name + "”. " + pattern.path("message").asText("It does not have the form that the template asks for."));
            }
            if (rules.path("maxLength").canConvertToInt() && value.length() > rules.path("maxLength").asInt()
                    || rules.path("minLength").canConvertToInt() && value.length() < rules.path("minLength").asInt()) {
                error("has too " + (value.length() < rules.path("minLength").asInt() ? "short" : "long") + " a text as “" + name + "”. Correct it.");
            }
        }

        private static boolean isMatch(String pattern, String value) {
            try {
                return pattern.isEmpty() || Pattern.compile(pattern).matcher(value).find();
            } catch (PatternSyntaxException e) {
                return true;
            }
        }

        private void error(String text) {
            findings.error(diagram, element, text);
        }
    }
}
