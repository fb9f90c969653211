package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of an answer, and what the engine evaluates for them. */
class DrawnAnswerTest {

    private static final String TEMPLATE = "own-answer";

    @Test
    void spacesAroundAFieldAndOtherPropertiesSayNothing() {
        DrawnAnswer answer = DrawnAnswer.of(TEMPLATE, Map.of("question", " place ", "answer", " on site ", "replaces", "x")).orElseThrow();

        assertThat(answer).isEqualTo(new DrawnAnswer("place", "on site"));
        assertThat(answer.expression()).isEqualTo("${place == 'on site'}");
        assertThat(answer.ticked()).isEmpty();
    }

    @Test
    void yesAndNoAreAlsoAnswersToACheckbox() {
        assertThat(DrawnAnswer.of(TEMPLATE, properties("seen", "yes")).orElseThrow().ticked()).contains(true);
        assertThat(DrawnAnswer.of(TEMPLATE, properties("seen", "no")).orElseThrow().ticked()).contains(false);
    }

    @Test
    void aFlowOfAnotherTemplateOrNoneKeepsItsOwnCondition() {
        assertThat(DrawnAnswer.of("answer", properties("seen", "yes"))).isEmpty();
        assertThat(DrawnAnswer.of(null, properties("seen", "it's"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({", which question", "'   ', which question", "seen it, “seen it” cannot be the key", "1st, “1st” cannot be the key",
        "seen.by, “seen.by” cannot be the key", "empty, “empty” cannot be the key", "seen == true || x, cannot be the key"})
    void aWrongQuestionIsRefusedInAPlainSentence(String question, String telling) {
        assertThatIllegalArgumentException().isThrownBy(() -> DrawnAnswer.of(TEMPLATE, properties(question, "yes")))
            .withMessageContaining(telling).withMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's", "a\"b", "a\\", "${x}", "a}b", "{", "#x", "a\nb"})
    void anAnswerThatCouldEndItsTextIsRefused(String answer) {
        assertThatIllegalArgumentException().isThrownBy(() -> DrawnAnswer.of(TEMPLATE, properties("seen", answer)))
            .withMessageContaining("“" + answer + "” cannot be an answer").withMessageEndingWith(".");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void anAnswerLeftEmptyIsRefused(String answer) {
        assertThatIllegalArgumentException().isThrownBy(() -> DrawnAnswer.of(TEMPLATE, properties("seen", answer)))
            .withMessageContaining("for which answer");
    }

    private static Map<String, String> properties(String question, String answer) {
        Map<String, String> properties = new HashMap<>();
        properties.put("question", question);
        properties.put("answer", answer);
        return properties;
    }
}
