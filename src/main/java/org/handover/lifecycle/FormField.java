package org.handover.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A field or a list of a form.
 *
 * @param path where its value lies, seen from the form or from the row of the list that it stands in
 * @param hides the conditions that hide it: its own and those of the groups around it
 * @param columns the fields of each row; null where it is no list
 */
record FormField(String type, List<String> path, String label, List<String> hides, JsonNode json, List<FormField> columns) {

    boolean isList() {
        return columns != null;
    }

    boolean isHidden(Map<String, Object> context) {
        return hides.stream().anyMatch(condition -> Feel.isTrue(condition, context));
    }

    /** Shown, but not to be changed by who answers. */
    boolean isLocked(Map<String, Object> context) {
        JsonNode readOnly = json.path("readonly");
        return json.path("disabled").asBoolean() || readOnly.isTextual() && Feel.isTrue(readOnly.asText(), context) || readOnly.asBoolean();
    }

    boolean isRequired() {
        return json.path("validate").path("required").asBoolean();
    }

    /** What the browser submits where nothing was filled in and there is no default. */
    Object emptyValue() {
        return switch (type) {
            case "checkbox" -> false;
            case "checklist", "taglist", "dynamiclist" -> List.of();
            default -> null;
        };
    }

    Object defaultValue() {
        return json.hasNonNull("defaultValue") ? PlainValues.of(json.get("defaultValue")) : null;
    }
}
