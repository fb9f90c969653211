package org.handover.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/** Variables as plain text, numbers, booleans, lists and maps, and back: lists and maps are kept as JSON, never as Java objects. */
class PlainValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainValues() {}

    /** @throws IllegalArgumentException if the value is of a kind that no form gives, or is not proper JSON */
    static Object of(TypedValue value) {
        if (value instanceof JsonValue json) {
            return json.isDeserialized() ? of((Object) json.getValue()) : parse(json.getValueSerialized());
        }
        if (value instanceof ObjectValue object && !object.isDeserialized()) {
            if (!Variables.SerializationDataFormats.JSON.getName().equals(object.getSerializationDataFormat())) {
                throw new IllegalArgumentException("is of a kind that no form gives");
            }
            return parse(object.getValueSerialized());
        }
        return value == null ? null : of(value.getValue());
    }

    static Object of(Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof SpinJsonNode node) {
            return parse(node.toString());
        }
        if (value instanceof JsonNode node) {
            return JSON.convertValue(node, Object.class);
        }
        if (value instanceof Collection<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(entry -> plain.add(of(entry)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, entry) -> plain.put(String.valueOf(key), of(entry)));
            return plain;
        }
        throw new IllegalArgumentException("is of a kind that no form gives");
    }

    static Object variable(Object plain) {
        return plain instanceof Collection || plain instanceof Map ? SpinValues.jsonValue(json(plain)).create() : plain;
    }

    static String json(Object plain) {
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is not proper JSON", e);
        }
    }

    static Object parse(String json) {
        return json == null ? null : of(tree(json));
    }

    /** 5 and 5.0 are the same to who fills in a form. */
    static boolean same(Object one, Object other) {
        if (one instanceof Number && other instanceof Number) {
            return number(one).compareTo(number(other)) == 0;
        }
        if (one instanceof List<?> list && other instanceof List<?> others) {
            return list.size() == others.size()
                && IntStream.range(0, list.size()).allMatch(i -> same(list.get(i), others.get(i)));
        }
        return Objects.equals(one, other) || isMissing(one) && isMissing(other);
    }

    static BigDecimal number(Object number) {
        return new BigDecimal(number.toString());
    }

    static boolean isMissing(Object value) {
        return value == null || value instanceof String text && text.isBlank() || value instanceof Collection<?> list && list.isEmpty();
    }
}
