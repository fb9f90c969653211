package org.handover.models.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.handover.models.check.FormComponents.Component;
import org.handover.models.check.Vocabulary.StepBean;

/** A field has a name of its own under which its answer can be kept, choices to choose from, and limits that somebody can keep. */
class FormFieldsRule implements Rule {

    private static final Pattern KEY = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");
    /** By these the product knows the project and the answer itself. */
    private static final Set<String> PRODUCTS_OWN = Set.of("answer", "projectNumber");
    private static final int LONGEST_TEXT = 4000;

    @Override
    public void check(Models models, Findings findings) {
        Set<String> set = models.vocabulary().steps().values().stream().map(StepBean::sets).flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));
        set.addAll(PRODUCTS_OWN);
        Set<String> starts = models.allDiagrams().stream().flatMap(diagram -> diagram.inProcess(StartEvent.class).stream())
            .map(StartEvent::getCamundaFormRef).collect(Collectors.toSet());
        for (Form form : models.allForms()) {
            Set<String> taken = new HashSet<>();
            for (Component part : FormComponents.of(form)) {
                if (part.isField() || part.isList()) {
                    checkKey(form, part, taken, findings);
                    if (set.contains(part.variable()) && !(starts.contains(form.key()) && part.variable().equals("projectNumber"))) {
                        findings.error(form.file(), part.id(), part.label(), "has the key “" + part.variable()
                            + "”, under which the product keeps a fact of its own. Give it another key.");
                    }
                }
                checkContent(form, part, findings);
            }
        }
    }

    private static void checkKey(Form form, Component part, Set<String> taken, Findings findings) {
        String what = part.isField() ? "key" : "path";
        if (part.key().isEmpty()) {
            findings.error(form.file(), part.id(), part.label(), "has no " + what + ", so its answer cannot be kept. Enter one, such as “reason”.");
            return;
        }
        if (!KEY.matcher(part.key()).matches()) {
            findings.error(form.file(), part.id(), part.label(), "has the " + what + " “" + part.key()
                + "”, which is no name for a variable. Use letters and digits without spaces, beginning with a letter.");
        }
        String place = (part.list() == null ? "" : part.list().id() + "/") + part.path();
        if (!taken.add(place)) {
            findings.error(form.file(), part.id(), part.label(), "has the " + what + " “" + part.path()
                + "” of another field of this form. Give it one of its own.");
        }
        if (part.isField() && part.label().equals(part.key()) && !part.json().path("label").asText().equals(part.key())) {
            findings.warning(form.file(), part.id(), "", "has no label, so nobody sees what is asked. Enter one.");
        }
    }

    private static void checkContent(Form form, Component part, Findings findings) {
        switch (part.type()) {
            case "radio", "select", "checklist", "taglist" -> checkChoices(form, part, findings);
            case "textfield", "textarea" -> checkText(form, part, findings);
            case "number" -> checkLimits(form, part, "min", "max", findings);
            case "datetime" -> checkMoment(form, part, findings);
            case "dynamiclist" -> {
                if (part.json().path("components").isEmpty()) {
                    findings.error(form.file(), part.id(), part.label(), "is a list without fields. Drag the fields of a row into it, or delete it.");
                }
            }
            default -> { }
        }
    }

    private static void checkChoices(Form form, Component part, Findings findings) {
        JsonNode json = part.json();
        long sources = Set.of("values", "valuesKey", "valuesExpression").stream().filter(json::has).count();
        JsonNode values = json.path("values");
        if (sources == 0 || json.has("values") && values.isEmpty() || json.path("valuesKey").asText("-").isBlank()) {
            findings.error(form.file(), part.id(), part.label(), "offers nothing to choose from. Add its options.");
            return;
        }
        if (sources > 1) {
            findings.error(form.file(), part.id(), part.label(), "takes its options from two places. Choose one source of options.");
        }
        Set<String> offered = new HashSet<>();
        for (JsonNode option : values) {
            String value = (option.isObject() ? option.path("value") : option).asText("");
            if (value.isBlank() || option.isObject() && option.path("label").asText("").isBlank()) {
                findings.error(form.file(), part.id(), part.label(), "has an option without " + (value.isBlank() ? "value." : "label.")
                    + " Fill in both, or delete the option.");
            } else if (!offered.add(value)) {
                findings.error(form.file(), part.id(), part.label(), "offers the value “" + value + "” twice. Give each option a value of its own.");
            }
        }
        JsonNode byDefault = json.path("defaultValue");
        Iterable<JsonNode> defaults = byDefault.isArray() ? byDefault : Set.of(byDefault);
        if (json.has("values") && StreamSupport.stream(defaults.spliterator(), false)
                .anyMatch(one -> one.isValueNode() && !one.isNull() && !one.asText().isEmpty() && !offered.contains(one.asText()))) {
            findings.error(form.file(), part.id(), part.label(), "has a default value that is none of its options. Choose another.");
        }
    }

    private static void checkText(Form form, Component part, Findings findings) {
        checkLimits(form, part, "minLength", "maxLength", findings);
        JsonNode rules = part.json().path("validate");
        if (limit(rules.path("maxLength")).filter(most -> most.intValue() > LONGEST_TEXT).isPresent()) {
            findings.warning(form.file(), part.id(), part.label(), "allows " + rules.path("maxLength").asText() + " characters, but no more than "
                + LONGEST_TEXT + " are taken. Enter " + LONGEST_TEXT + " at most.");
        }
        try {
            Pattern.compile(rules.path("pattern").asText(""));
        } catch (PatternSyntaxException e) {
            findings.error(form.file(), part.id(), part.label(), "has a pattern that cannot be read (" + e.getDescription()
                + "): " + rules.path("pattern").asText() + " Correct it.");
        }
    }

    private static void checkLimits(Form form, Component part, String least, String most, Findings findings) {
        JsonNode rules = part.json().path("validate");
        for (String name : new String[] {least, most}) {
            JsonNode limit = rules.path(name);
            if (limit(limit).isEmpty() && !limit.asText("").isBlank() && !limit.asText().startsWith("=")) {
                findings.error(form.file(), part.id(), part.label(), "has the limit “" + limit.asText() + "”, which is no number. Correct it.");
            }
        }
        Optional<BigDecimal> min = limit(rules.path(least));
        Optional<BigDecimal> max = limit(rules.path(most));
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
            findings.error(form.file(), part.id(), part.label(), "asks for at least " + min.get().toPlainString() + " and at most "
                + max.get().toPlainString() + ", which no answer can be. Correct one of the two.");
        }
    }

    private static Optional<BigDecimal> limit(JsonNode limit) {
        try {
            return limit.isValueNode() && !limit.asText().isBlank() ? Optional.of(new BigDecimal(limit.asText().strip())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void checkMoment(Form form, Component part, Findings findings) {
        String kind = part.json().path("subtype").asText("date");
        if (kind.equals("datetime")) {
            findings.error(form.file(), part.id(), part.label(), "asks for date and time in one, which the product does not keep. Make it "
                + "a date, with a field of its own for the time where that is needed.");
        } else if (!kind.equals("date") && !kind.equals("time")) {
            findings.error(form.file(), part.id(), part.label(), "is neither a date nor a time (“" + kind + "”). Choose one.");
        } else if (kind.equals("time") && !part.json().path("timeSerializingFormat").asText("no_timezone").equals("no_timezone")) {
            findings.warning(form.file(), part.id(), part.label(), "keeps its time with a time zone, the browser's. Choose the time format "
                + "without time zone, which is the customer's local time.");
        }
    }
}
