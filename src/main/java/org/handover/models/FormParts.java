package org.handover.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.handover.models.Part.Fact;

/** A form by its fields. */
class FormParts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SAID_ELSEWHERE = Set.of("id", "type", "label", "dateLabel", "timeLabel", "components", "layout");
    private static final Set<String> OF_THE_TOOL = Set.of("components", "exporter");

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final StringBuilder drawing = new StringBuilder();

    private FormParts() {
    }

    static ModelParts of(ModelFile file) {
        JsonNode form;
        try {
            form = JSON.readTree(file.content());
        } catch (IOException e) {
            throw new IllegalArgumentException("“" + file.name() + "” is not proper JSON.", e);
        }
        FormParts fields = new FormParts();
        Map<String, Fact> facts = new LinkedHashMap<>();
        form.fields().forEachRemaining(fact -> {
            if (!OF_THE_TOOL.contains(fact.getKey())) {
                flatten(ModelXml.words(fact.getKey()), fact.getValue(), facts);
            }
        });
        fields.parts.put("", new Part("form", "The form", "", facts));
        fields.read(form);
        return new ModelParts(fields.parts, "fields", fields.drawing.toString());
    }

    private void read(JsonNode parent) {
        for (JsonNode field : parent.path("components")) {
            String label = field.path("label").asText(field.path("dateLabel").asText(field.path("timeLabel").asText("")));
            String type = ModelXml.words(field.path("type").asText("field"));
            String id = field.path("id").asText(field.path("key").asText(type + " " + parts.size()));
            Map<String, Fact> facts = new LinkedHashMap<>();
            field.fields().forEachRemaining(fact -> {
                if (!SAID_ELSEWHERE.contains(fact.getKey())) {
                    flatten(ModelXml.words(fact.getKey()), fact.getValue(), facts);
                }
            });
            String named = label.isEmpty() ? "" : " “" + label + "”";
            parts.put(id, new Part(type, Character.toUpperCase(type.charAt(0)) + type.substring(1) + named + " ("
                + field.path("key").asText(id) + ")", label, facts));
            drawing.append(id).append(field.path("layout")).append('\n');
            read(field);
        }
    }

    private static void flatten(String name, JsonNode value, Map<String, Fact> facts) {
        if (value.isObject()) {
            value.fields().forEachRemaining(inner -> flatten(name + " " + ModelXml.words(inner.getKey()), inner.getValue(), facts));
        } else if (value.isArray()) {
            for (JsonNode entry : value) {
                String key = entry.path("value").asText("");
                facts.merge(key.isEmpty() ? name : "choice " + key, new Fact(text(key.isEmpty() ? entry : entry.path("label"))), Fact::and);
            }
        } else {
            facts.put(name, new Fact(text(value)));
        }
    }

    private static String text(JsonNode value) {
        return (value.isValueNode() ? value.asText() : value.toString()).replaceAll("\\s+", " ").strip();
    }
}
