package org.handover.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reaches into values: a field in a group with a path, or with a dot in its key, lies inside an object. */
class Paths {

    private Paths() {}

    @SuppressWarnings("unchecked") // plain values have text keys only
    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static boolean has(Map<String, Object> values, List<String> path) {
        return parent(values, path).containsKey(path.get(path.size() - 1));
    }

    static Object get(Map<String, Object> values, List<String> path) {
        return parent(values, path).get(path.get(path.size() - 1));
    }

    private static Map<String, Object> parent(Map<String, Object> values, List<String> path) {
        Map<String, Object> parent = values;
        for (String step : path.subList(0, path.size() - 1)) {
            parent = map(parent.get(step));
        }
        return parent;
    }

    static void put(Map<String, Object> values, List<String> path, Object value) {
        if (path.size() == 1) {
            values.put(path.get(0), value);
            return;
        }
        Map<String, Object> inner = new LinkedHashMap<>(map(values.get(path.get(0))));
        put(inner, path.subList(1, path.size()), value);
        values.put(path.get(0), inner);
    }

    /** The names in {@code values} that no path leads to. */
    static List<String> unknown(Map<String, Object> values, List<List<String>> paths) {
        List<String> unknown = new ArrayList<>();
        values.forEach((name, value) -> {
            List<List<String>> deeper = paths.stream().filter(path -> path.get(0).equals(name)).map(path -> path.subList(1, path.size())).toList();
            if (deeper.isEmpty() || !deeper.contains(List.of()) && value != null && !(value instanceof Map)) {
                unknown.add(name);
            } else if (!deeper.contains(List.of())) {
                unknown(map(value), deeper).forEach(inner -> unknown.add(name + "." + inner));
            }
        });
        return unknown;
    }

    /** The known row whose locked columns are the same as in {@code row}, where rows may be added and taken away. */
    static Map<String, Object> alike(Map<String, Object> row, List<?> known, List<FormField> columns, Map<String, Object> context) {
        List<FormField> locked = columns.stream().filter(column -> column.isLocked(context)).toList();
        return known.stream().map(Paths::map)
            .filter(candidate -> locked.stream().allMatch(column -> PlainValues.same(get(candidate, column.path()), get(row, column.path()))))
            .findFirst().orElse(new HashMap<>());
    }
}
