package org.handover.models.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The components of a form, with those in groups and lists. */
class FormComponents {

    /** Those that are filled in, and so have a key. */
    static final Set<String> FIELDS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist",
        "datetime");
    /** How many groups and lists may stand in each other. */
    static final int DEEPEST = 20;

    private FormComponents() {
    }

    /**
     * A component of a form.
     *
     * @param list   the dynamic list whose rows have it; null where the form itself has it
     * @param groups the paths of the groups around it, within the list or the form, that have one
     */
    record Component(JsonNode json, Component list, List<String> groups) {

        String type() {
            return json.path("type").asText();
        }

        String id() {
            return json.path("id").asText();
        }

        /** As people see it in the form; else the key. */
        String label() {
            for (String name : List.of("label", "dateLabel", "timeLabel")) {
                String label = json.path(name).asText("").strip();
                if (!label.isEmpty()) {
                    return label;
                }
            }
            return isField() ? json.path("key").asText() : json.path("path").asText();
        }

        boolean isField() {
            return FIELDS.contains(type());
        }

        boolean isList() {
            return type().equals("dynamiclist");
        }

        /** The name under which its value is kept in the form or row; empty where it has none. */
        String key() {
            return json.path(isField() ? "key" : "path").asText("").strip();
        }

        /** The key with the paths of the groups around it. */
        String path() {
            List<String> path = new ArrayList<>(groups);
            path.add(key());
            return String.join(".", path);
        }

        /** The variable that holds its value, which for the field of a list is the list. */
        String variable() {
            return list == null ? path().replaceFirst("\\..*", "") : list.variable();
        }
    }

    /** From top to bottom, each list and group before what is in it. */
    static List<Component> of(Form form) {
        List<Component> parts = new ArrayList<>();
        collect(form.content().path("components"), null, List.of(), 0, parts);
        return parts;
    }

    /** Whether there is more than {@link #of} gives. */
    static boolean isTooDeep(Form form) {
        return isDeeper(form.content(), DEEPEST + 1);
    }

    private static boolean isDeeper(JsonNode container, int levels) {
        for (JsonNode component : container.path("components")) {
            if (levels == 0 || isDeeper(component, levels - 1)) {
                return true;
            }
        }
        return false;
    }

    private static void collect(JsonNode components, Component list, List<String> groups, int depth, List<Component> parts) {
        if (depth > DEEPEST) {
            return;
        }
        for (JsonNode component : components) {
            Component part = new Component(component, list, groups);
            parts.add(part);
            if (part.isList()) {
                collect(component.path("components"), part, List.of(), depth + 1, parts);
            } else if (component.has("components")) {
                List<String> around = new ArrayList<>(groups);
                if (!part.key().isEmpty()) {
                    around.add(part.key());
                }
                collect(component.path("components"), list, List.copyOf(around), depth + 1, parts);
            }
        }
    }
}
