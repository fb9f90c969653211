package org.handover.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Makes a complete answer to a form out of a partial one, so that a form can be answered in a rehearsal whatever fields it has got
 * or lost: what is required and not said gets the first choice, a sample text, today's date; what the form does not ask for is left out.
 */
public final class FormSample {

    private final Map<String, Object> sample;
    private final Map<String, Object> said;
    private final Function<String, Object> variables;
    private final LocalDateTime now;

    private FormSample(Map<String, Object> sample, Map<String, Object> said, Function<String, Object> variables, LocalDateTime now) {
        this.sample = sample;
        this.said = said;
        this.variables = variables;
        this.now = now;
    }

    /**
     * @param sample taken where it fits the form
     * @param said taken as it is, whether it fits or not; a null leaves a field out
     * @param known what the task knows, not deserialized; empty for a start form
     * @param now date and time where the customer is
     * @throws IllegalArgumentException if the form cannot be used
     */
    public static Map<String, Object> complete(String formJson, Map<String, ?> sample, Map<String, ?> said, VariableMap known,
            LocalDateTime now) {
        FormSchema form = FormSchema.parse(formJson);
        Function<String, Object> variables = name -> plain(known, name);
        Map<String, Object> context = new HashMap<>();
        Stream.concat(form.namesUsed().stream(), form.fields().stream().map(field -> field.path().get(0)))
            .forEach(name -> context.put(name, variables.apply(name)));
        context.values().removeIf(Objects::isNull);
        return new FormSample(plain(sample), plain(said), variables, now).level(form.fields(), context);
    }

    private Map<String, Object> level(List<FormField> fields, Map<String, Object> context) {
        Map<String, Object> shown = new HashMap<>(context);
        // what a condition looks at counts as given before the field that it hides is reached
        fields.forEach(field -> Paths.put(shown, field.path(), first(field, context)));
        shown.values().removeIf(Objects::isNull);
        Map<String, Object> answer = new LinkedHashMap<>();
        for (FormField field : fields) {
            Object value = value(field, shown);
            Paths.put(shown, field.path(), value == null ? field.emptyValue() : value);
            if (value != null) {
                Paths.put(answer, field.path(), value);
            }
        }
        return answer;
    }

    private Object first(FormField field, Map<String, Object> context) {
        return Stream.of(Paths.get(said, field.path()), Paths.get(sample, field.path()), Paths.get(context, field.path()),
            field.defaultValue(), field.emptyValue()).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private Object value(FormField field, Map<String, Object> shown) {
        if (Paths.has(said, field.path())) {
            Object value = Paths.get(said, field.path());
            return field.isList() && value instanceof List<?> rows ? rows(field, rows, true, shown) : value;
        }
        if (field.isHidden(shown) || field.isLocked(shown)) {
            return null;
        }
        if (field.isList()) {
            return list(field, shown);
        }
        Object own = Paths.get(sample, field.path());
        if (fits(field, own, shown)) {
            return own;
        }
        boolean needed = field.isRequired() && !fits(field, field.defaultValue(), shown);
        return needed ? madeUp(field, shown) : null;
    }

    private Object list(FormField list, Map<String, Object> shown) {
        List<?> known = variables.apply(list.path().get(0)) instanceof List<?> rows ? rows : List.of();
        if (Paths.has(sample, list.path())) {
            return rows(list, (List<?>) Paths.get(sample, list.path()), false, shown);
        }
        if (!known.isEmpty()) {
            return rows(list, known, false, shown);
        }
        boolean opensWithARow = list.json().path("defaultRepetitions").asInt(1) > 0 && list.json().path("allowAddRemove").asBoolean(true);
        return opensWithARow ? rows(list, List.of(Map.of()), false, shown) : null;
    }

    private List<Object> rows(FormField list, List<?> rows, boolean asSaid, Map<String, Object> shown) {
        List<?> known = variables.apply(list.path().get(0)) instanceof List<?> before ? before : List.of();
        return IntStream.range(0, rows.size()).mapToObj(i -> {
            Map<String, Object> row = Paths.map(rows.get(i));
            Map<String, Object> inRow = new HashMap<>(shown);
            inRow.putAll(Map.of("this", row, "parent", shown, "i", List.of(i + 1)));
            Map<String, Object> given = asSaid ? row : Map.of();
            Map<String, Object> completed = new FormSample(row, given, variables, now).level(list.columns(), inRow);
            // a locked column is sent back as it was shown, by which the row is known
            list.columns().stream().filter(column -> column.isLocked(inRow)).forEach(column -> {
                Object fixed = Paths.has(row, column.path()) ? Paths.get(row, column.path())
                    : i < known.size() ? Paths.get(Paths.map(known.get(i)), column.path()) : null;
                if (fixed != null) {
                    Paths.put(completed, column.path(), fixed);
                }
            });
            return (Object) completed;
        }).toList();
    }

    private boolean fits(FormField field, Object value, Map<String, Object> shown) {
        return !PlainValues.isMissing(value) && !(field.isRequired() && Boolean.FALSE.equals(value))
            && FieldRules.problem(field, value, shown, variables) == null;
    }

    private Object madeUp(FormField field, Map<String, Object> shown) {
        return Stream.concat(Stream.ofNullable(variables.apply(field.path().get(0))), ideas(field, shown))
            .filter(idea -> fits(field, idea, shown)).findFirst().orElse(null);
    }

    private Stream<Object> ideas(FormField field, Map<String, Object> shown) {
        JsonNode rules = field.json().path("validate");
        String date = now.toLocalDate().toString();
        String time = now.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
        return switch (field.type()) {
            case "checkbox" -> Stream.of(true);
            case "datetime" -> Stream.of(date, time, date + "T" + time);
            case "number" -> Stream.of(rules.path("min").asText("1"), "1", "0", rules.path("max").asText("1"))
                .filter(text -> text.matches("-?\\d{1,12}(\\.\\d+)?")).flatMap(text -> Stream.of(new BigDecimal(text), text));
            case "radio", "select" -> Choices.of(field, shown, variables).stream().map(choice -> choice);
            case "checklist", "taglist" -> Choices.of(field, shown, variables).stream().limit(1).map(List::of);
            default -> {
                String text = "Sample text" + " for the rehearsal".repeat(rules.path("minLength").asInt() / 18 + 1);
                int longest = Math.max(1, rules.path("maxLength").asInt(200));
                yield Stream.of(text.substring(0, Math.min(text.length(), longest)), "sample@example.com", "+4930664040900", "1", "12345",
                    "A1", "SAMPLE-1", "Sample", "sample", date);
            }
        };
    }

    private static Map<String, Object> plain(Map<String, ?> values) {
        Map<String, Object> plain = new HashMap<>();
        values.forEach((name, value) -> plain.put(name, PlainValues.of(value)));
        return plain;
    }

    private static Object plain(VariableMap known, String name) {
        try {
            return known.containsKey(name) ? PlainValues.of(known.<TypedValue>getValueTyped(name)) : null;
        } catch (IllegalArgumentException e) {
            return null; // nothing that a form could show
        }
    }
}
