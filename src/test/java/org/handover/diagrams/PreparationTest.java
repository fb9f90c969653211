package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/preparation.bpmn")
class PreparationTest {

    private static final Map<String, Object> MET = Map.of("requirementsMet", true);
    private static final Map<String, Object> NOT_MET = Map.of("requirementsMet", false);
    private static final Map<String, Object> CONFIRMED = Map.of("preparationsConfirmed", true);
    private static final Map<String, Object> AGREED = Map.of("extrasAgreed", true);
    private static final Map<String, Object> NOT_AGREED = Map.of("extrasAgreed", false);

    @RegisterExtension
    final ProcessEngineExtension extension = DiagramEngine.extension();
    private final DiagramEngine engine = new DiagramEngine();

    @Test
    @Tag("DEP-05") @Tag("DEP-06")
    void anOrderWithinTheStandardFeeLeavesTheCustomerPrepared() {
        extrasOrdered(false);
        ProcessInstance preparation = preInstallFormOutOn("2026-11-02T10:00:00Z");

        assertThat(preparation).task("userTask_recordPreInstallForm").hasCandidateGroup("project-managers");
        engine.complete("userTask_recordPreInstallForm", MET);

        assertThat(preparation).isEnded().hasPassed("end_customerPrepared").hasNotPassed("serviceTask_offerExtras");
        assertThat(engine.done()).containsExactly("recordSignOff pre-install met pre-install-form, pre-install-incomplete", "findExtras", "reachMilestone Customer prepared");
    }

    @Test
    @Tag("DEP-04") @Tag("PROJ-16") @Tag("UPG-40")
    void customerAndVendorPrepareSideBySide() {
        ProcessInstance preparation = started("2026-11-02T10:00:00Z");

        assertThat(preparation).isWaitingAt("userTask_recordPreInstallForm", "userTask_writePlan", "userTask_recordPreImplementation");
        assertThat(preparation).task("userTask_writePlan").hasCandidateGroup("project-managers");
        assertThat(engine.done()).containsExactly("sendNotice pre-install-form lead", "startChecklist pre-implementation",
                "sendNotice pre-implementation lead");
    }

    @Test
    @Tag("UPG-07") @Tag("UPG-08") @Tag("UPG-62")
    void waitingForTheCustomerKeepsNothingOfTheVendorsPlanningBack() {
        ProcessInstance preparation = started("2026-11-02T10:00:00Z");
        engine.forget();

        engine.complete("userTask_writePlan", Map.of());
        engine.complete("userTask_checkBeforeStart", Map.of());

        assertThat(preparation).isNotEnded();
        assertThat(engine.openTasks()).containsExactly("userTask_recordPreImplementation", "userTask_recordPreInstallForm");
        assertThat(engine.done()).containsExactly("keepPlan", "reachMilestone Concept agreed", "startChecklist before-start",
                "keepChecklist before-start", "countOpenItems before-start");
    }

    @Test
    @Tag("UPG-62") @Tag("UPG-21")
    void theChecklistBeforeStartComesBackUntilAllOfItIsDone() {
        ProcessInstance preparation = started("2026-11-02T10:00:00Z");
        engine.complete("userTask_writePlan", Map.of());
        itemsOpen(true);

        engine.complete("userTask_checkBeforeStart", Map.of());
        assertThat(preparation).isWaitingAt("userTask_checkBeforeStart");

        itemsOpen(false);
        engine.complete("userTask_checkBeforeStart", Map.of());
        assertThat(preparation).isNotEnded();
        assertThat(engine.openTasks()).containsExactly("userTask_recordPreImplementation", "userTask_recordPreInstallForm");
    }

    @Test
    @Tag("UPG-40") @Tag("R16")
    void theLeadIsAskedAgainForWhatIsNotConfirmedOnThePreImplementationChecklist() {
        ProcessInstance preparation = started("2026-11-02T10:00:00Z");
        engine.passTo("2026-11-04T10:00:00Z");
        engine.forget();

        engine.complete("userTask_recordPreImplementation", Map.of("preparationsConfirmed", false));
        assertThat(preparation).isWaitingAt("userTask_recordPreImplementation");
        assertThat(engine.done()).containsExactly("recordSignOff pre-implementation not confirmed pre-implementation",
                "keepChecklist pre-implementation", "sendNotice pre-implementation lead");
        assertThat(engine.due("event_preImplementationReminderDue")).isEqualTo(Instant.parse("2026-11-09T10:00:00Z"));

        engine.complete("userTask_recordPreImplementation", CONFIRMED);
        assertThat(preparation).isNotEnded();
        assertThat(engine.openTasks()).containsExactly("userTask_recordPreInstallForm", "userTask_writePlan");
    }

    @Test
    @Tag("UPG-40")
    void thePreImplementationChecklistIsRemindedOfAndThenTheSponsorIsTold() {
        extrasOrdered(false);
        ProcessInstance preparation = vendorReadyOn("2026-11-02T10:00:00Z");
        engine.complete("userTask_recordPreInstallForm", MET);
        assertThat(engine.due("event_preImplementationReminderDue")).isEqualTo(Instant.parse("2026-11-07T10:00:00Z"));
        assertThat(engine.due("event_preImplementationEscalationDue")).isEqualTo(Instant.parse("2026-11-12T10:00:00Z"));
        engine.forget();

        engine.passTo("2027-02-01T00:00:00Z");
        assertThat(engine.notices()).containsExactly("pre-implementation-reminder lead", "pre-implementation-escalation sponsor");
        assertThat(preparation).hasPassed("end_preImplementationReminded", "end_preImplementationEscalated")
                .isWaitingAt("userTask_recordPreImplementation");
    }

    @Test
    @Tag("DEP-05")
    void aCustomerWhoMissesARequirementIsAskedForItUntilAllAreMet() {
        extrasOrdered(false);
        ProcessInstance preparation = preInstallFormOutOn("2026-11-02T10:00:00Z");
        engine.forget();

        engine.complete("userTask_recordPreInstallForm", NOT_MET);
        assertThat(preparation).isWaitingAt("userTask_recordPreInstallForm");
        assertThat(engine.done()).containsExactly("recordSignOff pre-install not met pre-install-form, pre-install-incomplete",
                "sendNotice pre-install-incomplete lead");

        engine.complete("userTask_recordPreInstallForm", NOT_MET);
        engine.complete("userTask_recordPreInstallForm", MET);
        assertThat(preparation).isEnded().hasPassed("end_customerPrepared");
        assertThat(engine.notices()).containsExactly("pre-install-incomplete lead", "pre-install-incomplete lead");
    }

    @Test
    @Tag("DEP-07")
    void extrasAreOfferedAndAgreed() {
        extrasOrdered(true);
        ProcessInstance preparation = preInstallFormOutOn("2026-11-02T10:00:00Z");
        engine.complete("userTask_recordPreInstallForm", MET);
        assertThat(preparation).isWaitingAt("userTask_recordExtrasAgreement")
                .task().hasCandidateGroup("project-managers");

        engine.complete("userTask_recordExtrasAgreement", AGREED);

        assertThat(preparation).isEnded().hasPassed("end_customerPrepared").hasNotPassed("userTask_changeOrder");
        assertThat(engine.done()).endsWith("findExtras", "sendNotice extras-offer signer", "recordSignOff extras agreed extras-offer",
                "reachMilestone Customer prepared");
    }

    @Test
    @Tag("DEP-06") @Tag("DEP-07")
    void refusedExtrasChangeTheOrderWhichIsThenComparedAgain() {
        extrasOrdered(true);
        ProcessInstance preparation = preInstallFormOutOn("2026-11-02T10:00:00Z");
        engine.complete("userTask_recordPreInstallForm", MET);
        engine.forget();

        engine.complete("userTask_recordExtrasAgreement", NOT_AGREED);
        assertThat(preparation).isWaitingAt("userTask_changeOrder").task().hasCandidateGroup("project-managers");
        assertThat(engine.done()).containsExactly("recordSignOff extras refused extras-offer");

        engine.complete("userTask_changeOrder", Map.of());
        assertThat(preparation).isWaitingAt("userTask_recordExtrasAgreement");
        assertThat(engine.done()).endsWith("changeOrder", "findExtras", "sendNotice extras-offer signer");

        engine.complete("userTask_recordExtrasAgreement", NOT_AGREED);
        extrasOrdered(false);
        engine.complete("userTask_changeOrder", Map.of());
        assertThat(preparation).isEnded().hasPassed("end_customerPrepared");
        assertThat(engine.done()).endsWith("changeOrder", "findExtras", "reachMilestone Customer prepared");
    }

    @Test
    @Tag("DEP-05")
    void thePreInstallFormIsRemindedOfTwiceAndThenTheSponsorIsTold() {
        ProcessInstance preparation = preInstallFormOutOn("2026-11-02T10:00:00Z");
        assertThat(engine.due("event_preInstallReminderDue")).isEqualTo(Instant.parse("2026-11-05T10:00:00Z"));
        assertThat(engine.due("event_preInstallSecondReminderDue")).isEqualTo(Instant.parse("2026-11-08T10:00:00Z"));
        assertThat(engine.due("event_preInstallEscalationDue")).isEqualTo(Instant.parse("2026-11-12T10:00:00Z"));
        engine.forget();

        engine.passTo("2026-11-05T09:59:59Z");
        assertThat(engine.notices()).isEmpty();
        engine.passTo("2026-11-05T10:00:00Z");
        assertThat(engine.notices()).containsExactly("pre-install-reminder lead");
        engine.passTo("2026-11-08T10:00:00Z");
        assertThat(engine.notices()).containsExactly("pre-install-reminder lead", "pre-install-reminder lead");

        engine.passTo("2026-11-12T10:00:00Z");
        engine.passTo("2027-02-01T00:00:00Z");
        assertThat(engine.notices()).containsExactly("pre-install-reminder lead", "pre-install-reminder lead",
                "pre-install-escalation sponsor");
        assertThat(preparation).isWaitingAt("userTask_recordPreInstallForm")
                .hasPassed("end_preInstallReminded", "end_preInstallEscalated");
    }

    @Test
    void anIncompleteAnswerStartsTheNudgesAnewAndNeverDoublesThem() {
        preInstallFormOutOn("2026-11-02T10:00:00Z");
        engine.passTo("2026-11-06T10:00:00Z");
        engine.forget();

        engine.complete("userTask_recordPreInstallForm", NOT_MET);

        assertThat(engine.due("event_preInstallReminderDue")).isEqualTo(Instant.parse("2026-11-09T10:00:00Z"));
        assertThat(engine.due("event_preInstallSecondReminderDue")).isEqualTo(Instant.parse("2026-11-12T10:00:00Z"));
        assertThat(engine.due("event_preInstallEscalationDue")).isEqualTo(Instant.parse("2026-11-16T10:00:00Z"));
        engine.passTo("2027-02-01T00:00:00Z");
        assertThat(engine.notices()).containsExactly("pre-install-incomplete lead", "pre-install-reminder lead",
                "pre-install-reminder lead", "pre-install-escalation sponsor");
    }

    @Test
    @Tag("DEP-07")
    void theOfferOfExtrasIsRemindedOfAndThenTheSponsorIsTold() {
        extrasOrdered(true);
        ProcessInstance preparation = preInstallFormOutOn("2026-11-02T10:00:00Z");
        engine.complete("userTask_recordPreInstallForm", MET);
        assertThat(engine.due("event_extrasReminderDue")).isEqualTo(Instant.parse("2026-11-05T10:00:00Z"));
        assertThat(engine.due("event_extrasEscalationDue")).isEqualTo(Instant.parse("2026-11-09T10:00:00Z"));
        engine.forget();

        engine.passTo("2026-11-05T10:00:00Z");
        assertThat(engine.notices()).containsExactly("extras-reminder signer");
        engine.passTo("2026-11-09T10:00:00Z");
        engine.passTo("2027-02-01T00:00:00Z");

        assertThat(engine.notices()).containsExactly("extras-reminder signer", "extras-escalation sponsor");
        assertThat(preparation).isWaitingAt("userTask_recordExtrasAgreement")
                .hasPassed("end_extrasReminded", "end_extrasEscalated");
    }

    @Test
    void aNewOfferStartsTheNudgesAnewAndNoneComesWhileTheOrderIsChanged() {
        extrasOrdered(true);
        preInstallFormOutOn("2026-11-02T10:00:00Z");
        engine.complete("userTask_recordPreInstallForm", MET);
        engine.complete("userTask_recordExtrasAgreement", NOT_AGREED);
        engine.forget();

        engine.passTo("2026-11-20T10:00:00Z");
        assertThat(engine.notices()).isEmpty();
        engine.complete("userTask_changeOrder", Map.of());

        assertThat(engine.due("event_extrasReminderDue")).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        engine.passTo("2027-02-01T00:00:00Z");
        assertThat(engine.notices()).containsExactly("extras-offer signer", "extras-reminder signer", "extras-escalation sponsor");
    }

    @Test
    void aFailingStepNeverUndoesWhatAPersonDid() {
        extrasOrdered(true);
        preInstallFormOutOn("2026-11-02T10:00:00Z");

        assertPersonsWorkStays("userTask_recordPreInstallForm", NOT_MET, "sendNotice");
        assertPersonsWorkStays("userTask_recordPreInstallForm", MET, "findExtras");
        engine.complete("userTask_recordExtrasAgreement", NOT_AGREED);
        assertPersonsWorkStays("userTask_changeOrder", Map.of(), "changeOrder");
    }

    @Test
    @Tag("DEP-05") @Tag("R16")
    void theAnswerToThePreInstallFormIsOnRecordEvenIfTheNextStepFails() {
        preInstallFormOutOn("2026-11-02T10:00:00Z");
        fails("findExtras");

        assertThatThrownBy(() -> engine.complete("userTask_recordPreInstallForm", MET)).hasMessageContaining("out of order");

        assertThat(engine.done()).contains("recordSignOff pre-install met pre-install-form, pre-install-incomplete");
        assertThat(engine.openTasks()).isEmpty();
    }

    @Test
    @Tag("DEP-07") @Tag("R16")
    void theAnswerToTheOfferStandsOnRecordBeforeAnythingFollowsFromIt() {
        extrasOrdered(true);
        ProcessInstance preparation = preInstallFormOutOn("2026-11-02T10:00:00Z");
        engine.complete("userTask_recordPreInstallForm", MET);

        complete(task("userTask_recordExtrasAgreement", preparation), NOT_AGREED);
        assertThat(engine.done()).endsWith("recordSignOff extras refused extras-offer");
        assertThat(preparation).isWaitingAt("serviceTask_recordExtrasAgreement");

        engine.runDue();
        assertThat(preparation).isWaitingAt("userTask_changeOrder");
    }

    @Test
    @Tag("R16")
    void anAnswerThatCannotBePutOnRecordIsNotTaken() {
        extrasOrdered(true);
        ProcessInstance preparation = preInstallFormOutOn("2026-11-02T10:00:00Z");

        fails("recordSignOff");
        assertThatThrownBy(() -> engine.complete("userTask_recordPreInstallForm", MET)).hasMessageContaining("out of order");
        assertThat(preparation).isWaitingAt("userTask_recordPreInstallForm");

        engine.when("recordSignOff", execution -> { });
        engine.complete("userTask_recordPreInstallForm", MET);
        fails("recordSignOff");
        assertThatThrownBy(() -> engine.complete("userTask_recordExtrasAgreement", AGREED)).hasMessageContaining("out of order");
        assertThat(preparation).isWaitingAt("userTask_recordExtrasAgreement");
    }

    private void assertPersonsWorkStays(String task, Map<String, Object> answer, String step) {
        fails(step);
        assertThatThrownBy(() -> engine.complete(task, answer)).hasMessageContaining("out of order");
        assertThat(engine.openTasks()).isEmpty();

        engine.when(step, execution -> { });
        extrasOrdered(true);
        engine.runDue();
        assertThat(engine.openTasks()).isNotEmpty();
    }

    private void fails(String step) {
        engine.when(step, execution -> {
            throw new IllegalStateException("out of order");
        });
    }

    private ProcessInstance started(String instant) {
        engine.now(instant);
        itemsOpen(false);
        return engine.start("preparation", "P-1", Map.of());
    }

    private ProcessInstance vendorReadyOn(String instant) {
        ProcessInstance preparation = started(instant);
        engine.complete("userTask_writePlan", Map.of());
        engine.complete("userTask_checkBeforeStart", Map.of());
        return preparation;
    }

    /** All but the Pre-Install form and the extras is settled. */
    private ProcessInstance preInstallFormOutOn(String instant) {
        ProcessInstance preparation = vendorReadyOn(instant);
        engine.complete("userTask_recordPreImplementation", CONFIRMED);
        engine.forget();
        return preparation;
    }

    private void itemsOpen(boolean open) {
        engine.when("countOpenItems", execution -> execution.setVariable("itemsOpen", open));
    }

    private void extrasOrdered(boolean ordered) {
        engine.when("findExtras", execution -> execution.setVariable("extrasOrdered", ordered));
    }
}
