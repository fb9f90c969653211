package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.journey.ApplicationTest;
import org.handover.projects.ContractTerms;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Lessons.Lesson;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risk.State;
import org.handover.projects.risks.Risks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The risk register of a project on its page. */
class RisksPageTest extends ApplicationTest {

    private static final String PAGE = "/projects/RISKS-1/risks";

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Projects projects;
    @Autowired
    private Risks risks;
    @Autowired
    private Lessons lessons;

    private Browser manager;

    @BeforeEach
    void aProjectAndAManager() {
        project("RISKS-1");
        project("RISKS-ENDED");
        projects.cancel("RISKS-ENDED");
        manager = new Browser(port);
        manager.staffLogin(MANAGER, PASSWORD);
    }

    @AfterEach
    void clearUp() {
        jdbc.sql("delete from risk_event where risk in (select id from risk where project like 'RISKS-%')").update();
        for (var table : new String[] {"risk", "lesson"}) {
            jdbc.sql("delete from " + table + " where project like 'RISKS-%'").update();
        }
        jdbc.sql("delete from project where number like 'RISKS-%'").update();
    }

    @Test
    @Tag("UPG-23")
    void theGravestRiskIsFirstAndWhatIsClosedIsLast() {
        risk("Rarely <grave>", "low", State.OPEN);
        risk("Over", "critical", State.CLOSED);
        risk("Grave", "critical", State.OPEN);

        var page = manager.get(PAGE).body();

        assertThat(page).containsSubsequence("Grave", "Rarely &lt;grave&gt;", "Over");
        assertThat(page).contains("01.10.2020", "overdue");
    }

    @Test
    @Tag("UPG-21")
    void aRiskThatIsAddedIsRatedByTheTable() {
        var answer = manager.submit(PAGE, PAGE, form(Map.of("likelihood", "high", "impact", "high", "mitigation", "Order spares")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(risks.of("RISKS-1")).singleElement().satisfies(risk -> {
            assertThat(risk.rating()).isEqualTo("critical");
            assertThat(risk.mitigation()).isEqualTo("Order spares");
            assertThat(risk.owner()).isNull();
            assertThat(risks.events(risk.id())).singleElement().satisfies(event -> assertThat(event.saidBy()).isEqualTo(MANAGER));
        });
    }

    @Test
    void badInputIsSaidInPlainWordsAndNothingIsLost() {
        var answer = manager.submit(PAGE, PAGE, form(Map.of("risk", "x", "impact", "enormous", "reviewOn", "soon", "owner", "Jo & Co")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Please describe the risk in 3 to 500 characters.", "Likelihood and impact are low, medium or high.",
            "Please say on which day the risk is looked at again.", "Jo &amp; Co");
        assertThat(risks.of("RISKS-1")).isEmpty();
    }

    @Test
    @Tag("UPG-23")
    void aChangeIsRatedAnewAndKeptInTheHistory() {
        long id = risk("Late hardware", "medium", State.OPEN);

        var answer = manager.submit(PAGE + "/" + id, PAGE + "/" + id, form(Map.of("risk", "Late hardware", "likelihood", "high", "impact",
            "high", "owner", "Jo", "note", "The supplier is on strike.", "version", "1", "state", "open")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(risks.find(id).orElseThrow().rating()).isEqualTo("critical");
        assertThat(manager.get(PAGE + "/" + id).body()).contains("The supplier is on strike.", "rating medium → critical",
            "owner nobody → Jo", "Entered for the test");
    }

    @Test
    void whoChangesWhatSomebodyElseChangedMeanwhileSeesItAndLosesNothing() {
        long id = risk("Late hardware", "medium", State.OPEN);
        risks.change(risks.find(id).orElseThrow().withRating("high"), "Somebody was faster.", "engineer");

        var answer = manager.submit(PAGE + "/" + id, PAGE + "/" + id, form(Map.of("risk", "Late hardware", "owner", "My own words",
            "version", "1", "state", "open")));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Somebody changed this risk since you opened it.", "Somebody was faster.", "My own words",
            "name=\"version\" value=\"2\"");
        assertThat(risks.find(id).orElseThrow().owner()).isNull();
    }

    @Test
    void aRiskIsClosedWithAReasonAndReopenedByAProjectManagerOnly() {
        long id = risk("Late hardware", "medium", State.OPEN);
        var engineer = new Browser(port);
        engineer.staffLogin(ENGINEER, PASSWORD);
        var closing = form(new HashMap<>(Map.of("risk", "Late hardware", "version", "1", "state", "closed")));

        assertThat(engineer.submit(PAGE + "/" + id, PAGE + "/" + id, closing).body()).contains("Please say in the note why the risk is closed.");
        closing.put("note", "It has arrived.");
        assertThat(engineer.submit(PAGE + "/" + id, PAGE + "/" + id, closing).statusCode()).isEqualTo(302);
        assertThat(risks.find(id).orElseThrow().state()).isEqualTo(State.CLOSED);
        assertThat(engineer.get(PAGE + "/" + id).body()).doesNotContain("Reopen it");
        var reopening = "/projects/RISKS-1/manage/risks/" + id + "/reopen";
        assertThat(engineer.submit(PAGE, reopening, Map.of("version", "2", "note", "Broken")).statusCode()).isEqualTo(403);
        assertThat(manager.submit(PAGE + "/" + id, reopening, Map.of("version", "2", "note", " ")).body())
            .contains("Please say why the risk is open again.");
        assertThat(manager.submit(PAGE + "/" + id, reopening, Map.of("version", "2", "note", "It arrived broken.")).statusCode()).isEqualTo(302);

        assertThat(risks.find(id).orElseThrow().state()).isEqualTo(State.OPEN);
        assertThat(manager.get(PAGE + "/" + id).body()).contains("It arrived broken. (state closed → open)");
    }

    @Test
    @Tag("UPG-59")
    void aLessonOfAnEndedProjectIsTakenAsARisk() {
        lessons.add(new Lesson("RISKS-ENDED", "planning", "Porting of numbers <takes> six weeks", "Order it first.", true, true), MANAGER);
        var page = manager.get(PAGE).body();
        assertThat(page).contains("Porting of numbers &lt;takes&gt; six weeks", "From our own retrospective");
        var link = page.replaceAll("(?s).*Porting of numbers.*?href=\"\\?(lesson=\\d+)#add\".*", "$1");

        assertThat(manager.get(PAGE + "?" + link).body()).contains("name=\"source\" value=\"RISKS-ENDED\"", ">Order it first.</textarea>");
        manager.submit(PAGE, PAGE, form(Map.of("risk", "Porting of numbers takes long", "source", "RISKS-ENDED")));

        assertThat(risks.of("RISKS-1")).singleElement().extracting(Risk::source).isEqualTo("RISKS-ENDED");
        assertThat(manager.get(PAGE).body()).contains("a lesson of RISKS-ENDED");
    }

    @Test
    void riskOfAnotherProjectOrOfNoneIsNotThere() {
        long id = risk("Late hardware", "medium", State.OPEN);

        assertThat(manager.get("/projects/RISKS-ENDED/risks/" + id).statusCode()).isEqualTo(404);
        assertThat(manager.get("/projects/RISKS-NONE/risks").statusCode()).isEqualTo(404);
        assertThat(manager.get(PAGE + "/999999999").statusCode()).isEqualTo(404);
    }

    private static Map<String, String> form(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(Map.of("risk", "Spare parts run out", "likelihood", "medium", "impact", "medium", "reviewOn",
            "2026-12-01"));
        all.putAll(given);
        return all;
    }

    private long risk(String text, String rating, State state) {
        return risks.add(new Risk(0, "RISKS-1", text, "medium", "medium", rating, null, null, LocalDate.of(2020, 10, 1), state, null),
            "Entered for the test", "engineer");
    }

    private void project(String number) {
        projects.register(new Project(number, "Harbour Clinic", "AU", "en", ZoneId.of("Australia/Sydney"), "implementation-cloud", "standard", false, null, MANAGER,
            "Miriam Okafor", "miriam@northwind.example", Project.State.RUNNING, null, null), List.of(), List.of(), List.of(),
            new ContractTerms(Map.of()), "none");
    }
}
