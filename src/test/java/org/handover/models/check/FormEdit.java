package org.handover.models.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Changes a form as the Modeler would, component by component. */
final class FormEdit {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode form;

    FormEdit(byte[] content) {
        try {
            form = (ObjectNode) JSON.readTree(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    byte[] content() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(form);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The form itself, for example its version. */
    FormEdit set(String name, Object value) {
        form.set(name, JSON.valueToTree(value));
        return this;
    }

    /** @param path a property of the component, or one inside a property with a slash between: {@code validate/pattern} */
    FormEdit set(String component, String path, Object value) {
        ObjectNode at = component(component);
        String[] names = path.split("/");
        for (int i = 0; i < names.length - 1; i++) {
            at = at.has(names[i]) ? (ObjectNode) at.get(names[i]) : at.putObject(names[i]);
        }
        at.set(names[names.length - 1], JSON.valueToTree(value));
        return this;
    }

    FormEdit drop(String component, String property) {
        if (component(component).remove(property) == null) {
            throw new AssertionError(component + " has no " + property);
        }
        return this;
    }

    FormEdit remove(String component) {
        ArrayNode siblings = siblings(form, component);
        for (int i = 0; i < siblings.size(); i++) {
            if (siblings.get(i).path("id").asText().equals(component)) {
                siblings.remove(i);
            }
        }
        return this;
    }

    /** Adds a component at the end of the form. */
    FormEdit add(String json) {
        ((ArrayNode) form.get("components")).add(read(json));
        return this;
    }

    /** Adds a component at the end of a list or group. */
    FormEdit addTo(String container, String json) {
        ((ArrayNode) component(container).get("components")).add(read(json));
        return this;
    }

    /** Adds an option to a field that offers some. */
    FormEdit option(String component, String value, String label) {
        ((ArrayNode) component(component).get("values")).addObject().put("label", label).put("value", value);
        return this;
    }

    private ObjectNode component(String id) {
        for (JsonNode sibling : siblings(form, id)) {
            if (sibling.path("id").asText().equals(id)) {
                return (ObjectNode) sibling;
            }
        }
        throw new AssertionError("there is no component " + id);
    }

    private static ArrayNode siblings(JsonNode container, String id) {
        ArrayNode found = find(container, id);
        if (found == null) {
            throw new AssertionError("there is no component " + id);
        }
        return found;
    }

    private static ArrayNode find(JsonNode container, String id) {
        for (JsonNode component : container.path("components")) {
            if (component.path("id").asText().equals(id)) {
                return (ArrayNode) container.get("components");
            }
            ArrayNode inside = find(component, id);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
