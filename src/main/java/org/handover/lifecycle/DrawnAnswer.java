package org.handover.lifecycle;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The answer for which a sequence flow is taken, as somebody filled it in by a template: “contractSeen” and “yes”. It stands in the
 * extension properties of the flow; its own condition says nothing then.
 *
 * @param question key of the form's field, which is the name of the variable that keeps its answer
 * @param answer for a checkbox {@code yes} or {@code no}; for a choice the value of the option. Holds nothing that could end a text in
 *     an expression
 */
public record DrawnAnswer(String question, String answer) {

    private static final String TEMPLATE = "own-answer";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Pattern VALUE = Pattern.compile("[^'\"\\\\{}$#\\p{Cntrl}]{1,200}");
    private static final Set<String> WORDS_OF_EXPRESSIONS = Set.of("true", "false", "null", "empty", "not", "and", "or", "eq", "ne",
        "lt", "gt", "le", "ge", "div", "mod", "instanceof");

    /**
     * Reads the extension properties of a sequence flow. Only its template says whether they count: the Modeler leaves properties and
     * condition of the template before in the file when somebody chooses another.
     *
     * @param template id of the template that the flow is made from, null where there is none
     * @param properties value by name; others than those of the template are let be
     * @return empty where the flow is made from another template or none, so that its own condition counts
     * @throws IllegalArgumentException with a plain sentence, if a property is missing or wrong
     */
    public static Optional<DrawnAnswer> of(String template, Map<String, String> properties) {
        return TEMPLATE.equals(template) ? Optional.of(new DrawnAnswer(question(properties), answer(properties))) : Optional.empty();
    }

    /**
     * What the engine evaluates. It holds for a checkbox and for a choice whose options have the values “yes” and “no”, since the diagram
     * does not say which of them the form has; a text that is compared with true or false counts as false in an expression.
     */
    public String expression() {
        if (answer.equals(YES)) {
            return "${" + question + " == true || " + question + " != 'no' && " + question + " == 'yes'}";
        }
        // of a checkbox that is not ticked too, which is compared with the truth of “no”
        return "${" + question + " == '" + answer + "'}";
    }

    /** What a checkbox would keep for this answer: {@code true} or {@code false}, empty where it is no answer to a checkbox. */
    public Optional<Boolean> ticked() {
        return answer.equals(YES) ? Optional.of(true) : answer.equals(NO) ? Optional.of(false) : Optional.empty();
    }

    private static String question(Map<String, String> properties) {
        String question = given(properties, "question");
        if (question.isEmpty()) {
            throw new IllegalArgumentException("The flow does not say which question it waits for: fill in the key of the form's field.");
        }
        if (!NAME.matcher(question).matches() || WORDS_OF_EXPRESSIONS.contains(question)) {
            throw new IllegalArgumentException("“" + question + "” cannot be the key of a question: write it as it stands in the form, up "
                + "to 100 letters and digits without spaces.");
        }
        return question;
    }

    private static String answer(Map<String, String> properties) {
        String answer = given(properties, "answer");
        if (answer.isEmpty()) {
            throw new IllegalArgumentException("The flow does not say for which answer it is taken: fill in yes, no or the value of a "
                + "choice.");
        }
        if (!VALUE.matcher(answer).matches()) {
            throw new IllegalArgumentException("“" + answer + "” cannot be an answer: write up to 200 characters, without quotes, "
                + "backslashes, braces, $ and #.");
        }
        return answer;
    }

    private static String given(Map<String, String> properties, String name) {
        String value = properties.get(name);
        return value == null ? "" : value.strip();
    }
}
