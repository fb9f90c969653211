package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/scope-change.bpmn")
class ScopeChangeTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = DiagramEngine.extension();

    private final DiagramEngine diagram = new DiagramEngine();

    @Test
    @Tag("UPG-18") @Tag("UPG-34") @Tag("UPG-60") @Tag("DEP-07")
    void whatCostsOrDelaysGoesIntoThePlanOnceTheCustomerAgrees() {
        ProcessInstance change = offered();
        assertThat(diagram.done()).containsExactly("sendNotice scope-change-offer signer");
        assertThat(change).isWaitingAt("userTask_recordAnswer").task().hasCandidateGroup("project-managers");
        diagram.complete("userTask_recordAnswer", Map.of("agreed", true));

        assertThat(diagram.done()).containsExactly("sendNotice scope-change-offer signer",
            "recordSignOff scope-change agreed scope-change-offer", "applyScopeChange", "sendNotice scope-change-agreed everyone");
        assertThat(change).isEnded().hasPassed("end_changeAgreed").hasNotPassed("end_changeRefused", "end_changeDeclined");
    }

    @Test
    @Tag("DEP-07") @Tag("UPG-60")
    void whatTheCustomerRefusesChangesNothing() {
        ProcessInstance change = offered();
        diagram.complete("userTask_recordAnswer", Map.of("agreed", false));

        assertThat(diagram.done()).containsExactly("sendNotice scope-change-offer signer",
            "recordSignOff scope-change refused scope-change-offer");
        assertThat(change).isEnded().hasPassed("end_changeRefused").hasNotPassed("end_changeAgreed", "end_changeDeclined");
    }

    @Test
    @Tag("UPG-18")
    void whatIsFreeGoesIntoThePlanAtOnce() {
        ProcessInstance change = assessed();
        diagram.complete("userTask_approveChange", Map.of("scopeDecision", "free"));

        assertThat(diagram.done()).containsExactly("applyScopeChange", "sendNotice scope-change-agreed everyone");
        assertThat(change).isEnded().hasPassed("end_changeAgreed").hasNotPassed("userTask_recordAnswer");
    }

    @Test
    @Tag("UPG-34")
    void ofWhatIsDeclinedTheLeadIsToldWhy() {
        ProcessInstance change = assessed();
        diagram.complete("userTask_approveChange", Map.of("scopeDecision", "declined", "reason", "after go-live"));

        assertThat(diagram.done()).containsExactly("sendNotice scope-change-declined lead");
        assertThat(change).isEnded().hasPassed("end_changeDeclined").hasNotPassed("end_changeAgreed", "end_changeRefused");
    }

    @Test
    @Tag("PROJ-25")
    void whoeverAssessedItDoesNotDecide() {
        ProcessInstance change = start();
        takenBy("engineer", "userTask_assessChange");
        diagram.complete("userTask_assessChange", Map.of("changeEffort", 14, "changeCost", 1850, "changeDelayDays", 3));
        takenBy("engineer", "userTask_approveChange");

        assertThatThrownBy(() -> diagram.complete("userTask_approveChange", Map.of("scopeDecision", "free")))
            .hasMessageContaining("somebody else has to confirm it");

        assertThat(change).isWaitingAt("userTask_approveChange");
    }

    @Test
    void anOfferWithoutAnswerIsRemindedOfOnceAndTheSponsorIsToldOnDay7() {
        ProcessInstance change = offered();
        diagram.forget();
        assertThat(diagram.due("event_changeReminderDue")).isEqualTo(Instant.parse("2026-09-04T10:00:00Z"));
        assertThat(diagram.due("event_changeEscalationDue")).isEqualTo(Instant.parse("2026-09-08T10:00:00Z"));

        diagram.passTo("2026-09-04T10:00:00Z");
        assertThat(diagram.notices()).containsExactly("scope-change-reminder signer");
        assertThat(change).hasPassed("end_changeReminded").hasNotPassed("end_changeEscalated");
        diagram.passTo("2026-12-31T00:00:00Z");
        assertThat(diagram.notices()).containsExactly("scope-change-reminder signer", "scope-change-escalation sponsor");
        assertThat(change).isWaitingAt("userTask_recordAnswer").hasPassed("end_changeEscalated");
    }

    @Test
    void anAnsweredOfferIsNotRemindedOfAnyMore() {
        offered();
        diagram.complete("userTask_recordAnswer", Map.of("agreed", true));
        diagram.forget();

        diagram.passTo("2026-12-31T00:00:00Z");
        assertThat(diagram.notices()).isEmpty();
    }

    private ProcessInstance start() {
        diagram.now("2026-09-01T10:00:00Z");
        return diagram.start("scope-change", "P-1", Map.of("title", "Announcements in French", "description", "For the Geneva site",
            "requestedBy", "Olivia Hart", "requestedOn", "2026-08-31"));
    }

    private static void takenBy(String person, String element) {
        var tasks = ENGINE.getTaskService();
        tasks.setAssignee(tasks.createTaskQuery().taskDefinitionKey(element).singleResult().getId(), person);
    }

    private ProcessInstance assessed() {
        ProcessInstance change = start();
        assertThat(change).isWaitingAt("userTask_assessChange").task().hasCandidateGroup("engineers");
        diagram.complete("userTask_assessChange", Map.of("changeEffort", 14, "changeCost", 1850, "changeDelayDays", 3));
        assertThat(change).isWaitingAt("userTask_approveChange").task().hasCandidateGroup("project-managers");
        return change;
    }

    private ProcessInstance offered() {
        ProcessInstance change = assessed();
        diagram.complete("userTask_approveChange", Map.of("scopeDecision", "offered"));
        return change;
    }
}
