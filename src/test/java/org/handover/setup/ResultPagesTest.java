package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.handover.journey.ApplicationTest;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Lessons.Lesson;
import org.handover.projects.results.Result;
import org.handover.projects.results.Results;
import org.handover.projects.results.Surveys;
import org.handover.projects.results.Surveys.SurveyAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of results and of past projects, over facts written straight into their tables. The reader's browser is German. */
class ResultPagesTest extends ApplicationTest {

    private static final List<String> TABLES = List.of("lesson", "survey_answer", "project_result", "milestone", "budget");

    @Autowired private JdbcClient jdbc;
    @Autowired private Budgets budgets;
    @Autowired private Checklists checklists;
    @Autowired private Lessons lessons;
    @Autowired private Milestones milestones;
    @Autowired private Results results;
    @Autowired private Surveys surveys;

    private Browser manager;

    @BeforeEach
    void aManagerIsLoggedIn() {
        manager = new Browser(port);
        manager.staffLogin(MANAGER, PASSWORD);
    }

    @AfterEach
    void clearUp() {
        TABLES.forEach(table -> jdbc.sql("delete from " + table + " where project like 'RES-%'").update());
        jdbc.sql("delete from check_item_event where item in (select id from check_item where project like 'RES-%')").update();
        jdbc.sql("delete from check_item where project like 'RES-%'").update();
        jdbc.sql("delete from project where number like 'RES-%'").update();
    }

    @Test
    @Tag("UPG-46") @Tag("UPG-47") @Tag("UPG-48") @Tag("UPG-49") @Tag("UPG-51") @Tag("UPG-52") @Tag("UPG-53")
    void aProjectShowsItsIndicatorsAsTheyStand() {
        project("RES-1", "Harbour <Clinic>");
        measured("RES-1", LocalDate.of(2026, 11, 2));
        budgets.approve("RES-1", new BigDecimal("80000"), "Offer", MANAGER);
        milestones.plan("RES-1", new Milestone("Taken live", LocalDate.of(2026, 9, 25), LocalDate.of(2026, 9, 25), LocalDate.of(2026, 9, 25), 0,
            null, null));
        milestones.plan("RES-1", new Milestone("Users enabled", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 5), LocalDate.of(2026, 9, 5), 0,
            null, null));
        surveys.keep("RES-1", List.of(new SurveyAnswer("Olivia Hart", 4, "Tell us <earlier>", null, LocalDate.of(2026, 11, 1)),
            new SurveyAnswer("George Papas", 5, null, null, LocalDate.of(2026, 11, 1))));

        var page = manager.get("/projects/RES-1/results").body();

        assertThat(page).contains("50\u00a0%", "100\u00a0%", "4,5", "99,95\u00a0%", "92,5\u00a0%", "111 of 120", "50.000,00\u00a0€",
            "100.000,00\u00a0€", "01.11.2026", "Tell us &lt;earlier&gt;", "Harbour &lt;Clinic&gt;");
    }

    @Test
    @Tag("PROJ-34")
    void internalLessonsAreMarkedAsInternal() {
        project("RES-2", "Harbour Clinic");
        lessons.add(new Lesson("RES-2", "planning", "We estimated blindly.", null, true, false), MANAGER);

        assertThat(manager.get("/projects/RES-2/results").body()).containsSubsequence("internal, never for the customer", "We estimated blindly.");
        lessons.add(new Lesson("RES-2", "testing", "Real calls find more.", null, false, true), MANAGER);
        assertThat(manager.get("/projects/RES-2/results").body()).contains("Real calls find more.", "offered to new projects as a risk");
    }

    @Test
    void nobodySeesResultsWithoutBeingLoggedInAndNoProjectIsMadeUp() {
        assertThat(new Browser(port).get("/projects/RES-9/results").statusCode()).isEqualTo(302);
        assertThat(manager.get("/projects/RES-9/results").statusCode()).isEqualTo(404);
        project("RES-3", "Harbour Clinic");
        assertThat(manager.get("/projects/RES-3/results").body()).contains("Not measured yet", "No answers yet", "No lessons yet");
    }

    @Test
    @Tag("UPG-58") @Tag("UPG-59")
    void pastProjectsAreComparedAndPointToWhatToLookInto() {
        for (String number : List.of("RES-4", "RES-5")) {
            project(number, "Customer of " + number);
            measured(number, LocalDate.of(2090, 1, 1));
            surveys.keep(number, List.of(new SurveyAnswer("Lee", 2, null, null, LocalDate.of(2026, 11, 1))));
            lessons.add(new Lesson(number, "testing", "Real calls find more.", "Test with real calls.", false, true), MANAGER);
            milestones.plan(number, new Milestone("System approved", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 11), LocalDate.of(2026, 9, 11), 0,
                null, null));
            // so many that the average stands out among what other tests measured
            for (int snag = 1; snag <= 80; snag++) {
                checklists.add(new CheckItem(0, number, "snag-list", "Snag " + snag, "revisit", "other", null, null, null, null,
                    CheckItem.State.OPEN, null, null, null), MANAGER);
            }
        }

        var page = manager.get("/projects/analytics").body();

        assertThat(page).contains("point to testing", "Satisfaction points to communication and training", "Most lessons are about testing",
            "System approved: 10 days late on average", "revisit: ", "RES-4", "RES-5", "Test with real calls.");
    }

    private void measured(String number, LocalDate on) {
        results.keep(new Result(number, amount("28000"), amount("9000"), amount("9500"), amount("3500"), amount("62000"), amount("23000"),
            amount("5000"), amount("10000"), amount("3"), amount("99.95"), 120, 111, "As booked", on, MANAGER));
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }

    private void project(String number, String customer) {
        jdbc.sql("""
                insert into project (number, customer, country, language, zone, contract_type, irs_purchased, manager, state,
                    process_instance_id, registered_at)
                values (?, ?, 'AU', 'en', 'Australia/Sydney', 'standard', true, 'manager', 'RUNNING', 'none', current_timestamp)""")
            .params(number, customer).update();
    }
}
