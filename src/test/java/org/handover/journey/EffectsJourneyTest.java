package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Incident;
import org.handover.lifecycle.AnswerRefused;
import org.handover.notices.SentNotice;
import org.handover.outbox.EffectStuck;
import org.handover.outbox.LongWaiting;
import org.handover.outbox.OpenEffects;
import org.handover.outbox.Outbox;
import org.handover.projects.Contacts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes visible, and can be mended, when a notice or ticket does not get through. */
class EffectsJourneyTest extends JourneyTest {

    @Autowired private ManagementService managementService;
    @Autowired private JdbcClient jdbc;
    @Autowired private Outbox outbox;
    @Autowired private OpenEffects openEffects;
    @Autowired private LongWaiting longWaiting;
    @Autowired private Contacts contacts;
    @Autowired private ApplicationEventPublisher events;

    @Test
    void aNoticeThatComesBackIsAnIncidentOnTheElementThatAskedForIt() {
        waitForAcknowledgement();
        SentNotice returned = sent("pre-install-form").get(0);
        notices.cameBack(returned.id(), "550 no such user");

        Incident incident = incident();
        assertThat(incident.getActivityId()).isEqualTo("serviceTask_sendPreInstallForm");
        assertThat(incident.getIncidentMessage()).contains("Olivia Hart", "550 no such user");
    }

    @Test
    void aRetryInCockpitSendsWhatCameBackToTheAddressThatTheContactHasByNow() {
        waitForAcknowledgement();
        notices.cameBack(sent("pre-install-form").get(0).id(), "550 no such user");
        contacts.changeEmail(customer.project(), "Olivia Hart", "o.hart@harbour.example");

        managementService.setJobRetries(incident().getConfiguration(), 1);
        time.advanceTo(clock.instant());

        assertThat(sent("pre-install-form")).extracting(SentNotice::recipientEmail)
            .containsExactly("olivia.hart@harbour.example", "o.hart@harbour.example");
        assertThat(incidents()).isEmpty();
    }

    @Test
    @Tag("R6")
    void aProjectManagerChangesAContactsAddressAndWhatCameBackGoesThere() {
        waitForAcknowledgement();
        notices.cameBack(sent("pre-install-form").get(0).id(), "550 no such user");

        tell("change-contact-address", Map.of("contact", "Olivia Hart", "newEmail", "o.hart@harbour.example"));

        assertThat(sent("pre-install-form")).extracting(SentNotice::recipientEmail)
            .containsExactly("olivia.hart@harbour.example", "o.hart@harbour.example");
        assertThat(end("change-contact-address")).isEqualTo("end_addressChanged");
    }

    @Test
    @Tag("DEP-24")
    void aNoticeOfDeemingThatComesBackIsAnIncidentWhereTheProjectStands() {
        takeLiveAt("2026-09-25T07:00:00Z");
        passTo("2026-10-17T02:00:00Z");
        notices.cameBack(sent("completion-deemed").get(0).id(), "550 no such user");
        assertThat(incident().getProcessDefinitionId()).startsWith("implementation-project:");
        assertThat(incident().getActivityId()).isEqualTo("subProcess_afterGoLive");
    }

    @Test
    void theAddressOfSomebodyWhoIsNoContactIsNotChanged() {
        waitForAcknowledgement();
        assertThatThrownBy(() -> tell("change-contact-address", Map.of("contact", "Olivia Heart", "newEmail", "o@harbour.example")))
            .isInstanceOf(AnswerRefused.class).hasMessageContaining("Olivia Hart");
    }

    @Test
    void anEffectThatCannotBeCarriedOutIsAnIncidentAndARetryInCockpitTriesItAgain() {
        String key = notCarriedOutYet();
        stuck(key);

        assertThat(incident().getActivityId()).isEqualTo("serviceTask_sendPreInstallForm");
        managementService.setJobRetries(incident().getConfiguration(), 1);
        time.advanceTo(clock.instant());

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void anEffectThatWaitsForLongIsAnIncidentWithTheLastAnswerUntilItIsDone() {
        String key = notCarriedOutYet();
        assertThat(longWaiting.show()).as("it has only just been asked for").isZero();
        waitsForLong(key);

        assertThat(longWaiting.show()).isEqualTo(1);
        assertThat(incident().getActivityId()).isEqualTo("serviceTask_sendPreInstallForm");
        assertThat(incident().getIncidentMessage()).isEqualTo("The mail server says: later.");
        assertThat(longWaiting.show()).isZero();

        outbox.retry(key);
        time.advanceTo(clock.instant());
        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void aRetryInCockpitMakesWhatWaitsDueAtOnce() {
        String key = notCarriedOutYet();
        waitsForLong(key);
        longWaiting.show();
        time.advanceTo(clock.instant());
        assertThat(outbox.state(key)).isEqualTo("waiting");

        managementService.setJobRetries(incident().getConfiguration(), 1);
        time.advanceTo(clock.instant());

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(incidents()).isEmpty();
        assertThat(longWaiting.show()).isZero();
    }

    @Test
    void whatWaitsForLongAndIsThenStuckIsOneIncidentAndEndsWhenItIsSettledByHand() {
        String key = notCarriedOutYet();
        waitsForLong(key);
        longWaiting.show();
        stuck(key);
        assertThat(incident().getIncidentMessage()).isEqualTo("connection refused");

        openEffects.doneByHand(key, "<by-hand@northwind.example>", "operator", "I sent it from my own mailbox.");

        assertThat(incidents()).isEmpty();
        assertThat(outbox.state(key)).isEqualTo("done");
    }

    @Test
    void anEffectThatStillWaitsWhenItsPhaseEndsIsShownWhereTheProjectStands() {
        String key = notCarriedOutYet();
        waitsForLong(key);
        longWaiting.show();
        answerUntilAsked("commercial-conditions", "go-live-form");
        assertThat(incidents()).as("its instance has ended").isEmpty();

        longWaiting.show();

        assertThat(incident().getProcessDefinitionId()).startsWith("implementation-project:");
        assertThat(outbox.state(key)).isEqualTo("waiting");
    }

    @Test
    void aProjectThatHasEndedShowsNoIncident() {
        String key = notCarriedOutYet();
        waitsForLong(key);
        longWaiting.show();
        runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(customer.project()).rootProcessInstances().list()
            .forEach(instance -> runtimeService.deleteProcessInstance(instance.getId(), "cancelled", true, true));

        assertThat(longWaiting.show()).as("announced once more, for the log").isEqualTo(1);
        assertThat(incidents()).isEmpty();
        assertThat(longWaiting.show()).isZero();
    }

    /** A notice that the step has asked for; returns the key of its effect. */
    private String notCarriedOutYet() {
        desk.start("implementation-project", customer.order());
        answerUntilAsked("customer-decision");
        desk.answer(desk.task(customer.project(), "customer-decision").orElseThrow(), customer, Map.of());
        // the step is carried out, its effect not yet
        managementService.executeJob(managementService.createJobQuery().activityId("serviceTask_recordDecision").singleResult().getId());
        return sent("pre-install-form").get(0).effectKey();
    }

    /** As the dispatcher left it an hour ago. */
    private void waitsForLong(String key) {
        jdbc.sql("""
            update outbox set created_at = created_at - interval '1' hour, next_attempt_at = current_timestamp + interval '1' hour,
                attempts = 5, last_error = 'The mail server says: later.'
            where effect_key = ?""").param(key).update();
    }

    /** As the dispatcher would after its last attempt. */
    private void stuck(String key) {
        jdbc.sql("update outbox set state = 'stuck', next_attempt_at = null, settled_at = current_timestamp, "
            + "shown_at = current_timestamp where effect_key = ?").param(key).update();
        events.publishEvent(new EffectStuck(outbox.stuck().stream().filter(effect -> effect.effect().key().equals(key))
            .findFirst().orElseThrow().effect(), "connection refused"));
    }

    private void waitForAcknowledgement() {
        desk.start("implementation-project", customer.order());
        answerUntilAsked("pre-install");
    }

    private Incident incident() {
        assertThat(incidents()).hasSize(1);
        return incidents().get(0);
    }

    /** Incidents of this journey's preparation; a call activity above shows the same one again. */
    private List<Incident> incidents() {
        return runtimeService.createIncidentQuery().list().stream()
            .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId())).toList();
    }
}
