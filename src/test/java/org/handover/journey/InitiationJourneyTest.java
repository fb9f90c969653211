package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.handover.documents.DocumentKind;
import org.handover.lifecycle.AnswerRefused;
import org.handover.lifecycle.Contracts;
import org.handover.notices.SentNotice;
import org.handover.projects.Project;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestones;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Lessons.Lesson;
import org.handover.signoffs.SignOff;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Initiation and preparation by themselves, on the real application: what they leave in the facts of the project. */
class InitiationJourneyTest extends JourneyTest {

    @Autowired private Contracts contracts;
    @Autowired private Budgets budgets;
    @Autowired private Milestones milestones;
    @Autowired private Lessons lessons;
    @Autowired private Checklists checklists;

    @Test
    @Tag("PROJ-04") @Tag("UPG-20") @Tag("UPG-47")
    void aGoMakesTheOfferTheBudgetAndKeepsTheMethod() {
        begin("initiation", "implementation-on-premise");
        answerUntilAsked("customer-decision");
        SentNotice offer = sent("offer").get(0);
        assertThat(offer.recipientName()).isEqualTo("George Papas");
        assertThat(offer.bodyText()).contains("48,500.00", "Scrum", "Every caller reaches the right team");

        answer("customer-decision", Map.of());

        assertThat(end("initiation")).isEqualTo("end_go");
        assertThat(budgets.approved(customer.project())).isEqualByComparingTo(new BigDecimal("48500"));
        assertThat(budgets.approvals(customer.project())).extracting(Budgets.Approval::approvedBy).containsExactly("manager");
        assertThat(projects.method(customer.project())).contains("scrum");
        assertThat(signOffs.last(customer.project(), "offer")).map(SignOff::decision).contains("go");
    }

    @Test
    @Tag("PROJ-06") @Tag("PROJ-13") @Tag("PROJ-14") @Tag("PROJ-17") @Tag("PROJ-18") @Tag("PROJ-19") @Tag("PROJ-27") @Tag("PROJ-37")
    void theInitiationLeavesAnswersDocumentsMinutesAndWhatIsToBeDone() {
        begin("initiation", "implementation-cloud");
        answerUntilAsked("customer-decision");

        assertThat(lines("architecture-overview")).isNotEmpty().allSatisfy(line -> assertThat(line.answer()).isNotBlank());
        assertThat(lines("technology-transfer")).isNotEmpty().allSatisfy(line -> assertThat(line.answer()).isNotBlank());
        assertThat(sent("technology-transfer")).extracting(SentNotice::recipientName).containsExactly("Mei Lin");
        assertThat(sent("technology-transfer").get(0).bodyText()).contains(lines("technology-transfer").get(0).item().substring(0, 20));
        assertThat(documents.of(customer.project())).extracting(document -> document.kind()).contains(DocumentKind.WORKSHOP_AGENDA,
            DocumentKind.IMPLEMENTATION_CONCEPT, DocumentKind.STATEMENT_OF_WORK, DocumentKind.MINUTES);
        assertThat(lines("requirements-checklist")).extracting(CheckItem::item).contains("List of all numbers that are in use");
    }

    @Test
    @Tag("PROJ-04") @Tag("PROJ-33") @Tag("UPG-59") @Tag("R16")
    void aNoGoClosesTheProjectWithItsReasonAndALessonForTheNext() {
        begin("initiation", "implementation-on-premise");
        answerUntilAsked("customer-decision");
        answer("customer-decision", Map.of("customerDecision", "no-go", "reason", "The board stopped all new projects."));
        answer("no-go-lesson", Map.of("reason", "The board stopped all new projects."));

        assertThat(end("initiation")).isEqualTo("end_noGo");
        assertThat(project().state()).isEqualTo(Project.State.CANCELLED);
        assertThat(lessons.of(customer.project())).extracting(Lesson::area, Lesson::internal, Lesson::offeredAsRisk)
            .containsExactly(tuple("budget", false, true));
        assertThat(lessons.offeredTo("another", 500)).extracting(Lesson::project).contains(customer.project());
        assertThat(sent("no-go")).hasSize(4).allSatisfy(notice -> assertThat(notice.bodyText()).contains("The board stopped all new projects."));
        assertThat(signOffs.last(customer.project(), "project")).map(SignOff::said).contains("The board stopped all new projects.");
        assertThat(budgets.approved(customer.project())).isZero();
    }

    @Test
    @Tag("UPG-02") @Tag("UPG-03") @Tag("UPG-06")
    void anUpgradeAsksNothingOfTheCustomersIt() {
        begin("initiation", "upgrade-database");
        answerUntilAsked("customer-decision");

        assertThat(sent("technology-transfer")).isEmpty();
        assertThat(lines("architecture-overview")).isEmpty();
        assertThat(project().isNewSystem()).isFalse();
    }

    @Test
    @Tag("UPG-20")
    void whoeverChoosesAnotherMethodThanTheProposedOneSaysWhy() {
        begin("initiation", "implementation-on-premise");
        answerUntilAsked("offer");
        Task task = desk.task(customer.project(), "offer").orElseThrow();

        assertThatThrownBy(() -> desk.answer(task, customer, Map.of("method", "kanban"))).isInstanceOf(AnswerRefused.class)
            .hasMessageContaining("Why not the proposed one");
        answer("offer", Map.of("method", "kanban", "methodReason", "The customer's teams have worked this way for years."));
        assertThat(sent("offer").get(0).bodyText()).contains("Kanban");
    }

    @Test
    @Tag("PROJ-16") @Tag("UPG-07") @Tag("UPG-40") @Tag("UPG-62")
    void thePreparationLeavesAPlanACharterAndListsOfWhichNothingIsOpen() {
        begin("initiation", "implementation-on-premise");
        answerUntilAsked("customer-decision");
        answer("customer-decision", Map.of());
        begin("preparation", "implementation-on-premise");
        answer("project-plan", Map.of());
        answer("before-start", Map.of());
        answer("pre-implementation", Map.of());
        answerUntilEnded("preparation");

        assertThat(end("preparation")).isEqualTo("end_customerPrepared");
        assertThat(documents.latest(customer.project(), DocumentKind.PROJECT_CHARTER)).isPresent();
        assertThat(lines("before-start")).hasSize(7).allMatch(line -> line.state() == CheckItem.State.DONE);
        assertThat(lines("pre-implementation")).isNotEmpty().allMatch(line -> line.state() == CheckItem.State.DONE);
        assertThat(milestones.find(customer.project(), "Customer prepared").orElseThrow().actualOn()).isNotNull();
        assertThat(milestones.find(customer.project(), "Concept agreed").orElseThrow().actualOn()).isNotNull();
        assertThat(signOffs.last(customer.project(), "pre-implementation")).map(SignOff::decision).contains("confirmed");
    }

    private void begin(String process, String kind) {
        if (projects.find(customer.project()).isEmpty()) {
            projects.register(new Project(customer.project(), customer.name(), customer.country(), customer.language(),
                ZoneId.of(customer.zone()), kind, customer.contractType(), false, null, "manager", "Miriam Okafor",
                "miriam.okafor@northwind.example", Project.State.RUNNING, null, null), customer.modules(), List.of(), List.of(),
                contracts.terms(customer.contractType()), "none");
        }
        runtimeService.startProcessInstanceByKey(process, customer.project(),
            Map.of("projectNumber", customer.project(), "projectKind", kind));
        time.advanceTo(clock.instant());
    }

    private void answerUntilEnded(String process) {
        while (end(process) == null) {
            desk.answer(desk.tasks(customer.project()).get(0), customer, Map.of());
            time.advanceTo(clock.instant());
        }
    }

    private List<CheckItem> lines(String checklist) {
        return checklists.of(customer.project(), checklist);
    }
}
