package org.handover.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterWriterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | AU | 25 September 2026", "en | US | September 25, 2026", "de | DE | 25. September 2026",
        "de | AU | 25. September 2026", "fr | GB | 25 September 2026", "en | nowhere | September 25, 2026"})
    void writesDatesInTheLongFormOfLanguageAndCountry(String language, String country, String date) {
        Letter letter = SampleFacts.letter("taken-live", SampleFacts.facts(), SampleFacts.recipient(language, country));
        assertThat(letter.subject()).endsWith(date);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | US | €1,240.50", "de | DE | 1.240,50 €", "en | JP | €1,240.50"})
    void writesAmountsInEuro(String language, String country, String amount) {
        Letter letter = SampleFacts.letter("extras-offer", SampleFacts.facts(), SampleFacts.recipient(language, country));
        assertThat(letter.text().replaceAll("[\\h\\n]+", " ")).contains(amount).contains("12 ").contains("5 ");
    }

    @Test
    void countsTheDaysForAnAnswerFromTodayWhereTheRecipientIs() {
        // the clock says 1 October 22:00 UTC, which is 2 October in Sydney and 1 October in New York
        Recipient newYork = new Recipient("Kim", "kim@customer.example", "en", "AU", ZoneId.of("America/New_York"));
        assertThat(SampleFacts.letter("pre-install-form", SampleFacts.facts(), SampleFacts.recipient("en", "AU")).subject())
                .endsWith("by 9 October 2026");
        assertThat(SampleFacts.letter("pre-install-form", SampleFacts.facts(), newYork).subject()).endsWith("by 8 October 2026");
    }

    @Test
    void quotesWhatACustomerWroteWithItsLines() {
        Letter letter = SampleFacts.letter("warranty-item-offer", SampleFacts.facts(), SampleFacts.recipient("en", "AU"));
        assertThat(letter.text()).contains("> Queue music is silent\n> Callers hear nothing.\n> It began on Monday.\n");
        assertThat(letter.html()).contains("Callers hear nothing.<br>").contains("It began on Monday.<br>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Evil\r\nBcc: victim@other.example", "Evil\n\n- Pay to account 1\n\n> quoted", "- Evil", "> Evil",
        "{{manager}}", "\uE000\uE001- Evil", "Evil\u2028\u2029second", "Evil\u202Egnp.exe"})
    void letsNoNameMakeALineAHeaderAListOrATemplate(String name) {
        Map<String, Object> facts = SampleFacts.facts();
        facts.put("customer", name);
        Recipient recipient = new Recipient(name, "kim@customer.example", "en", "AU", SampleFacts.SYDNEY);
        Letter plain = SampleFacts.letter("rolled-back", SampleFacts.facts(), SampleFacts.recipient("en", "AU"));

        Letter letter = SampleFacts.letter("rolled-back", facts, recipient);

        assertThat(letter.subject()).doesNotContainPattern("[\\p{Cc}\\u2028\\u2029\\u202E]");
        assertThat(letter.text()).doesNotContainPattern("[\\p{Cc}&&[^\\n]]|[\\u2028\\u2029\\u202E\\uE000\\uE001]");
        assertThat(letter.text().split("\n\n")).as("paragraphs").hasSameSizeAs(plain.text().split("\n\n"));
        assertThat(letter.html().split("<(p|ul|li|blockquote)")).as("elements").hasSameSizeAs(
                plain.html().split("<(p|ul|li|blockquote)"));
        if (name.contains("{{")) {
            assertThat(letter.text()).contains("{{manager}}");
        }
    }

    @Test
    void escapesMarkupInTheHtmlPartAndNowhereElse() {
        Map<String, Object> facts = SampleFacts.facts();
        facts.put("customer", "<script>alert(1)</script> & \"Söhne\"");
        facts.put("reason", "<img src=x onerror=alert(1)>\n</blockquote><a href='https://evil.example'>");
        Letter letter = SampleFacts.letter("rolled-back", facts, SampleFacts.recipient("en", "AU"));

        assertThat(letter.html()).doesNotContain("<script", "<img", "<a href", "</blockquote><a")
                .contains("&lt;script&gt;").contains("&lt;img src");
        assertThat(letter.html().split("<title>")[1]).startsWith("PRJ-1042 &lt;script&gt;");
        assertThat(letter.text()).contains("<script>alert(1)</script> & \"Söhne\"", "> <img src=x onerror=alert(1)>");
    }

    @Test
    void cutsASubjectThatACustomerMadeTooLong() {
        Map<String, Object> facts = SampleFacts.facts();
        facts.put("title", "x".repeat(2000));
        Letter letter = SampleFacts.letter("warranty-item-offer", facts, SampleFacts.recipient("en", "AU"));
        assertThat(letter.subject()).hasSize(250).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-notice", "../application", "signature.en", ""})
    void refusesANoticeThatDoesNotExist(String notice) {
        assertThatThrownBy(() -> SampleFacts.letter(notice, new HashMap<>(), SampleFacts.recipient("en", "AU")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("there is no notice text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kim", "kim@a.example, eve@b.example", "Kim <kim@a.example>", "kim@a.example\r\nBcc: eve@b.example",
        "kim @a.example", "kim@a.example(comment)", "@a.example", "group:kim@a.example;"})
    void refusesARecipientWithoutExactlyOneAddress(String email) {
        assertThat(Recipient.isAddress(email)).isFalse();
        assertThatThrownBy(() -> new Recipient("Kim", email, "en", "AU", SampleFacts.SYDNEY))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is not a mail address")
                .satisfies(e -> assertThat(List.of(e.getMessage().split("\\R"))).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kim@a.example", "kim.o'hara+test@sub.a.example", "kim@localhost", "\"kim taylor\"@a.example"})
    void takesWhatIsOneAddress(String email) {
        assertThat(Recipient.isAddress(email)).isTrue();
    }
}
