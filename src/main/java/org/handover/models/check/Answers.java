package org.handover.models.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handover.lifecycle.DrawnAnswer;

/** The answers that forms offer, by variable; what also a step sets, or a form leaves open, is not known here. */
class Answers {

    private static final Set<String> YES_AND_NO = Set.of("true", "false");

    private final Map<String, Set<String>> offered = new HashMap<>();
    private final Set<String> open = new TreeSet<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> choices = new TreeSet<>();

    Answers(Models models) {
        models.allForms().forEach(form -> collect(form.content()));
        models.vocabulary().steps().values().forEach(step -> open.addAll(step.sets()));
    }

    private void collect(JsonNode node) {
        if (node.path("type").asText().equals("dynamiclist")) {
            return; // the fields of a list are no variables
        }
        String key = node.path("key").asText();
        if (node.path("type").isTextual() && !key.isEmpty()) {
            asked.add(key);
            switch (node.path("type").asText()) {
                case "select", "radio" -> choices(key, node);
                case "checkbox" -> {
                    choices.add(key);
                    offered.computeIfAbsent(key, variable -> new TreeSet<>()).addAll(YES_AND_NO);
                }
                default -> open.add(key);
            }
        }
        node.path("components").forEach(this::collect);
    }

    private void choices(String key, JsonNode field) {
        choices.add(key);
        if (!field.path("values").isArray()) {
            open.add(key);
        }
        field.path("values").forEach(value -> offered.computeIfAbsent(key, variable -> new TreeSet<>()).add(value.path("value").asText()));
    }

    /** Empty where it is not known. */
    Set<String> to(String variable) {
        return open.contains(variable) ? Set.of() : offered.getOrDefault(variable, Set.of());
    }

    /** Every question of a form. */
    Set<String> asked() {
        return asked;
    }

    boolean isAsked(String question) {
        return asked.contains(question);
    }

    /** Whether a form has it as a checkbox or with answers to choose from. */
    boolean isChoice(String question) {
        return choices.contains(question);
    }

    /** What forms offer as answers; empty where none says. */
    Set<String> offered(String question) {
        return offered.getOrDefault(question, Set.of());
    }

    /** What was filled in by a template, with yes and no as the form keeps them. */
    Answer filledIn(DrawnAnswer drawn) {
        boolean isOption = offered(drawn.question()).contains(drawn.answer());
        String value = isOption ? drawn.answer() : drawn.ticked().map(String::valueOf).orElse(drawn.answer());
        return new Answer(drawn.question(), value, false);
    }

    boolean isImpossible(DrawnAnswer drawn) {
        return isImpossible(filledIn(drawn));
    }

    boolean isImpossible(Answer answer) {
        Set<String> possible = to(answer.variable());
        return !possible.isEmpty() && !possible.contains(answer.value());
    }

    /** Whether one of the conditions holds whatever the answer is. */
    boolean areComplete(List<Answer> conditions) {
        Set<String> variables = conditions.stream().filter(Objects::nonNull).map(Answer::variable).collect(Collectors.toSet());
        if (conditions.contains(null) || variables.size() != 1) {
            return false;
        }
        String variable = variables.iterator().next();
        Set<String> covered = covered(conditions);
        boolean everyOther = conditions.stream().anyMatch(answer -> answer.isNot() && covered.contains(answer.value()));
        return everyOther || covered.containsAll(YES_AND_NO) || !to(variable).isEmpty() && covered.containsAll(to(variable));
    }

    /** Which answers have no arrow, as a part of a sentence; empty where that is not known. */
    String missing(List<Answer> conditions) {
        if (conditions.stream().anyMatch(answer -> answer == null || answer.isNot())) {
            return "";
        }
        Set<String> missing = new TreeSet<>(to(conditions.get(0).variable()));
        missing.removeAll(covered(conditions));
        return missing.isEmpty() ? "" : ", such as “" + String.join("”, “", missing) + "”";
    }

    private static Set<String> covered(List<Answer> conditions) {
        return conditions.stream().filter(answer -> !answer.isNot()).map(Answer::value).collect(Collectors.toSet());
    }
}
