package org.handover.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every notice file, in both languages. */
class NoticeCatalogueTest {

    private static final Path TEXTS = Path.of("src/main/resources/notices");
    private static final Set<String> EXPECTED = Set.of("pre-install-form", "pre-install-reminder", "pre-install-escalation",
            "pre-install-incomplete", "extras-offer", "extras-reminder", "extras-escalation", "superuser-request",
            "superuser-reminder", "superuser-escalation", "superuser-training", "train-users", "train-users-reminder", "train-users-escalation", "customer-tests", "customer-tests-reminder",
            "customer-tests-escalation", "customer-retest", "go-live-form", "go-live-reminder", "go-live-escalation",
            "taken-live", "warranty-item-accepted", "warranty-item-offer", "warranty-item-reminder",
            "warranty-item-escalation", "completion-form", "completion-request", "completion-sponsor-request",
            "completion-bare-no", "completion-rounds", "completion-signed", "completion-deemed", "rolled-back",
            // risks and changes of scope
            "risk-escalation", "scope-change-declined", "scope-change-offer", "scope-change-reminder", "scope-change-escalation",
            "scope-change-agreed",
            "project-cancelled", "go-live-corrected", "session-video", "session-hands-on", "session-admins", "demo-request",
            "demo-reminder", "demo-escalation", "weekly-report", "call-invitation", "milestone-moved",
            "live-recheck", "live-recheck-reminder", "live-recheck-escalation", "process-changed",
            "process-changed-reminder", "process-changed-escalation", "survey", "survey-reminder", "survey-escalation", "handed-over",
            "technology-transfer", "technology-transfer-reminder",
            "technology-transfer-escalation", "offer", "offer-reminder", "offer-escalation", "no-go", "pre-implementation",
            "pre-implementation-reminder", "pre-implementation-escalation",
            "soft-launch", "go-live-dates", "go-live-dates-reminder", "go-live-dates-escalation", "go-live-invitation");

    static Stream<String> notices() throws IOException {
        return files().stream().map(name -> name.replaceAll("\\.(en|de)\\.txt$", "")).filter(name -> !name.equals("signature"))
                .distinct();
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(TEXTS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")).sorted().toList();
        }
    }

    @Test
    void isThereForEachNoticeThatADiagramSends() throws IOException {
        assertThat(notices()).containsExactlyInAnyOrderElementsOf(EXPECTED);
        assertThat(files()).as("each in both languages").hasSize(2 * (EXPECTED.size() + 1));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void namesTheSameFactsInBothLanguages(String notice) throws IOException {
        assertThat(tags(notice, "de")).isNotEmpty().isEqualTo(tags(notice, "en"));
        assertThat(answerWithin(notice, "de")).isEqualTo(answerWithin(notice, "en"));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void isWholeWithEveryFactAndSaysTheProject(String notice) {
        for (Recipient recipient : List.of(SampleFacts.recipient("en", "AU"), SampleFacts.recipient("de", "DE"))) {
            Letter letter = SampleFacts.letter(notice, SampleFacts.facts(), recipient);

            assertThat(letter.subject()).contains("PRJ-1042", "Harbour Health").doesNotContain("\n");
            assertThat(letter.subject().length()).as(letter.subject()).isLessThan(140);
            for (String part : List.of(letter.text(), letter.html())) {
                assertThat(part).contains("PRJ-1042", "Harbour Health", "Kim Taylor", "Maria Keller", "Northwind Systems",
                        "projects@northwind.example");
                assertThat(part).doesNotContain("{{", "}}", "null", "\uE000", "\uE001");
            }
            assertThat(letter.text().lines()).as("no line too long, none left over")
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(76))
                    .noneMatch(line -> line.equals("-") || line.equals(">") || line.endsWith(" "));
            assertThat(letter.text()).doesNotContain("\n\n\n").doesNotContain(" .", " ,");
            assertThat(letter.html()).contains("lang=\"" + recipient.language() + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("notices")
    void isStillWholeWhereNothingIsAssessedBoughtOrOpen(String notice) {
        Map<String, Object> facts = SampleFacts.facts();
        facts.putAll(Map.of("assessed", false, "irsPurchased", false, "round", 1, "tickets", List.of(), "requests", List.of()));
        for (String language : List.of("en", "de")) {
            Letter letter = SampleFacts.letter(notice, facts, SampleFacts.recipient(language, "DE"));
            assertThat(letter.text()).doesNotContain("{{", "null", "\n\n\n").doesNotContain(" .", " ,");
        }
    }

    @ParameterizedTest
    @MethodSource("notices")
    void isNotWrittenWithoutAFactThatItNames(String notice) throws IOException {
        Set<String> derived = Set.of("project", "recipient", "vendor", "vendorMail", "answerBy", "issuedAgain");
        Set<String> needed = tags(notice, "en").stream().map(tag -> tag.replaceAll("\\..*", "")).filter(SampleFacts.facts()::containsKey)
                .filter(fact -> !derived.contains(fact)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(needed).contains("customer");
        // a title or description of its own belongs to each row of a list
        needed.removeAll(Set.of("title", "description"));
        for (String fact : needed) {
            Map<String, Object> facts = SampleFacts.facts();
            facts.remove(fact);
            assertThatThrownBy(() -> SampleFacts.letter(notice, facts, SampleFacts.recipient("en", "AU")))
                    .as("%s without %s", notice, fact).isInstanceOf(MustacheException.class).hasMessageContaining("No method or field");
        }
    }

    @ParameterizedTest
    @MethodSource("notices")
    void thatAsksForAnAnswerSaysByWhenInSubjectOrBody(String notice) throws IOException {
        if (answerWithin(notice, "en").isEmpty()) {
            assertThat(tags(notice, "en")).doesNotContain("answerBy");
        } else {
            assertThat(tags(notice, "en")).contains("answerBy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"completion-form", "completion-request", "completion-sponsor-request", "completion-bare-no"})
    @Tag("R6")
    void aboutTheCompletionFormSaysTheDateItsExplanationAndWhatFollowsFromSilence(String notice) {
        Letter english = SampleFacts.letter(notice, SampleFacts.facts(), SampleFacts.recipient("en", "AU"));
        assertThat(english.subject()).contains("16 October 2026");
        assertThat(oneLine(english.text())).contains("Counted in en for deemed acceptance.", "silence", "deemed accepted",
                "billable, except for issues covered by your Issue Resolution Service (IRS)");
        Letter german = SampleFacts.letter(notice, SampleFacts.facts(), SampleFacts.recipient("de", "DE"));
        assertThat(german.subject()).contains("16. Oktober 2026");
        assertThat(oneLine(german.text())).contains("Counted in de for deemed acceptance.", "wenn wir nichts hören",
                "als abgenommen");
    }

    @Test
    @Tag("R15") @Tag("DEP-24") @Tag("DEP-25")
    void ofDeemingSaysRuleDatesRequestsTicketsBillingAndHowToContest() {
        Letter letter = SampleFacts.letter("completion-deemed", SampleFacts.facts(), SampleFacts.recipient("en", "AU"));

        assertThat(letter.subject()).contains("16 October 2026");
        assertThat(oneLine(letter.text())).contains("We decided this on 17 October 2026", "The rule:",
                "Go-live: 25 September 2026, assessed by us", "Counted in en for deemed acceptance.",
                "Counted in en for end of warranty.", "9 October 2026, to Kim Taylor: First request",
                "13 October 2026, to Kim Taylor: Second request", "raised from 18 October 2026 on are billable, except for issues",
                "- H-17 “Wallboard”. Free: defect", "- “Headset”. Billable: support", "How to contest this:",
                "Maria Keller at projects@northwind.example");
    }

    @Test
    @Tag("R15") @Tag("DEP-26")
    void ofDeemingSaysSoWhereIrsWasNotBoughtAndNoTicketIsOpen() {
        Map<String, Object> facts = SampleFacts.facts();
        facts.putAll(Map.of("irsPurchased", false, "tickets", List.of(), "assessed", false));
        String text = oneLine(SampleFacts.letter("completion-deemed", facts, SampleFacts.recipient("en", "AU")).text());

        assertThat(text).contains("You have not purchased the Issue Resolution Service", "No tickets are open at present.",
                "Go-live: 25 September 2026.").doesNotContain("except for issues", "The tickets that are open now");
    }

    @Test
    @Tag("R9")
    void ofACorrectedGoLiveNamesBothDatesTheNewTermsAndWhatItTakesThePlaceOf() {
        Map<String, Object> facts = SampleFacts.facts();
        Map<?, ?> all = (Map<?, ?>) facts.get("dates");
        facts.put("dates", Map.of("endOfWarranty", all.get("endOfWarranty")));
        Letter letter = SampleFacts.letter("go-live-corrected", facts, SampleFacts.recipient("en", "AU"));

        assertThat(letter.subject()).contains("from 24 September 2026 to 25 September 2026");
        assertThat(oneLine(letter.text())).contains("> The restore of the old numbers failed",
                "End of the deployment warranty: 16 October 2026. Counted in en for end of warranty.",
                "- 26 September 2026: Live since 24 September").doesNotContain("First request");
    }

    @Test
    @Tag("R8")
    void ofACompletionFormIssuedAgainSaysSo() {
        Map<String, Object> facts = SampleFacts.facts();
        assertThat(SampleFacts.letter("completion-form", facts, SampleFacts.recipient("en", "AU")).text())
                .contains("issue no. 3").doesNotContain("has been live since");
        facts.put("round", 1);
        assertThat(SampleFacts.letter("completion-form", facts, SampleFacts.recipient("en", "AU")).text())
                .contains("has been live since").doesNotContain("issue no.");
    }

    @Test
    @Tag("LIVE-15") @Tag("LIVE-16") @Tag("LIVE-17")
    void ofAHandsOnSessionSaysWhoComesWhatIsReadyAndWhatToBring() {
        String text = oneLine(SampleFacts.letter("session-hands-on", SampleFacts.facts(), SampleFacts.recipient("en", "AU")).text());

        assertThat(text).contains("team Claims", "12 October 2026", "14:00 to 16:00, Australian Eastern Daylight Time",
                "sample scripts for the most common cases are ready", "bring scripts of your own application", "meant for the team leads");
    }

    private static Set<String> tags(String notice, String language) throws IOException {
        Matcher tag = Pattern.compile("\\{\\{([#^]?)([\\w.]+)}}").matcher(file(notice, language));
        Set<String> tags = new TreeSet<>();
        while (tag.find()) {
            tags.add(tag.group(2));
        }
        return tags;
    }

    private static String answerWithin(String notice, String language) throws IOException {
        return file(notice, language).lines().filter(line -> line.startsWith("Answer-within:")).collect(Collectors.joining());
    }

    private static String file(String notice, String language) throws IOException {
        return Files.readString(TEXTS.resolve(notice + "." + language + ".txt"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
