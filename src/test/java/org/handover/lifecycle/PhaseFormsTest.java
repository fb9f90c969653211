package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the forms of initiation and handover do not let anybody leave out. */
class PhaseFormsTest {

    @Test
    @Tag("PROJ-05")
    void aDemoSaysHowItWasHeldAndWhatTheCustomerSawOfEachFeature() {
        Map<String, Object> held = Map.of("demoHeldOn", "2026-09-03", "demoHow", "webcast", "demoAudience", "Olivia Hart, George Papas");
        assertThat(problems("demo", with(held, "featuresShown", List.of(Map.of("feature", "Queues", "reaction", "Wants three, not two.")))))
            .isEmpty();
        assertThat(problems("demo", with(held, "featuresShown", List.of(Map.of("feature", "Queues"))))).singleElement().asString()
            .contains("What the customer saw and said");
        assertThat(problems("demo", Map.of("demoHeldOn", "2026-09-03", "demoHow", "by letter", "demoAudience", "Olivia Hart"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfi", "rfq"})
    @Tag("PROJ-15")
    void aRequestOfTheCustomerIsAnsweredByTheStatementOfWorkAndTheOfferSaysWhere(String request) {
        Map<String, Object> offer = with(Map.of("method", "scrum", "offerAmount", 48500, "offerValidUntil", "2026-10-31", "plannedGoLive",
            "2027-02-01", "scope", "Contact centre with six queues and reports.", "outcomes", "Nine of ten calls answered in twenty seconds.",
            "methodReason", "The team knows it best."), "requestAnswered", request);
        assertThat(problems("offer", offer)).anySatisfy(problem -> assertThat(problem).contains("“Statement of Work”"))
            .anySatisfy(problem -> assertThat(problem).contains("“Answered in”"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scriptsPackaged", "artefactsFlow", "supportPlanFollowed", "levelMeeting"})
    @Tag("LIVE-19") @Tag("LIVE-20") @Tag("LIVE-21")
    void theFirstSprintsAreOverOnlyWhenNewScriptsArePackagedFlowDownThePipelineAndWereSupportedAsPlanned(String without) {
        Map<String, Object> answer = firstSprints(List.of(sprint()));
        assertThat(problems("first-sprints", answer)).isEmpty();
        answer.remove(without);
        assertThat(problems("first-sprints", answer)).hasSize(1);
    }

    @Test
    @Tag("LIVE-22")
    void eachOfTheFirstSprintsSaysWhoSupportedItForHowManyHours() {
        Map<String, Object> nobody = new HashMap<>(sprint());
        nobody.remove("people");
        assertThat(problems("first-sprints", firstSprints(List.of(sprint(), nobody)))).singleElement().asString().contains("Who supported it");
        Map<String, Object> noHours = new HashMap<>(sprint());
        noHours.remove("hoursPerDay");
        assertThat(problems("first-sprints", firstSprints(List.of(noHours)))).singleElement().asString().contains("Hours a day");
    }

    @Test
    @Tag("UPG-01") @Tag("UPG-04") @Tag("UPG-05") @Tag("UPG-06")
    void aProjectIsAnImplementationOrAnUpgradeOfANamedKindAndNeitherMaintenanceNorSupport() {
        for (String kind : List.of("implementation-on-premise", "implementation-cloud", "implementation-hardware", "implementation-custom",
                "upgrade-software", "upgrade-hardware", "upgrade-database", "upgrade-security")) {
            assertThat(problems("project-order", Map.of("projectKind", kind))).as(kind).noneSatisfy(problem ->
                assertThat(problem).contains("Kind of project"));
        }
        for (String kind : List.of("maintenance", "support")) {
            assertThat(problems("project-order", Map.of("projectKind", kind))).anySatisfy(problem ->
                assertThat(problem).contains("Kind of project"));
        }
    }

    private static Map<String, Object> sprint() {
        return Map.of("sprint", "Sprint 12", "startsOn", "2026-10-05", "people", "Sam Reyes", "hoursPerDay", 8);
    }

    private static Map<String, Object> firstSprints(List<Map<String, Object>> sprints) {
        return new HashMap<>(Map.of("sprintStaffing", sprints, "levelMeeting", "daily", "scriptsPackaged", true, "artefactsFlow", true,
            "supportPlanFollowed", true));
    }

    private static Map<String, Object> with(Map<String, Object> answer, String field, Object value) {
        Map<String, Object> more = new HashMap<>(answer);
        more.put(field, value);
        return more;
    }

    private static List<String> problems(String form, Map<String, Object> answer) {
        try {
            return FormSchema.parse(Files.readString(Path.of("forms", form + ".form"))).check(answer, name -> null).problems();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
