package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/warranty-item.bpmn")
class WarrantyItemTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = DiagramEngine.extension();

    private final DiagramEngine diagram = new DiagramEngine();

    @Test
    @Tag("DEP-16")
    void coveredItemGetsAFreeTicketOfWhichTheLeadIsToldWhenItHasItsNumber() {
        ProcessInstance item = start();
        assertThat(item).isWaitingAt("userTask_decideOnItem").task().hasCandidateGroup("project-managers");
        diagram.complete("userTask_decideOnItem", Map.of("covered", true, "reason", "worked before"));

        assertThat(item).isWaitingFor("Tickets opened");
        assertThat(diagram.done()).containsExactly("openTicket warranty-item");
        diagram.tellInstance(item.getId(), "Tickets opened", Map.of());
        assertThat(diagram.done()).containsExactly("openTicket warranty-item", "sendNotice warranty-item-accepted lead");
        assertThat(item).isEnded().hasPassed("end_acceptedItemHasTicket")
                .hasNotPassed("end_billableItemHasTicket", "end_itemWithdrawn");
    }

    @Test
    @Tag("DEP-16")
    void itemThatIsNotCoveredGetsABillableTicketOnceTheCustomerAgrees() {
        ProcessInstance item = offered();
        assertThat(diagram.done()).containsExactly("sendNotice warranty-item-offer signer");
        diagram.complete("userTask_recordBillableAgreement", Map.of("agreed", true));

        assertThat(item).isWaitingFor("Tickets opened");
        diagram.tellInstance(item.getId(), "Tickets opened", Map.of());
        assertThat(diagram.done()).containsExactly("sendNotice warranty-item-offer signer", "recordSignOff billable-ticket agreed warranty-item-offer",
                "openTicket agreed-item");
        assertThat(item).isEnded().hasPassed("end_billableItemHasTicket")
                .hasNotPassed("end_acceptedItemHasTicket", "end_itemWithdrawn");
    }

    @Test
    @Tag("DEP-16")
    void itemToWhichTheCustomerDoesNotAgreeIsWithdrawnWithoutATicket() {
        ProcessInstance item = offered();
        diagram.complete("userTask_recordBillableAgreement", Map.of("agreed", false));

        assertThat(diagram.done()).containsExactly("sendNotice warranty-item-offer signer", "recordSignOff billable-ticket refused warranty-item-offer");
        assertThat(item).isEnded().hasPassed("end_itemWithdrawn")
                .hasNotPassed("end_acceptedItemHasTicket", "end_billableItemHasTicket");
    }

    @Test
    void offerWithoutAnswerIsRemindedOfOnceAndTheSponsorIsToldOnDay7() {
        ProcessInstance item = offered();
        diagram.forget();
        assertThat(diagram.due("event_offerReminderDue")).isEqualTo(Instant.parse("2026-10-01T10:00:00Z"));
        assertThat(diagram.due("event_offerEscalationDue")).isEqualTo(Instant.parse("2026-10-05T10:00:00Z"));

        diagram.passTo("2026-10-01T10:00:00Z");
        assertThat(diagram.notices()).containsExactly("warranty-item-reminder signer");
        assertThat(item).hasPassed("end_offerReminded").hasNotPassed("end_offerEscalated");
        diagram.passTo("2026-12-31T00:00:00Z");
        assertThat(diagram.notices()).containsExactly("warranty-item-reminder signer", "warranty-item-escalation sponsor");
        assertThat(item).isWaitingAt("userTask_recordBillableAgreement").hasPassed("end_offerEscalated");
    }

    @Test
    void answeredOfferIsNotRemindedOfAnyMore() {
        offered();
        diagram.complete("userTask_recordBillableAgreement", Map.of("agreed", true));
        diagram.forget();

        diagram.passTo("2026-12-31T00:00:00Z");
        assertThat(diagram.notices()).isEmpty();
    }

    private ProcessInstance start() {
        diagram.now("2026-09-28T10:00:00Z");
        return diagram.start("warranty-item", "P-1", Map.of("title", "Echo on line 3", "description", "Since yesterday"));
    }

    private ProcessInstance offered() {
        ProcessInstance item = start();
        diagram.complete("userTask_decideOnItem", Map.of("covered", false, "reason", "a new wish"));
        return item;
    }
}
