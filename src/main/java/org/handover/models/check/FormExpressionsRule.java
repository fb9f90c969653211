package org.handover.models.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.models.check.FormComponents.Component;

/** Conditions, choices and texts of a form are FEEL that can be read, and look up only what there is. */
class FormExpressionsRule implements Rule {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("\\s*([#/])(if|loop)\\b(.*)", Pattern.DOTALL);
    /** In the rows of a list: the row, the form, the number of the row. */
    private static final Set<String> OF_A_ROW = Set.of("this", "parent", "i");

    @Override
    public void check(Models models, Findings findings) {
        Set<String> known = FormNames.known(models);
        for (Form form : models.allForms()) {
            FormComponents.of(form).forEach(part -> new Checking(form, part, names(form, part, known), findings).all());
        }
    }

    private static Set<String> names(Form form, Component part, Set<String> known) {
        Set<String> names = new HashSet<>(known);
        FormComponents.of(form).stream().filter(other -> other.isField() || other.isList())
            .filter(other -> other.list() == null || part.list() != null)
            .forEach(other -> names.add(other.path().replaceFirst("\\..*", "")));
        if (part.list() != null) {
            names.addAll(OF_A_ROW);
        }
        return names;
    }

    /** The expressions of one component. */
    private record Checking(Form form, Component part, Set<String> known, Findings findings) {

        void all() {
            JsonNode hide = part.json().path("conditional").path("hide");
            if (hide.isValueNode() && !hide.asText().isBlank() && !hide.asText().startsWith("=")) {
                error("has a condition that does not begin with “=”, so that it would never be looked at: “" + hide.asText() + "”. Correct it.");
            }
            JsonNode valuesKey = part.json().path("valuesKey");
            if (!valuesKey.asText("").isBlank() && !known.contains(valuesKey.asText())) {
                error("takes its options from “" + valuesKey.asText() + "”, which nothing fills. Correct the name, or enter the options.");
            }
            texts(part.json());
        }

        private void texts(JsonNode json) {
            for (Map.Entry<String, JsonNode> property : json.properties()) {
                if (!property.getKey().equals("components")) {
                    text(property.getValue());
                }
            }
        }

        private void text(JsonNode value) {
            if (value.isTextual()) {
                String text = value.asText();
                if (text.startsWith("=")) {
                    expression(text.substring(1), known);
                } else if (text.contains("{{")) {
                    template(text);
                }
            } else if (value.isObject()) {
                texts(value);
            } else {
                value.forEach(this::text);
            }
        }

        private void template(String text) {
            int ifs = 0;
            int loops = 0;
            Matcher place = TEMPLATE.matcher(text);
            while (place.find()) {
                Matcher block = BLOCK.matcher(place.group(1));
                boolean isBlock = block.matches();
                boolean opens = isBlock && block.group(1).equals("#");
                int step = !isBlock ? 0 : opens ? 1 : -1;
                ifs += isBlock && block.group(2).equals("if") ? step : 0;
                loops += isBlock && block.group(2).equals("loop") ? step : 0;
                if (!isBlock || opens) {
                    // in a loop names may be those of the entries, which nobody can know here
                    expression(isBlock ? block.group(3) : place.group(1), loops > (opens && block.group(2).equals("loop") ? 1 : 0) ? null : known);
                }
            }
            if (ifs != 0 || loops != 0) {
                error("has a text in which each {{#if …}} needs its {{/if}} and each {{#loop …}} its {{/loop}}. Add the missing one.");
            }
            if (TEMPLATE.matcher(text).replaceAll("").contains("{{")) {
                error("has a text with “{{” that is not closed. Close it with “}}”.");
            }
        }

        private void expression(String expression, Set<String> names) {
            FeelText feel = FeelText.expression(expression.strip());
            feel.problem().ifPresent(problem -> error("has an expression that cannot be read: " + problem + ". Correct it."));
            feel.names().stream().filter(name -> names != null && !names.contains(name)).forEach(name ->
                error("looks up “" + name + "”, which is no field of this form and which nothing else sets. Correct the name; a text stands in quotes."));
        }

        private void error(String text) {
            findings.error(form.file(), part.id(), part.label(), text);
        }
    }
}
