package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.documents.DocumentKind;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Budgets.Booking;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Lessons.Lesson;
import org.handover.projects.results.Results;
import org.handover.projects.results.Surveys;
import org.handover.projects.results.Surveys.SurveyAnswer;
import org.handover.rehearsal.Customer;
import org.handover.tickets.Ticket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From go-live to the day on which support answers for the system, and what the customer gets to see of it. */
class HandoverJourneyTest extends JourneyTest {

    private static final String OUR_COST = "31415";
    private static final String OUR_NOTE = "We priced this below what it takes.";

    @Autowired private Budgets budgets;
    @Autowired private Checklists checklists;
    @Autowired private Lessons lessons;
    @Autowired private Milestones milestones;
    @Autowired private Results results;
    @Autowired private Surveys surveys;

    @Test
    @Tag("PROJ-38") @Tag("POST-02") @Tag("POST-03") @Tag("POST-04")
    void whatFailsInTheReCheckIsResolvedAsASnagBeforeTheSurvey() {
        prepare();
        checklists.add(CheckItem.open(customer.project(), "requirements-checklist", "Wallboard shows today's calls"), null);
        answer("go-live-form", Map.of());
        passTo(LIVE);
        answer("activation", Map.of());
        isAsked("live-recheck");
        answer("live-recheck", Map.of("requirementsChecklist", checklists.of(customer.project(), "requirements-checklist").stream()
            .map(line -> Map.of("item", line.item(), "done", !line.item().startsWith("Wallboard"), "answer", "It shows yesterday's.")).toList()));
        assertThat(checklists.open(customer.project(), "snag-list")).extracting(CheckItem::item, CheckItem::kind)
            .containsExactly(tuple("Wallboard shows today's calls: It shows yesterday's.", "revisit"));
        assertThat(checklists.open(customer.project(), "requirements-checklist")).extracting(CheckItem::item)
            .doesNotContain("Wallboard shows today's calls");

        answer("first-sprints", Map.of("snagList", List.of()));
        answer("snag-list", Map.of());

        assertThat(checklists.of(customer.project(), "snag-list")).isNotEmpty().allSatisfy(snag -> {
            assertThat(snag.state()).isEqualTo(State.DONE);
            assertThat(snag.cause()).isNotBlank();
            assertThat(snag.answer()).isNotBlank();
        });
        assertThat(desk.task(customer.project(), "survey")).as("support has not taken over yet").isEmpty();
    }

    @Test
    @Tag("PROJ-36") @Tag("DEP-28") @Tag("PROJ-35")
    void theTicketProcessIsTestedWithARealFreeTicketAndTakenOverBySomebodyElse() {
        takeLiveAt(LIVE);
        isAsked("portal-registration");
        answer("portal-registration", Map.of());

        Ticket ticket = tickets.ofOrigin(customer.project(), "test").get(0);
        assertThat(ticket.reference()).isNotBlank();
        assertThat(ticket.rating().reason()).isEqualTo("free-test");
        answer("ticket-test", Map.of("ticketProcessWorks", false, "ticketFailure", "The answer never arrived."));
        answer("ticket-process-corrected", Map.of());
        assertThat(tickets.ofOrigin(customer.project(), "test")).hasSize(2);
        answer("ticket-test", Map.of());
        answer("support-takeover", Map.of());

        assertThat(desk.task(customer.project(), "support-takeover")).isEmpty();
    }

    @Test
    @Tag("UPG-43")
    void aSurveyCanBeClosedWithoutAnswersAfterTheReminder() {
        takeLiveAt(LIVE);
        untilTheSurvey();
        Map<String, Object> none = new HashMap<>(Map.of("surveyObtained", false));
        none.put("surveyAnswers", null);
        assertThatThrownBy(() -> answer("survey", none)).hasMessageContaining("only after the reminder");

        passTo("2026-10-20T02:00:00Z");
        answer("survey", none);

        assertThat(surveys.of(customer.project())).isEmpty();
        assertThat(signOffs.last(customer.project(), "survey").orElseThrow().decision()).isEqualTo("not obtainable");
    }

    @Test
    @Tag("PROJ-33") @Tag("PROJ-34") @Tag("UPG-44") @Tag("UPG-45") @Tag("UPG-48") @Tag("UPG-52") @Tag("UPG-54") @Tag("UPG-55") @Tag("UPG-56") @Tag("UPG-57") @Tag("DEP-32")
    void theCustomerSeesTheResultsInItsLanguageAndNothingThatIsOurs() {
        customer = new Customer(customer.project(), "Klinikum Nord", "DE", "de", "Europe/Berlin", "klinikum.example", "standard",
            customer.modules(), true, null, List.of(), "Petra Lang", "Jens Vogt", "Ute Kern", "Karl Busch", "Anna Roth");
        takeLiveAt(LIVE);
        String project = customer.project();
        budgets.approve(project, new BigDecimal("80000"), "Offer", "manager");
        budgets.approve(project, new BigDecimal("5000"), "Chat", "manager");
        budgets.book(project, new Booking(0, "engineer", LocalDate.of(2026, 9, 1), BigDecimal.TEN, new BigDecimal(OUR_COST), "work",
            "Build", null), "manager");
        milestones.plan(project, new Milestone("Pilot over", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 3), LocalDate.of(2026, 9, 3), 0,
            null, null));
        lessons.add(new Lesson(project, "planning", OUR_NOTE, null, true, false), "manager");
        untilTheSurvey();
        answer("survey", Map.of());
        answer("retrospective", Map.of("lessons", List.of(Map.of("area", "planning", "lesson", OUR_NOTE, "offeredAsRisk", false))));
        assertThat(desk.task(project, "lessons-learned").orElseThrow()).satisfies(task ->
            assertThat(engine.getTaskService().getVariables(task.getId()).toString()).as("what the survey says is gone through, its bad news too")
                .contains("The dates moved once").doesNotContain(OUR_NOTE));
        answer("lessons-learned", Map.of());
        answer("results", Map.of());
        answer("project-review", Map.of("goals", "Neun von zehn Anrufen in 20 Sekunden", "nextSteps", "- Chat anbinden"));

        var presentation = documents.latest(project, DocumentKind.PRESENTATION).orElseThrow();
        assertThat(presentation.text()).contains("# Klinikum Nord: Ergebnisse des Projekts " + project, "- Neun von zehn Anrufen in 20 Sekunden",
                "- Pilot over: geplant für den 1. September 2026, erreicht am 3. September 2026 (verspätet)",
                "Rendite der Investition: 100", "50.000,00", "100.000,00", "in 3 Jahren", "99,95", "111 von 120", "Zufriedenheit: 4,3 von 5",
                "The dates moved once", "Testing with real calls", "- Chat anbinden")
            .doesNotContain(OUR_NOTE, OUR_COST, "31.415", "{{", "null", "Petra Lang");
        answer("presentation-held", Map.of());

        assertThat(end("support-handover")).isEqualTo("end_handedOver");
        assertThat(results.find(project).orElseThrow().investment()).isEqualByComparingTo("50000");
        assertThat(surveys.of(project)).extracting(SurveyAnswer::satisfaction).containsExactlyInAnyOrder(5, 4, 4);
        assertThat(lessons.of(project)).extracting(Lesson::internal).contains(true, false);
        assertThat(sent("handed-over")).isNotEmpty();
        assertThat(notices.of(project, Long.MAX_VALUE, 500)).allSatisfy(notice ->
            assertThat(notice.bodyText()).doesNotContain(OUR_NOTE, OUR_COST));
        assertThat(end("completion")).as("the handover waits for nobody, and nobody for it").isNull();
    }

    private void untilTheSurvey() {
        answerUntilAsked("survey");
    }

    private void isAsked(String form) {
        assertThat(desk.task(customer.project(), form)).as(form).isPresent();
    }
}
