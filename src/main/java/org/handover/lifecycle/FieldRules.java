package org.handover.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a value must be for a field of its type. Each check gives the end of a sentence that begins with the field's name, or null. */
class FieldRules {

    // the longest that the tables and the engine's variables hold; a form may ask for less, and for more only up to the last
    private static final int LINE = 200;
    private static final int EMAIL_LINE = 320;
    private static final int TEXT = 4000;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private static final Pattern EMAIL = Pattern.compile(
        "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
            + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");
    private static final Pattern PHONE = Pattern.compile("(?:\\+|00)[0-9]{5,24}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(?:Z|[+-]\\d{2}:\\d{2})?");

    private FieldRules() {}

    /** @param variables what the task knows, for choices that are taken from there */
    static String problem(FormField field, Object value, Map<String, Object> context, Function<String, Object> variables) {
        return switch (field.type()) {
            case "textfield" -> line(field, value, context);
            case "textarea" -> text(field, value, TEXT, context);
            case "number" -> number(field, value, context);
            case "checkbox" -> value instanceof Boolean ? null : "must be ticked or not (true or false).";
            case "datetime" -> moment(field, value);
            case "radio", "select" -> choice(value, Choices.of(field, context, variables));
            default -> choices(value, Choices.of(field, context, variables));
        };
    }

    private static String line(FormField field, Object value, Map<String, Object> context) {
        boolean email = "email".equals(field.json().path("validate").path("validationType").asText());
        String problem = text(field, value, email ? EMAIL_LINE : LINE, context);
        if (problem == null && ((String) value).chars().anyMatch(Character::isISOControl)) {
            return "must be a single line without control characters.";
        }
        return problem;
    }

    private static String text(FormField field, Object value, int longest, Map<String, Object> context) {
        if (!(value instanceof String text)) {
            return "must be text.";
        }
        JsonNode rules = field.json().path("validate");
        BigDecimal most = limit(rules, "maxLength", context);
        int max = most == null ? longest : Math.min(most.intValue(), TEXT);
        if (text.length() > max) {
            return "must have at most " + max + " characters.";
        }
        BigDecimal least = limit(rules, "minLength", context);
        if (least != null && text.length() < least.intValue()) {
            return "must have at least " + least.intValue() + " characters.";
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            return "must not have control characters.";
        }
        return switch (rules.path("validationType").asText()) {
            case "email" -> EMAIL.matcher(text).matches() ? null : "must be a mail address, like anna@example.com.";
            case "phone" -> PHONE.matcher(text.replaceAll("[ ()./-]", "")).matches() ? null : "must be a phone number, like +4930664040900.";
            default -> pattern(field, text);
        };
    }

    private static String pattern(FormField field, String text) {
        String pattern = field.json().path("validate").path("pattern").asText("");
        if (pattern.isEmpty() || Pattern.compile(pattern).matcher(text).find()) {
            return null;
        }
        String mustBe = field.json().path("properties").path("mustBe").asText("");
        String description = field.json().path("description").asText("");
        if (!mustBe.isEmpty()) {
            return "must be " + mustBe + ".";
        }
        return description.isEmpty() ? "does not have the form that is asked for." : "does not have the form that is asked for: " + description;
    }

    private static String number(FormField field, Object value, Map<String, Object> context) {
        BigDecimal number;
        try {
            boolean asText = field.json().path("serializeToString").asBoolean() && value instanceof String text && text.length() <= 40;
            number = value instanceof Number || asText ? PlainValues.number(value) : null;
        } catch (NumberFormatException e) {
            number = null;
        }
        if (number == null) {
            return "must be a number.";
        }
        JsonNode digits = field.json().path("decimalDigits");
        if (digits.isNumber() && number.stripTrailingZeros().scale() > digits.asInt()) {
            return digits.asInt() == 0 ? "must be a whole number." : "must have at most " + digits.asInt() + " decimal places.";
        }
        BigDecimal min = limit(field.json().path("validate"), "min", context);
        if (min != null && number.compareTo(min) < 0) {
            return "must be at least " + min.toPlainString() + ".";
        }
        BigDecimal max = limit(field.json().path("validate"), "max", context);
        if (max != null && number.compareTo(max) > 0) {
            return "must be at most " + max.toPlainString() + ".";
        }
        return number.abs().compareTo(LARGEST) > 0 ? "is too large." : null;
    }

    private static BigDecimal limit(JsonNode rules, String name, Map<String, Object> context) {
        JsonNode limit = rules.path(name);
        Object value = limit.isTextual() && Feel.isExpression(limit.asText()) ? Feel.value(limit.asText(), context) : limit.asText("");
        try {
            return value == null || value.toString().isEmpty() ? null : new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String moment(FormField field, Object value) {
        return switch (field.json().path("subtype").asText("date")) {
            case "time" -> isTime(value, field) ? null : "must be a time, like 14:30.";
            case "datetime" -> value instanceof String text && text.length() > 11 && text.charAt(10) == 'T' && isDate(text.substring(0, 10))
                && isTime(text.substring(11), field) ? null : "must be a date and a time, like 2026-10-31T14:30.";
            default -> isDate(value) ? null : "must be a date, like 2026-10-31.";
        };
    }

    private static boolean isDate(Object value) {
        try {
            return value instanceof String text && DATE.matcher(text).matches() && LocalDate.parse(text).getYear() >= 1900;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(Object value, FormField field) {
        boolean local = "no_timezone".equals(field.json().path("timeSerializingFormat").asText());
        try {
            return value instanceof String text && TIME.matcher(text).matches() && (!local || text.length() == 5)
                && LocalTime.parse(text.substring(0, 5)) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String choice(Object value, List<Object> offered) {
        if (offered.stream().anyMatch(option -> PlainValues.same(option, value))) {
            return null;
        }
        if (offered.isEmpty()) {
            return "has no choices to choose from yet.";
        }
        return offered.size() > 8 ? "must be one of the choices offered."
            : "must be one of: " + String.join(", ", offered.stream().map(String::valueOf).toList()) + ".";
    }

    private static String choices(Object value, List<Object> offered) {
        if (!(value instanceof List<?> chosen)) {
            return "must be a list of choices.";
        }
        if (new HashSet<>(chosen).size() < chosen.size()) {
            return "names a choice twice.";
        }
        return chosen.stream().map(one -> choice(one, offered)).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
