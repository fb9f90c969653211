package org.handover.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The values that may be chosen in a field: written in the form, taken from a variable, or computed. */
class Choices {

    private Choices() {}

    static List<Object> of(FormField field, Map<String, Object> context, Function<String, Object> variables) {
        JsonNode json = field.json();
        Object options;
        if (json.hasNonNull("valuesExpression")) {
            options = Feel.list(json.get("valuesExpression").asText(), context);
        } else if (json.hasNonNull("valuesKey")) {
            options = variables.apply(json.get("valuesKey").asText());
        } else {
            options = PlainValues.of(json.path("values"));
        }
        return options instanceof List<?> list ? list.stream().map(Choices::value).filter(Objects::nonNull).toList() : List.of();
    }

    private static Object value(Object option) {
        return option instanceof Map<?, ?> labelled ? labelled.get("value") : option;
    }
}
