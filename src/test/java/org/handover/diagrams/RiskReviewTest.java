package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/risk-review.bpmn")
class RiskReviewTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = DiagramEngine.extension();

    private final DiagramEngine diagram = new DiagramEngine();

    @Test
    @Tag("UPG-17") @Tag("UPG-21")
    void theRegisterIsBegunAndReviewedAtOnceByAProjectManager() {
        ProcessInstance reviews = start();

        assertThat(diagram.done()).containsExactly("startRisks");
        assertThat(reviews).isWaitingAt("userTask_reviewRisks").task().hasCandidateGroup("project-managers")
            .hasDueDate(Date.from(Instant.parse("2026-08-06T10:00:00Z")));
    }

    @Test
    @Tag("UPG-23")
    void reviewsFollowEachOtherEvery14DaysForTheWholeLifecycle() {
        ProcessInstance reviews = start();
        review(false, true);

        assertThat(reviews).isWaitingAt("event_nextReviewDue");
        assertThat(diagram.due("event_nextReviewDue")).isEqualTo(Instant.parse("2026-08-17T10:00:00Z"));
        diagram.passTo("2026-08-17T10:00:00Z");
        assertThat(reviews).isWaitingAt("userTask_reviewRisks");
        review(false, true);
        diagram.passTo("2026-08-31T10:00:00Z");
        assertThat(reviews).isWaitingAt("userTask_reviewRisks");
        assertThat(diagram.done()).containsExactly("startRisks", "reviewRisks", "reviewRisks");
    }

    @Test
    @Tag("UPG-61")
    void theSponsorsOnBothSidesAreToldOfARiskThatIsGraveEnough() {
        ProcessInstance reviews = start();
        review(true, true);

        assertThat(diagram.done()).containsExactly("startRisks", "reviewRisks", "sendNotice risk-escalation sponsors");
        assertThat(reviews).isWaitingAt("event_nextReviewDue");
    }

    @Test
    void whoeverReviewsMayEndTheReviews() {
        ProcessInstance reviews = start();
        review(false, false);

        assertThat(reviews).isEnded().hasPassed("end_reviewsOver");
        assertThat(diagram.notices()).isEmpty();
    }

    private void review(boolean escalationNeeded, boolean goesOn) {
        diagram.when("reviewRisks", execution -> execution.setVariable("escalationNeeded", escalationNeeded));
        diagram.complete("userTask_reviewRisks", Map.of("reviewsGoOn", goesOn));
    }

    private ProcessInstance start() {
        diagram.now("2026-08-03T10:00:00Z");
        return diagram.start("risk-review", "P-1", Map.of("projectKind", "implementation-cloud"));
    }
}
