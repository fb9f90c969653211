package org.handover.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** The rows of a list that somebody filled in on a form, whatever way the form came in. */
public final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {
    }

    /**
     * Rows of a variable that holds a list.
     *
     * @param variable JSON of the engine, a list, JSON text, or null for no rows
     * @throws IllegalArgumentException if it is none of these
     */
    public static List<Map<String, Object>> of(Object variable) {
        return read(variable, new TypeReference<>() { });
    }

    /** The texts of a variable that holds a list of texts, such as the ticked boxes of a checklist. As {@link #of}. */
    public static List<String> texts(Object variable) {
        return read(variable, new TypeReference<>() { });
    }

    private static <T> List<T> read(Object variable, TypeReference<List<T>> type) {
        try {
            if (variable == null) {
                return List.of();
            }
            String json = variable instanceof List<?> ? JSON.writeValueAsString(variable) : variable.toString();
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no list of rows: " + variable, e);
        }
    }
}
