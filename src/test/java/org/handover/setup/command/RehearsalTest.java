package org.handover.setup.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.handover.models.BundledFiles;
import org.handover.models.ModelFile;
import org.handover.rehearsal.Difference;
import org.handover.rehearsal.HtmlReport;
import org.handover.rehearsal.Rehearsal;
import org.handover.rehearsal.RehearsalFiles;
import org.handover.rehearsal.Report;
import org.handover.rehearsal.Run;
import org.handover.rehearsal.Scenario;
import org.handover.rehearsal.Scenarios;
import org.handover.rehearsal.TextReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The scenarios of this release through its models, and what a rehearsal says of changed ones. One application for all tests. */
class RehearsalTest {

    private static final String SILENT = "silent-customer.yaml";
    private static final List<String> PROGRESS = new ArrayList<>();

    private static ConfigurableApplicationContext product;
    private static Rehearsal rehearsal;
    private static Run everything;
    private static Run silent;
    private static Map<String, String> timelines;

    @BeforeAll
    static void playEverythingOnce() {
        System.setProperty("spring.mail.host", "mail.real.example");
        System.setProperty("spring.datasource.url", "jdbc:postgresql://real.example/customers");
        try {
            product = RehearsalContext.start();
        } finally {
            System.clearProperty("spring.mail.host");
            System.clearProperty("spring.datasource.url");
        }
        rehearsal = new Rehearsal(product);
        everything = rehearsal.play(BundledFiles.read(), scenarios(), "these models", PROGRESS::add);
        silent = rehearsal.play(BundledFiles.read(), scenarios(SILENT), "these models", line -> { });
        timelines = timelines(everything);
    }

    @AfterAll
    static void end() {
        product.close();
    }

    static Stream<Arguments> courses() {
        return Stream.of(
            arguments("Everything on time", List.of("day 0, 25 September", "day 3, 28 September",
                "- ticket “Opening hours announcement is cut off” opened: free.", "day 7, 2 October", "day 9, 4 October",
                "“Record the customer's answer” is answered", "notice “completion-signed” to", "“Complete the project” ends: “Signed”",
                "end of day 21, 16 October", "“Keep the warranty” ends: “Warranty over”", "“Implementation project” ends: “Project completed”")),
            arguments("Silent customer", List.of("day 0, 25 September", "day 7, 2 October", "notice “completion-form” to George Papas, Mei Lin",
                "day 14, 9 October", "notice “completion-request” to", "day 18, 13 October", "notice “completion-request” to",
                "day 19, 14 October", "notice “completion-sponsor-request” to Ruth Evans", "end of day 21, 16 October",
                "step “Deem the project completed”", "notice “completion-deemed” to", "“Complete the project” ends: “Deemed accepted”")),
            arguments("Refusal and second round", List.of("day 10, 5 October", "completionAnswer: refused",
                "- ticket “Wallboard shows yesterday's figures” opened: free.", "day 14, 9 October", "“Fix the defects” is answered",
                "notice “completion-form” to Harold Kim, Teresa Ortiz", "day 19, 14 October",
                "- ticket “Second supervisor needs a dashboard” opened: free.", "ends: “Signed with outstanding items”")),
            arguments("Bounced address", List.of("day 7, 2 October", "the notice “completion-form” to Mark Nakamura comes back",
                "task for the project managers: “Find another address”", "end of day 21, 16 October",
                "task for the project managers: “Find an address that works”", "step “Note new address”",
                "notice “completion-form” to", "step “Deem the project completed”", "ends: “Deemed accepted”")),
            arguments("Late assessment", List.of("6 days after the order, 7 September", "notice “go-live-reminder” to",
                "24 days after the order, 25 September", "goLiveAnswer: unobtainable", "day 21, 26 September", "notice “completion-form” to",
                "end of day 28, 3 October", "ends: “Deemed accepted”")),
            arguments("Corrected date", List.of("day 10, 5 October", "somebody starts “correct-go-live-date” (liveDate: 2026-09-22",
                "notice “go-live-corrected” to", "end of day 21, 13 October", "ends: “Deemed accepted”")),
            arguments("Rollback", List.of("day 9, 4 October", "somebody starts “roll-back-go-live”", "notice “rolled-back” to",
                "task for the engineers: “Activate the site”", "day 0, 18 October", "day 9, 27 October", "ends: “Signed”")),
            arguments("No-Go", List.of("8 days after the order, 9 September", "customerDecision: no-go", "task for the project managers: “Draw the lesson”",
                "notice “no-go” to", "“Implementation project” ends: “No project”", "“Decide on the project” ends: “No-Go”")),
            arguments("Cancelled before go-live", List.of("7 days after the order, 8 September", "notice “go-live-escalation” to Daniela Frei",
                "10 days after the order, 11 September", "somebody starts “cancel-project”", "notice “project-cancelled” to",
                "“Implementation project” ends: “Project cancelled”")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("courses")
    void eachScenarioTakesItsCourseToItsEnd(String scenario, List<String> inThisOrder) {
        assertThat(timelines.get(scenario)).containsSubsequence(inThisOrder).doesNotContain("!!");
    }

    @Test
    void noScenarioOfThisReleaseHasAProblem() {
        assertThat(everything.hasProblems()).isFalse();
        assertThat(everything.rules()).containsKeys("DEP-18", "DEP-23", "R2", "R6", "R10");
    }

    @Test
    void progressIsToldDayByDay() {
        assertThat(PROGRESS).contains("Rehearsing 9 scenarios with these models: day 12 of 90");
    }

    @Test
    void nothingOfThePlaceWhereItRunsReachesARehearsal() {
        assertThat(product.getEnvironment().getProperty("spring.mail.host")).isNull();
        assertThat(product.getEnvironment().getProperty("spring.datasource.url")).startsWith("jdbc:h2:mem:");
        assertThat(product.getEnvironment().getProperty("PATH")).as("environment variables").isNull();
    }

    @Test
    void theClockOfThisJvmGoesRightAfterwards() {
        assertThat(Duration.between(ClockUtil.getCurrentTime().toInstant(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void thirtyDaysInsteadOfTwentyOneComeNineDaysLater() {
        Difference difference = between(edit("completion.bpmn", diagram -> diagram
            .replaceAll("(?s)(id=\"event_silenceIsAcceptance\".*?name=\"days\" value=)\"21\"", "$1\"30\"")
            .replace("id=\"event_silenceIsAcceptance\" name=\"21 days", "id=\"event_silenceIsAcceptance\" name=\"30 days")));
        assertThat(text(difference)).contains("comes later:",
            "notice “completion-deemed” to Callum Reid, George Papas, Mei Lin, Olivia Hart, Ruth Evans, 9 days later: "
                + "end of day 30, 25 October instead of end of day 21, 16 October",
            "contract date “deemed acceptance”, 9 days later: 25 October instead of 16 October",
            "reads differently:", "was: P-2026-001 Harbour Clinic Sydney: please answer the Deployment Completion form by 16 October 2026",
            "now: P-2026-001 Harbour Clinic Sydney: please answer the Deployment Completion form by 25 October 2026");
        assertThat(text(difference)).as("the project lives longer, for one more weekly call, and nothing else comes newly")
            .doesNotContain("no longer", "earlier").containsPattern("(?s)newly:\\s+- “7 days later” in “Report the status”: day 42, 6 November\\n"
                + "    - step “Look for late milestones”[^\\n]*\\n    - task “Hold the weekly call”[^\\n]*\\n    - step “Keep the minutes”[^\\n]*\\n"
                + "(    - (step|notice) [^\\n]*(weekly-report|call-invitation)[^\\n]*\\n)*  reads differently");
        assertThat(difference.rulesGone()).isEmpty();
    }

    @Test
    void aReminderThatIsTakenOutComesNoLonger() {
        Difference difference = between(edit("completion.bpmn", diagram -> without(diagram, "event_secondRequestDue",
            "flow_secondRequestDue_requestAnswer")));
        assertThat(text(difference)).contains("no longer:", "- notice “completion-request” to George Papas, Mei Lin (was: day 18, 13 October)",
            "contract date “second request” (was: 13 October)").doesNotContain("was: day 14", "was: day 19");
    }

    @Test
    void aStepThatIsAddedComesNewly() {
        Difference difference = between(edit("completion.bpmn", diagram -> diagram
            .replace("sourceRef=\"serviceTask_deemCompleted\" targetRef=\"serviceTask_tellDeemed\" />",
                "sourceRef=\"serviceTask_deemCompleted\" targetRef=\"userTask_callCustomer\" />"
                    + "<bpmn:sequenceFlow id=\"flow_called\" sourceRef=\"userTask_callCustomer\" targetRef=\"serviceTask_tellDeemed\" />"
                    + "<bpmn:userTask id=\"userTask_callCustomer\" name=\"Call the customer\" camunda:formRef=\"correction\" "
                    + "camunda:formRefBinding=\"latest\" camunda:candidateGroups=\"support\" />")));
        assertThat(text(difference)).contains("newly:", "task “Call the customer”: end of day 21, 16 October");
        assertThat(text(difference)).as("people answer in the morning").contains("notice “completion-deemed” to Callum Reid, George Papas, "
            + "Mei Lin, Olivia Hart, Ruth Evans, 1 day later: day 22, 17 October instead of end of day 21, 16 October");
    }

    @Test
    void rulesThatNoStepCarriesAnyMoreAreNamedWithTheirTexts() {
        Difference difference = between(edit("completion.bpmn", diagram -> diagram.replaceAll("DEP-24, ", "").replaceAll("DEP-24", "DEP-23")));
        assertThat(difference.rulesGone()).containsOnlyKeys("DEP-24");
        assertThat(text(difference)).contains("Rules that no longer hold on any path",
            "DEP-24: Vendor deems it completed AND notifies the customer of this action", "was carried by “Deem the project completed”");
    }

    @Test
    void aNewRequiredFieldStopsNothing() {
        List<ModelFile> changed = edit("activation.form", form -> form.replaceFirst("\"components\": \\[", """
            "components": [
              {"type": "select", "id": "shift", "key": "shift", "label": "Shift", "values": [{"label": "Early", "value": "early"}],
               "validate": {"required": true}, "layout": {"row": "Row_a"}},
              {"type": "textfield", "id": "phone", "key": "phone", "label": "Phone", "validate": {"required": true, "validationType": "phone"},
               "layout": {"row": "Row_b"}},
              {"type": "number", "id": "lines", "key": "lines", "label": "Lines", "validate": {"required": true, "min": 2},
               "layout": {"row": "Row_c"}},
              {"type": "checkbox", "id": "safe", "key": "safe", "label": "Safe", "validate": {"required": true}, "layout": {"row": "Row_d"}},"""));
        Run run = play(changed);
        assertThat(run.hasProblems()).isFalse();
        assertThat(Difference.between(silent, run).isNone()).isTrue();
    }

    @Test
    void aStepThatFailsAndAProjectThatNeverEndsAreTold() {
        Run run = play(edit("completion.bpmn", diagram -> diagram.replace(">completion-deemed<", ">project-cancelled<")));
        assertThat(run.hasProblems()).isTrue();
        assertThat(timelines(run).get("Silent customer"))
            .contains("!! “21 days after go-live” in “Complete the project” fails: No method or field with name 'reason'")
            .containsPattern("!! the project never ends: after 90 days it still stands at [^\\n]*“Record the customer's answer”\\.");
    }

    @Test
    void anAnswerThatTheFormRefusesAndADayThatNeverComesAreTold() {
        byte[] scenario = """
            name: Wrong
            days: 20
            answers:
              - form: activation
                with: {liveDate: 3 days after today}
            statements:
              - on: 2 days after go-live
                start: roll-back-go-live
            """.getBytes(StandardCharsets.UTF_8);
        Run run = rehearsal.play(BundledFiles.read(), Scenarios.read(Map.of("wrong.yaml", scenario), BundledFiles.read(),
            LocalDate.of(2026, 9, 1)), "these models", line -> { });
        assertThat(timelines(run).get("Wrong")).contains("!! The answer to “Activate the site” was refused: The live date is in the future",
            "!! “roll-back-go-live” was to be started 2 days after go-live, but that day did not come.");
    }

    @Test
    void thePageHoldsEverythingAndNoScript() {
        String page = HtmlReport.of(new Report(everything, Difference.between(everything, everything), Map.of(), "the models in force"));
        assertThat(page).contains("<h2 id=\"s1\">", "Silent customer", "<b>end of day 21, 16 October</b>", "<details><summary>notice “completion-deemed”",
            "In these scenarios nothing comes earlier").doesNotContain("<script", "href=\"http", "src=", "P-2026-001 {{");
    }

    private static Difference between(List<ModelFile> changed) {
        return Difference.between(silent, play(changed));
    }

    private static Run play(List<ModelFile> changed) {
        return rehearsal.play(RehearsalFiles.over(BundledFiles.read(), changed), scenarios(SILENT), "the changed models", line -> { });
    }

    private static String text(Difference difference) {
        return TextReport.of(new Report(new Run(List.of(), Map.of(), Map.of()), difference, Map.of(), "the models in force"));
    }

    private static Map<String, String> timelines(Run run) {
        Map<String, String> timelines = new LinkedHashMap<>();
        String[] parts = TextReport.of(new Report(run, null, Map.of(), "")).split("\n(?=[^\n]+\n={3,}\n)");
        Arrays.stream(parts).map(String::strip).forEach(part -> timelines.put(part.lines().findFirst().orElse(""), part));
        return timelines;
    }

    private static List<Scenario> scenarios(String... files) {
        Map<String, byte[]> all = RehearsalFiles.bundledScenarios();
        if (files.length > 0) {
            all.keySet().retainAll(List.of(files));
        }
        return Scenarios.read(all, BundledFiles.read(), LocalDate.of(2026, 9, 1));
    }

    private static List<ModelFile> edit(String file, UnaryOperator<String> edit) {
        ModelFile before = BundledFiles.read().stream().filter(model -> model.name().equals(file)).findFirst().orElseThrow();
        String text = new String(before.content(), StandardCharsets.UTF_8);
        String edited = edit.apply(text);
        assertThat(edited).as("the edit").isNotEqualTo(text);
        return List.of(new ModelFile(file, edited.getBytes(StandardCharsets.UTF_8)));
    }

    /** A diagram without some elements, and without what draws them. */
    private static String without(String diagram, String... elements) {
        String left = diagram;
        for (String element : elements) {
            left = left.replaceAll("(?s)<(bpmn:\\w+) id=\"" + element + "\"[^>]*?(/>|>.*?</\\1>)", "")
                .replaceAll("(?s)<(bpmndi:\\w+) id=\"" + element + "_di\".*?</\\1>", "")
                .replaceAll("<bpmn:(incoming|outgoing)>" + element + "</bpmn:\\1>", "");
        }
        return left;
    }
}
