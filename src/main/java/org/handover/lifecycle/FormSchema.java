package org.handover.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A {@code .form} and what it accepts. The engine itself checks nothing of it. */
public class FormSchema {

    private static final int MOST_ROWS = 500;

    private final String id;
    private final List<FormField> fields;
    private final Set<String> namesUsed;
    private final Set<String> contextNames;

    private FormSchema(String id, List<FormField> fields, Set<String> namesUsed) {
        this.id = id;
        this.fields = fields;
        this.namesUsed = namesUsed;
        this.contextNames = new TreeSet<>(namesUsed);
        fields.forEach(field -> contextNames.add(field.path().get(0)));
    }

    /** @throws IllegalArgumentException with a plain sentence, if it is no form or uses what cannot be checked here */
    public static FormSchema parse(String json) {
        JsonNode form;
        try {
            form = PlainValues.tree(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("It is not proper JSON.", e);
        }
        List<FormField> fields = FormReader.fields(form);
        return new FormSchema(form.path("id").asText(), List.copyOf(fields), FormReader.namesUsed(form, fields));
    }

    /**
     * What came of a check.
     *
     * @param accepted the values to keep by variable; null, or false for a checkbox, where nothing was filled in
     * @param notAsked what stands for the fields that the form hid, by variable, so that no older value passes for an answer
     * @param problems a sentence for each thing wrong
     */
    public record Result(Map<String, Object> accepted, Map<String, Object> notAsked, List<String> problems) {}

    public String id() {
        return id;
    }

    List<FormField> fields() {
        return fields;
    }

    /** The names of what the form shows: choices, lists, templates, expressions. */
    public Set<String> namesUsed() {
        return namesUsed;
    }

    /** The names of the variables that an answer sets, if only to nothing where a field was hidden. */
    public Set<String> variablesSet() {
        return fields.stream().filter(field -> !field.isLocked(Map.of())).map(field -> field.path().get(0))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param submitted plain values by variable
     * @param variables a plain value that the task or process knows, null if none
     */
    public Result check(Map<String, Object> submitted, Function<String, Object> variables) {
        Map<String, Object> current = new HashMap<>();
        contextNames.forEach(name -> current.put(name, variables.apply(name)));
        Map<String, Object> context = new HashMap<>(current);
        fields.forEach(field -> Paths.put(context, field.path(), shownAtFirst(field, submitted, current)));
        context.values().removeIf(value -> value == null);
        Result result = new Result(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        new Level(fields, submitted, current, context, variables, "", false).check(result);
        return result;
    }

    private static Object shownAtFirst(FormField field, Map<String, Object> submitted, Map<String, Object> current) {
        if (Paths.has(submitted, field.path())) {
            return Paths.get(submitted, field.path());
        }
        Object known = Paths.get(current, field.path());
        Object byDefault = field.defaultValue();
        return known != null ? known : byDefault != null ? byDefault : field.emptyValue();
    }

    /** The form itself, or a row of a list in it. */
    private record Level(List<FormField> fields, Map<String, Object> given, Map<String, Object> current, Map<String, Object> context,
                         Function<String, Object> variables, String where, boolean isRow) {

        void check(Result result) {
            for (String unknown : Paths.unknown(given, fields.stream().map(FormField::path).toList())) {
                result.problems().add("“" + shortened(unknown) + "”" + where + " is not a field of this form.");
            }
            fields.forEach(field -> check(field, result.accepted(), result));
        }

        private void check(FormField field, Map<String, Object> accepted, Result result) {
            List<String> problems = result.problems();
            String name = "“" + field.label() + "”" + where;
            boolean present = Paths.has(given, field.path());
            Object value = Paths.get(given, field.path());
            if (field.isHidden(context)) {
                if (!PlainValues.isMissing(value) && !Boolean.FALSE.equals(value)) {
                    problems.add(name + " is not asked for together with the rest of this answer.");
                }
                Paths.put(field.path().size() == 1 ? result.notAsked() : accepted, field.path(), field.emptyValue());
            } else if (field.isLocked(context)) {
                Object fixed = Paths.get(current, field.path());
                fixed = fixed == null ? field.defaultValue() : fixed;
                if (present && !PlainValues.same(value, fixed) && !(fixed == null && PlainValues.same(value, field.emptyValue()))) {
                    problems.add(name + " cannot be changed here.");
                }
                if (isRow) {
                    Paths.put(accepted, field.path(), fixed);
                }
            } else if (field.isList()) {
                rows(field, name, value, accepted, problems);
            } else {
                value(field, name, present ? value : field.defaultValue(), accepted, problems);
            }
        }

        private void value(FormField field, String name, Object raw, Map<String, Object> accepted, List<String> problems) {
            Object value = raw instanceof String text ? text.strip() : raw;
            value = PlainValues.isMissing(value) ? field.emptyValue() : value;
            if (PlainValues.isMissing(value)) {
                if (field.isRequired()) {
                    problems.add(name + " is missing.");
                }
            } else if (field.isRequired() && Boolean.FALSE.equals(value)) {
                problems.add(name + " must be ticked.");
            } else {
                String problem = FieldRules.problem(field, value, context, variables);
                if (problem != null) {
                    problems.add(name + " " + problem);
                }
            }
            Paths.put(accepted, field.path(), value);
        }

        private void rows(FormField list, String name, Object value, Map<String, Object> accepted, List<String> problems) {
            List<?> known = Paths.get(current, list.path()) instanceof List<?> rows ? rows : List.of();
            boolean fixed = list.json().has("allowAddRemove") && !list.json().path("allowAddRemove").asBoolean() && !known.isEmpty();
            if (value != null && !(value instanceof List<?>) || value instanceof List<?> l && l.stream().anyMatch(r -> !(r instanceof Map))) {
                problems.add(name + " must be a list of rows.");
                return;
            }
            List<?> rows = value == null ? List.of() : (List<?>) value;
            if (rows.size() > MOST_ROWS) {
                problems.add(name + " must have at most " + MOST_ROWS + " rows.");
                return;
            }
            if (fixed && rows.size() != known.size()) {
                problems.add(name + " must have exactly the rows that are shown (" + known.size() + ").");
                return;
            }
            List<Map<String, Object>> kept = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                Map<String, Object> row = Paths.map(rows.get(i));
                Map<String, Object> inRow = new HashMap<>(context);
                inRow.putAll(Map.of("this", row, "parent", given, "i", List.of(i + 1)));
                Map<String, Object> before = fixed ? Paths.map(known.get(i)) : Paths.alike(row, known, list.columns(), inRow);
                Result keptRow = new Result(new LinkedHashMap<>(), new LinkedHashMap<>(), problems);
                String place = " in row " + (i + 1) + " of “" + list.label() + "”" + where;
                new Level(list.columns(), row, before, inRow, variables, place, true).check(keptRow);
                kept.add(keptRow.accepted());
            }
            Paths.put(accepted, list.path(), kept);
        }

        private static String shortened(String name) {
            String printable = name.replaceAll("\\p{Cntrl}", " ");
            return printable.length() > 60 ? printable.substring(0, 60) + "…" : printable;
        }
    }
}
