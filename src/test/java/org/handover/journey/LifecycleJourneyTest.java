package org.handover.journey;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.handover.documents.DocumentKind;
import org.handover.documents.Documents;
import org.handover.notices.SentNotice;
import org.handover.projects.Project;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.risks.Risks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A whole implementation of half a year, from the first demo to the handover to support. */
class LifecycleJourneyTest extends JourneyTest {

    private static final Instant START = Instant.parse("2026-03-02T23:00:00Z");

    /** How many days people take for a form; three where nothing is said. */
    private static final Map<String, Integer> DAYS = Map.of("workshop", 5, "customer-decision", 9, "project-plan", 6,
        "installation", 8, "data-migration", 10, "vendor-tests", 5, "customer-tests", 7, "sessions-held", 7);

    @Autowired private Milestones milestones;
    @Autowired private Checklists checklists;
    @Autowired private Budgets budgets;
    @Autowired private Risks risks;

    private final Map<String, Instant> cameUp = new HashMap<>();

    @Test
    @Tag("PROJ-01") @Tag("PROJ-02") @Tag("PROJ-20") @Tag("UPG-03") @Tag("UPG-07")
    void halfAYearFromTheFirstDemoToTheHandoverToSupport() {
        time.startAt(START);
        desk.start("implementation-project", customer.order());
        while (end("implementation-project") == null) {
            workOneDay();
            assertThat(Duration.between(START, clock.instant())).as("open: %s", open()).isLessThan(Duration.ofDays(300));
        }

        assertThat(end("implementation-project")).isEqualTo("end_projectCompleted");
        assertThat(Duration.between(START, clock.instant()).toDays()).isGreaterThanOrEqualTo(180);
        assertThat(project().state()).isEqualTo(Project.State.COMPLETED);
        List<HistoricTaskInstance> tasks = historyService.createHistoricTaskInstanceQuery().processInstanceBusinessKey(customer.project())
            .finished().list();
        assertThat(tasks).hasSizeGreaterThan(60);
        assertThat(milestones.of(customer.project())).hasSize(7).allSatisfy(milestone -> assertThat(milestone.actualOn()).isNotNull());
        assertThat(milestones.of(customer.project()).stream().map(Milestone::actualOn)).isSorted();
        LocalDate approved = milestones.find(customer.project(), "System approved").orElseThrow().actualOn();
        assertThat(checklists.open(customer.project(), Checklist.REQUIREMENTS_CHECKLIST.id())).as("only what was raised after the launch gate")
            .allSatisfy(item -> assertThat(item.dueOn()).isAfter(approved));
        assertThat(checklists.open(customer.project(), Checklist.SNAG_LIST.id())).isEmpty();
        assertThat(risks.of(customer.project())).isNotEmpty();
        assertThat(budgets.approved(customer.project())).isPositive();
        assertThat(documents.of(customer.project()).stream().map(Documents.Version::kind).distinct())
            .containsExactlyInAnyOrder(DocumentKind.values());
        Map<String, Long> sent = notices.of(customer.project(), Long.MAX_VALUE, 1000).stream()
            .collect(groupingBy(SentNotice::notice, TreeMap::new, counting()));
        assertThat(sent.get("weekly-report")).isGreaterThan(20L);
        assertThat(sent).containsKeys("offer", "pre-implementation", "go-live-invitation", "completion-form", "survey", "handed-over");
        assertThat(runtimeService.createIncidentQuery().count()).isZero();
    }

    @Test
    @Tag("PROJ-04")
    void aNoGoEndsTheProjectWithANoticeAndALesson() {
        desk.start("implementation-project", customer.order());
        answerUntilAsked("customer-decision");
        answer("customer-decision", Map.of("customerDecision", "no-go", "reason", "The board has stopped all projects of this year."));
        answer("no-go-lesson", Map.of());

        assertThat(end("implementation-project")).isEqualTo("end_noGo");
        assertThat(project().state()).isEqualTo(Project.State.CANCELLED);
        assertThat(sent("no-go")).isNotEmpty();
    }

    @Test
    @Tag("PROJ-27")
    void aReopenedPhaseKeepsTheSiteOffUntilItIsClosedAgain() {
        prepare();
        answerUntilAsked("activation");
        tell("reopen-phase", Map.of("phase", "enablement", "reason", "A team was forgotten and has to be trained."));
        assertThat(milestones.find(customer.project(), "Users enabled").orElseThrow().actualOn()).isNull();
        assertThatThrownBy(() -> tell("reopen-phase", Map.of("phase", "enablement", "reason", "Once more, by mistake.")))
            .hasMessageContaining("not closed");
        assertThatThrownBy(() -> answer("activation", Map.of())).hasMessageContaining("The enablement is gone through again");

        while (checklists.open(customer.project(), Checklist.REOPENED_PHASES.id()).size() > 0) {
            desk.tasks(customer.project()).stream().filter(task -> !desk.form(task).equals("activation")).findFirst()
                .ifPresent(task -> desk.answer(task, customer, Map.of()));
            time.advanceTo(clock.instant().plus(Duration.ofHours(1)));
        }
        answer("activation", Map.of());
        assertThat(milestones.find(customer.project(), "Users enabled").orElseThrow().actualOn()).isNotNull();
    }

    /** Whoever has had a task for as long as it takes answers it today. */
    private void workOneDay() {
        for (Task task : desk.tasks(customer.project())) {
            cameUp.putIfAbsent(task.getId(), clock.instant());
            int takes = DAYS.getOrDefault(desk.form(task), 3);
            if (!clock.instant().isBefore(cameUp.get(task.getId()).plus(Duration.ofDays(takes)))) {
                desk.answer(task, customer, Map.of());
            }
        }
        time.advanceTo(clock.instant().plus(Duration.ofDays(1)));
    }

    private List<String> open() {
        return desk.tasks(customer.project()).stream().map(desk::form).toList();
    }
}
