package org.handover.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.models.BundledFiles;
import org.handover.rehearsal.Scenario.Answered;
import org.handover.rehearsal.Scenario.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of scenarios, and what is said of those that cannot be played. */
class ScenarioReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Asked ASKED = Asked.by(BundledFiles.read());

    @Test
    void theScenariosOfThisReleaseCanBePlayedWithItsModels() {
        List<Scenario> scenarios = Scenarios.read(RehearsalFiles.bundledScenarios(), BundledFiles.read(), TODAY);
        assertThat(scenarios).extracting(Scenario::name).containsExactlyInAnyOrder("Everything on time", "Silent customer",
            "Refusal and second round", "Bounced address", "Late assessment", "Corrected date", "Rollback", "Cancelled before go-live",
            "No-Go");
        assertThat(scenarios).allSatisfy(scenario -> {
            assertThat(scenario.about()).isNotBlank();
            assertThat(scenario.starts()).isEqualTo("2026-09-01");
        });
    }

    @Test
    void whatAScenarioDoesNotSayIsAsUsual() {
        Scenario scenario = read("name: Nothing special");
        assertThat(scenario.starts()).isEqualTo(TODAY);
        assertThat(scenario.days()).isEqualTo(90);
        assertThat(scenario.who().zone()).isEqualTo("Australia/Sydney");
        assertThat(scenario.answers()).isEmpty();
        assertThat(scenario.answerTo("completion-form", 1)).isEmpty();
    }

    @Test
    void aLineForOneTimeGoesBeforeTheLineForEveryTime() {
        Scenario scenario = read("""
            answers:
              - form: completion-form
                never: true
              - form: completion-form
                time: 2
                after: 3 days
                with: {completionAnswer: no, comment: ~}
            """);
        assertThat(scenario.answerTo("completion-form", 1)).hasValueSatisfying(line -> assertThat(line.never()).isTrue());
        Map<String, Object> with = new HashMap<>(Map.of("completionAnswer", "no"));
        with.put("comment", null);
        assertThat(scenario.answerTo("completion-form", 2)).as("“no” is a word here, not false")
            .contains(new Answered("completion-form", 2, 3, false, with));
    }

    @Test
    void peopleAreNamedByNameInBouncesAndDaysByPoints() {
        Scenario scenario = read("""
            customer: {signer: Jürgen Müller, mail domain: acme.example}
            bounces:
              - who: Jürgen Müller
                from: 2 days after go-live
            statements:
              - on: completion-form
                start: roll-back-go-live
            """);
        assertThat(scenario.bounces()).containsExactly(new Scenario.Bounce("juergen.mueller@acme.example", new When(2, "go-live")));
        assertThat(scenario.statements().get(0).on()).isEqualTo(new When(0, "completion-form"));
    }

    @Test
    void daysInAnswersAreCountedFromWhatIsKnown() {
        Map<String, LocalDate> points = Map.of("today", TODAY, "go-live", TODAY.minusDays(10));
        assertThat(SaidDate.resolve("3 days before go-live", points)).isEqualTo("2026-11-09");
        assertThat(SaidDate.resolve("1 day after today", points)).isEqualTo("2026-11-23");
        assertThat(SaidDate.resolve("today", points)).isEqualTo("2026-11-22");
        assertThat(SaidDate.resolve("The day after go-live was quiet.", points)).isEqualTo("The day after go-live was quiet.");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "nam: X | bad.yaml, line 1: “nam” is not known here. What can stand here: name, about,",
        "name: X;starts: 2026-13-01 | bad.yaml, line 2: “2026-13-01” is no date; write it like 2026-09-01.",
        "starts: tomorrow | “tomorrow” is no date",
        "days: 4000 | bad.yaml, line 1: days is from 1 to 400.",
        "days: many | “many” is no whole number.",
        "name: X;name: Y | bad.yaml, line 2: “name” is there twice.",
        "customer:;  country: Germany | bad.yaml, line 2: “Germany” is no country; write two capital letters",
        "customer:;  time zone: Berlin | “Berlin” is no time zone; write it like Europe/Berlin.",
        "customer:;  language: fr | “fr” is no language of notices",
        "order:;  modulez: [reports] | bad.yaml, line 2: “modulez” is no field of the form project-order. Its fields are: ",
        "answers:;  form: x | bad.yaml, line 1: “answers” is a list; each entry begins with “- ”.",
        "answers:;  - form: completion-from | bad.yaml, line 2: there is no form “completion-from”. The forms are: ",
        "answers:;  - after: 2 days | bad.yaml, line 2: “form” is missing.",
        "answers:;  - form: completion-form;    after: soon | bad.yaml, line 3: “soon” is no number of days; write it like 3 days.",
        "answers:;  - form: completion-form;    never: yes | “yes” is neither true nor false.",
        "answers:;  - form: completion-form;    never: true;    after: 1 day | what is never answered has no “after” and no “with”.",
        "answers:;  - form: completion-form;    time: 0 | time is 1 for the first time",
        "answers:;  - form: completion-form;  - form: completion-form | “completion-form” is answered in two ways.",
        "answers:;  - form: completion-form;    with: signed | here stand fields of the form, each as “field: value”.",
        "answers:;  - form: completion-form;    with: {answer: signed} | line 3: “answer” is no field of the form completion-form.",
        "answers:;  - form: activation;    with: {liveDate: 2 days before golive} | “2 days before golive” is no day;",
        "statements:;  - on: 3 days after launch;    start: cancel-project | bad.yaml, line 2: “3 days after launch” is no day; write it like 3 days after go-live.",
        "statements:;  - on: order;    start: cancel-everything | there is no process “cancel-everything” that somebody starts with a form.",
        "statements:;  - on: order | “start” is missing.",
        "bounces:;  - who: Nobody Known | “Nobody Known” is neither a mail address nor one of the customer's people: Olivia Hart",
        "`name: [unclosed` | bad.yaml, line 1: cannot be read:",
        "just text | bad.yaml, line 1: is no scenario; it begins with lines such as “name: Silent customer”.",
        "`a: &a [*a]` | “a” is not known here.",
        "order:;  extraDocuments: &x;    - *x | cannot be read: it nests too deep."})
    void aFileThatCannotBePlayedIsToldWithItsLine(String file, String problem) {
        assertThatThrownBy(() -> Scenarios.read(Map.of("bad.yaml", file.replace(";", "\n").getBytes(StandardCharsets.UTF_8)),
            BundledFiles.read(), TODAY)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(problem);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        ScenarioReader reader = new ScenarioReader(ASKED, TODAY);
        reader.read("one.yaml", "days: 0\nstarts: x".getBytes(StandardCharsets.UTF_8));
        reader.read("empty.yaml", new byte[0]);
        assertThat(reader.problems()).hasSize(3).anySatisfy(problem -> assertThat(problem).isEqualTo("empty.yaml: is empty."));
    }

    private static Scenario read(String yaml) {
        ScenarioReader reader = new ScenarioReader(ASKED, TODAY);
        Scenario scenario = reader.read("some.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(reader.problems()).isEmpty();
        return scenario;
    }
}
