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
    void aLetterThatIsSentToAnotherAddressIsNoIncidentAnyMore() {
        waitForAcknowledgement();
        SentNotice returned = sent("pre-install-form").get(0);
        notices.cameBack(returned.id(), "550 no such user");
        assertThat(incidents()).hasSize(1);

        notices.redirect(returned.effectKey(), "front.desk@harbour.example", "manager");
        time.advanceTo(clock.instant());

        assertThat(incidents()).isEmpty();
        assertThat(sent("pre-install-form")).extracting(SentNotice::recipientEmail)
            .containsExactly("olivia.hart@harbour.example", "front.desk@harbour.example");
        assertThat(sent("pre-install-form").get(1).deliveredAt()).isNotNull();
        assertThat(contacts.find(customer.project(), "Olivia Hart").orElseThrow().email()).isEqualTo("olivia.hart@harbour.example");
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
        desk.start("implementation-project", customer.order());
        answerUntilAsked("customer-decision");
        desk.answer(desk.task(customer.project(), "customer-decision").orElseThrow(), customer, Map.of());
        // the step is carried out, its effect not yet
        managementService.executeJob(managementService.createJobQuery().activityId("serviceTask_recordDecision").singleResult().getId());
        String key = sent("pre-install-form").get(0).effectKey();
        stuck(key);

        assertThat(incident().getActivityId()).isEqualTo("serviceTask_sendPreInstallForm");
        managementService.setJobRetries(incident().getConfiguration(), 1);
        time.advanceTo(clock.instant());

        assertThat(outbox.state(key)).isEqualTo("done");
        assertThat(incidents()).isEmpty();
    }

    /** As the dispatcher would after its last attempt. */
    private void stuck(String key) {
        jdbc.sql("update outbox set state = 'stuck', next_attempt_at = null, settled_at = current_timestamp where effect_key = ?").param(key).update();
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
