package org.handover.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fields out of a {@code .form}. Groups vanish: their path and their condition become those of the fields in them. */
class FormReader {

    private static final Set<String> FIELDS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "checklist",
        "taglist", "datetime");
    private static final Set<String> SHOWN_ONLY = Set.of("text", "html", "image", "spacer", "separator", "button", "iframe", "table");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

    private FormReader() {}

    static List<FormField> fields(JsonNode form) {
        List<FormField> fields = new ArrayList<>();
        collect(form.path("components"), List.of(), List.of(), fields);
        return fields;
    }

    private static void collect(JsonNode components, List<String> prefix, List<String> hides, List<FormField> fields) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            List<String> conditions = withCondition(hides, component);
            if (type.equals("group")) {
                collect(component.path("components"), path(prefix, component.path("path").asText()), conditions, fields);
            } else if (type.equals("dynamiclist")) {
                List<FormField> columns = new ArrayList<>();
                collect(component.path("components"), List.of(), List.of(), columns);
                List<String> path = keyed(path(prefix, component.path("path").asText()), component, "path");
                fields.add(new FormField(type, path, label(component, path), conditions, component, List.copyOf(columns)));
            } else if (FIELDS.contains(type)) {
                List<String> path = keyed(path(prefix, component.path("key").asText()), component, "key");
                fields.add(new FormField(type, path, label(component, path), conditions, component, null));
            } else if (!SHOWN_ONLY.contains(type)) {
                throw new IllegalArgumentException("It uses a component that cannot be checked: “" + type + "”.");
            }
        }
    }

    /** The names of variables that the form looks up: choices, lists, templates and expressions. */
    static Set<String> namesUsed(JsonNode form, List<FormField> fields) {
        Set<String> names = new LinkedHashSet<>();
        form.findValuesAsText("valuesKey").forEach(names::add);
        collectExpressions(form, names);
        fields.stream().filter(field -> !field.isList()).forEach(field -> names.remove(field.path().get(0)));
        fields.stream().filter(FormField::isList).forEach(field -> names.add(field.path().get(0)));
        names.remove("");
        return Set.copyOf(names);
    }

    private static void collectExpressions(JsonNode node, Set<String> names) {
        if (node.isTextual()) {
            String text = node.asText();
            if (Feel.isExpression(text)) {
                addNames(text, names);
            }
            Matcher template = TEMPLATE.matcher(text);
            while (template.find()) {
                addNames(template.group(1), names);
            }
        }
        node.forEach(child -> collectExpressions(child, names));
    }

    private static void addNames(String expression, Set<String> names) {
        NAME.matcher(QUOTED.matcher(expression).replaceAll(" ")).results().forEach(name -> names.add(name.group()));
    }

    private static List<String> withCondition(List<String> hides, JsonNode component) {
        String hide = component.path("conditional").path("hide").asText("");
        if (!Feel.isExpression(hide)) {
            return hides;
        }
        List<String> all = new ArrayList<>(hides);
        all.add(hide);
        return List.copyOf(all);
    }

    private static List<String> path(List<String> prefix, String key) {
        List<String> path = new ArrayList<>(prefix);
        if (!key.isEmpty()) {
            path.addAll(List.of(key.split("\\.")));
        }
        return List.copyOf(path);
    }

    private static List<String> keyed(List<String> path, JsonNode component, String name) {
        if (component.path(name).asText().isBlank() || path.isEmpty()) {
            throw new IllegalArgumentException("It has a field without a " + name + ": “" + label(component, path) + "”.");
        }
        return path;
    }

    private static String label(JsonNode component, List<String> path) {
        for (String name : List.of("label", "dateLabel", "timeLabel")) {
            String label = component.path(name).asText("").strip();
            if (!label.isEmpty() && !Feel.isExpression(label) && !label.contains("{{")) {
                return label;
            }
        }
        return String.join(".", path);
    }
}
