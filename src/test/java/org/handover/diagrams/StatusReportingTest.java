package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/status-reporting.bpmn")
class StatusReportingTest {

    @RegisterExtension
    final ProcessEngineExtension extension = DiagramEngine.extension();
    private final DiagramEngine engine = new DiagramEngine();

    @BeforeEach
    void nothingIsLate() {
        late(false);
    }

    @Test
    @Tag("PROJ-21") @Tag("UPG-39")
    void aWeekAfterTheBeginningTheCallIsHeldWithMinutesThenTheReportGoesOutAndSoOnEachWeek() {
        ProcessInstance reporting = start();
        assertThat(engine.openTasks()).isEmpty();
        assertThat(engine.due("event_weekOver")).isEqualTo(Instant.parse("2026-08-10T02:00:00Z"));

        engine.passTo("2026-08-10T02:00:00Z");
        assertThat(reporting).isWaitingAt("userTask_holdCall").hasPassed("end_nothingLate").task().hasCandidateGroup("project-managers");
        engine.forget();
        engine.passTo("2026-08-12T02:00:00Z");
        hold(true);
        assertThat(engine.done()).containsExactly("recordMinutes Weekly call", "sendStatusReport held",
            "sendInvitation call-invitation everyone PT1H");
        assertThat(engine.due("event_weekOver")).isEqualTo(Instant.parse("2026-08-19T02:00:00Z"));

        engine.passTo("2026-08-19T02:00:00Z");
        assertThat(engine.openTasks()).containsExactly("userTask_holdCall");
    }

    @Test
    @Tag("UPG-39")
    void aCallThatNobodyHoldsKeepsNoReportWaitingWhichThenGoesOutEveryWeek() {
        start();
        engine.passTo("2026-08-10T02:00:00Z");
        engine.forget();
        assertThat(engine.due("event_noCall")).isEqualTo(Instant.parse("2026-08-17T02:00:00Z"));

        engine.passTo("2026-08-17T02:00:00Z");
        assertThat(engine.done()).containsExactly("sendStatusReport none", "findLateMilestones");
        assertThat(engine.openTasks()).as("the call of the new week").containsExactly("userTask_holdCall");
        engine.passTo("2026-08-24T02:00:00Z");
        assertThat(engine.done()).filteredOn("sendStatusReport none"::equals).hasSize(2);
    }

    @Test
    void theProjectManagerEndsCallsAndReportsWithOneLastReport() {
        ProcessInstance reporting = start();
        engine.passTo("2026-08-10T02:00:00Z");
        engine.forget();

        hold(false);

        assertThat(engine.done()).containsExactly("recordMinutes Weekly call", "sendStatusReport held");
        assertThat(reporting).isEnded().hasPassed("end_reportingEnded");
    }

    @Test
    @Tag("UPG-19") @Tag("UPG-35")
    void aLateMilestoneAsksForReasonAndNewDateAndEverybodyIsTold() {
        ProcessInstance reporting = start();
        late(true);
        engine.passTo("2026-08-10T02:00:00Z");
        assertThat(engine.openTasks()).containsExactly("userTask_holdCall", "userTask_sayNewDates");
        assertThat(reporting).task("userTask_sayNewDates").hasCandidateGroup("project-managers");
        engine.forget();

        engine.complete("userTask_sayNewDates", Map.of());

        assertThat(engine.done()).containsExactly("moveMilestones", "sendNotice milestone-moved everyone");
        assertThat(reporting).hasPassed("end_newDatesTold").isWaitingAtExactly("userTask_holdCall");
    }

    @Test
    @Tag("UPG-35") @Tag("UPG-39")
    void aLateMilestoneOfWhichNobodySaysAnythingKeepsNothingWaitingAndIsAskedForAgain() {
        ProcessInstance reporting = start();
        late(true);
        engine.passTo("2026-08-10T02:00:00Z");
        assertThat(engine.due("event_noNewDates")).isEqualTo(Instant.parse("2026-08-17T02:00:00Z"));
        engine.passTo("2026-08-11T02:00:00Z");
        engine.forget();
        hold(true);
        assertThat(engine.done()).contains("sendStatusReport held");
        assertThat(engine.openTasks()).containsExactly("userTask_sayNewDates");

        engine.passTo("2026-08-17T02:00:00Z");
        assertThat(reporting).hasPassed("end_stillLate");
        assertThat(engine.openTasks()).isEmpty();
        engine.passTo("2026-08-18T02:00:00Z");
        assertThat(engine.openTasks()).containsExactly("userTask_holdCall", "userTask_sayNewDates");
    }

    @Test
    void whereNobodyAnswersAnythingOneTaskOfEachIsOpenEveryWeek() {
        start();
        late(true);
        engine.passTo("2026-08-31T02:00:00Z");
        assertThat(engine.openTasks()).containsExactly("userTask_holdCall", "userTask_sayNewDates");
    }

    @Test
    @Tag("UPG-35")
    void everybodyIsToldOfEachMoveOnThePageOfThePlanWhileTheRestGoesOn() {
        ProcessInstance reporting = start();
        Map<String, Object> move = Map.of("milestone", "System built", "oldDate", "2026-09-01", "newDate", "2026-09-15", "reason", "No line.");

        engine.tell("P-1", "Milestone moved", move);
        engine.tell("P-1", "Milestone moved", move);

        assertThat(engine.done()).containsExactly("sendNotice milestone-moved everyone", "sendNotice milestone-moved everyone");
        assertThat(reporting).hasPassed("end_moveTold").isWaitingAtExactly("event_weekOver");
    }

    private ProcessInstance start() {
        engine.now("2026-08-03T02:00:00Z");
        return engine.start("status-reporting", "P-1", Map.of());
    }

    private void late(boolean late) {
        engine.when("findLateMilestones", execution -> execution.setVariable("milestonesLate", late));
    }

    private void hold(boolean callsGoOn) {
        engine.complete("userTask_holdCall", Map.of("heldOn", "2026-08-12", "callsGoOn", callsGoOn));
    }
}
