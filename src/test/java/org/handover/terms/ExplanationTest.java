package org.handover.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {

    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Locale AUSTRALIA = Locale.forLanguageTag("en-AU");
    private static final Locale BRITAIN = Locale.UK;
    private static final Locale GERMANY = Locale.GERMANY;

    @Test
    @Tag("R16")
    void saysHowTheDateFollows() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 9, 25), Period.ofDays(21), CountingRule.standard(SYDNEY));
        assertThat(date.explain(AUSTRALIA)).isEqualTo("21 days after 25 September 2026, counted in calendar days in "
                + "Australia/Sydney without the day itself, end on 16 October 2026.");
        assertThat(date.explain(GERMANY)).isEqualTo("21 Tage nach dem 25. September 2026, gezählt in Kalendertagen in "
                + "Australia/Sydney ohne diesen Tag selbst, enden am 16. Oktober 2026.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            en-AU | 1 January 2027
            en-GB | 1 January 2027
            en-US | January 1, 2027
            de-DE | 1. Januar 2027
            de-CH | 1. Januar 2027
            de-AT | 1. Jänner 2027
            # no text in Japanese: English, as written where no habit of the country is known
            ja-JP | January 1, 2027
            """)
    void writesDatesAsTheReaderDoes(String tag, String written) {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 12, 11), Period.ofDays(21), CountingRule.standard(BERLIN));
        assertThat(date.explain(Locale.forLanguageTag(tag))).endsWith(" " + written + ".");
    }

    @ParameterizedTest(name = "{0}: {1} ... {2} / {3} ... {4}")
    @CsvSource(textBlock = """
            P0D,     0 days,                          end on,  0 Tage,                      enden am
            P1D,     1 day,                           ends on, 1 Tag,                       endet am
            P2D,     2 days,                          end on,  2 Tage,                      enden am
            P1M,     1 month,                         ends on, 1 Monat,                     endet am
            P2M,     2 months,                        end on,  2 Monate,                    enden am
            P1Y,     1 year,                          ends on, 1 Jahr,                      endet am
            P1M1D,   1 month and 1 day,               end on,  1 Monat und 1 Tag,           enden am
            P2Y1M3D, '2 years, 1 month and 3 days',   end on,  '2 Jahre, 1 Monat und 3 Tage', enden am
            P1000D,  1000 days,                       end on,  1000 Tage,                   enden am
            """)
    void saysOneAndMany(Period term, String english, String englishVerb, String german, String germanVerb) {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 9, 25), term, CountingRule.standard(BERLIN));
        assertThat(date.explain(BRITAIN)).startsWith(english + " after 25 September").contains("itself, " + englishVerb + " ");
        assertThat(date.explain(GERMANY)).startsWith(german + " nach dem 25. September").contains("selbst, " + germanVerb + " ");
    }

    @Test
    void saysThatTheFirstDayCounts() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 9, 25), Period.ofDays(21),
                new CountingRule(BERLIN, Counting.CALENDAR_DAYS, true, false, null));
        assertThat(date.explain(BRITAIN)).isEqualTo("21 days from 25 September 2026, counted in calendar days in "
                + "Europe/Berlin with the day itself, end on 15 October 2026.");
        assertThat(date.explain(GERMANY)).isEqualTo("21 Tage ab dem 25. September 2026, gezählt in Kalendertagen in "
                + "Europe/Berlin mit diesem Tag, enden am 15. Oktober 2026.");
    }

    @Test
    void saysWhichDaysAreBusinessDays() {
        LocalDate live = LocalDate.of(2026, 9, 25);
        assertThat(ContractDate.after(live, Period.ofDays(1), businessDays(null)).explain(BRITAIN))
                .isEqualTo("1 business day after 25 September 2026, counted Monday to Friday in Europe/Berlin "
                        + "without the day itself, ends on 28 September 2026.");
        assertThat(ContractDate.after(live, Period.ofDays(10), businessDays("DE")).explain(GERMANY))
                .isEqualTo("10 Arbeitstage nach dem 25. September 2026, gezählt von Montag bis Freitag "
                        + "(Feiertagskalender: Deutschland) in Europe/Berlin ohne diesen Tag selbst, enden am 9. Oktober 2026.");
        assertThat(ContractDate.after(live, Period.ofDays(10), businessDays("de-by")).explain(BRITAIN))
                .contains("(holiday calendar: Germany, DE-BY)");
    }

    @Test
    void saysWhyADateMovedToTheNextBusinessDay() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 10, 10), Period.ofDays(21), rolling("DE"));
        assertThat(date.explain(BRITAIN)).endsWith(", end on 31 October 2026. 31 October 2026 is a Saturday; "
                + "the contract moves it to the next business day, 2 November 2026.");
        assertThat(date.explain(GERMANY)).endsWith(", enden am 31. Oktober 2026. Der 31. Oktober 2026 ist ein Samstag; "
                + "der Vertrag verschiebt den Termin auf den nächsten Arbeitstag, den 2. November 2026.");
    }

    @Test
    void namesTheHolidayThatMovedADate() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 3, 13), Period.ofDays(21), rolling("DE"));
        assertThat(date.explain(BRITAIN)).endsWith("3 April 2026 is a public holiday (Good Friday); "
                + "the contract moves it to the next business day, 7 April 2026.");
        assertThat(date.explain(GERMANY)).contains("Der 3. April 2026 ist ein Feiertag (Karfreitag); ");
    }

    @Test
    void doesNotSpeakOfARollThatDidNotHappen() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 10, 9), Period.ofDays(21), rolling("DE"));
        assertThat(date.explain(BRITAIN)).endsWith(", end on 30 October 2026.");
    }

    @Test
    @Tag("R7") @Tag("R16")
    void saysWhyAFormIssuedLatePutsTheDateOff() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 8, 3), Period.ofDays(21), CountingRule.standard(BERLIN))
                .notBefore(LocalDate.of(2026, 8, 31), Period.ofDays(7));
        assertThat(date.explain(BRITAIN)).endsWith(", end on 24 August 2026. The form was issued or its dates were corrected on 31 August 2026, which leaves "
                + "at least 7 days, so this is put off to 7 September 2026; the date by the contract remains 24 August 2026.");
        assertThat(date.explain(GERMANY)).endsWith(", enden am 24. August 2026. Das Formular wurde am 31. August 2026 "
                + "ausgestellt oder berichtigt und lässt mindestens 7 Tage Zeit, deshalb verschiebt sich der Termin auf den 7. September 2026; "
                + "nach dem Vertrag bleibt es beim 24. August 2026.");
    }

    @Test
    void saysBothWhenAFormIssuedLateEndsOnAWeekend() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 8, 3), Period.ofDays(21), rolling("DE"))
                .notBefore(LocalDate.of(2026, 8, 29), Period.ofDays(7));
        assertThat(date.explain(BRITAIN)).endsWith("so this is put off to 5 September 2026; the date by the contract remains "
                + "24 August 2026. 5 September 2026 is a Saturday; the contract moves it to the next business day, 7 September 2026.");
    }

    @Test
    void doesNotSpeakOfAFormThatWasInTime() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 8, 3), Period.ofDays(21), CountingRule.standard(BERLIN))
                .notBefore(LocalDate.of(2026, 8, 17), Period.ofDays(7));
        assertThat(date.explain(BRITAIN)).endsWith(", end on 24 August 2026.");
    }

    @Test
    void speaksTheReadersLanguageWhateverTheServerSpeaks() {
        ContractDate date = ContractDate.after(LocalDate.of(2026, 3, 13), Period.ofDays(21), rolling("DE"));
        String english = date.explain(BRITAIN);
        String german = date.explain(GERMANY);
        Locale before = Locale.getDefault();
        try {
            for (Locale server : new Locale[] {Locale.GERMANY, Locale.FRANCE, Locale.US}) {
                Locale.setDefault(server);
                ResourceBundle.clearCache();
                assertThat(date.explain(BRITAIN)).as("server speaks %s", server).isEqualTo(english);
                assertThat(date.explain(GERMANY)).as("server speaks %s", server).isEqualTo(german);
            }
        } finally {
            Locale.setDefault(before);
        }
        assertThat(english).contains("Good Friday");
    }

    @Test
    void hasEveryTextInBothLanguages() {
        ResourceBundle english = ResourceBundle.getBundle("org.handover.terms.explanation", Locale.ROOT);
        ResourceBundle german = ResourceBundle.getBundle("org.handover.terms.explanation", Locale.GERMAN);
        assertThat(english.keySet()).allSatisfy(key -> assertThat(german.getString(key)).isNotEqualTo(english.getString(key)));
    }

    private static CountingRule businessDays(String place) {
        return new CountingRule(BERLIN, Counting.BUSINESS_DAYS, false, false, place);
    }

    private static CountingRule rolling(String place) {
        return new CountingRule(BERLIN, Counting.CALENDAR_DAYS, false, true, place);
    }
}
