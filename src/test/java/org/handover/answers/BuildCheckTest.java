package org.handover.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.handover.lifecycle.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an answer of the build and the enablement must say, beyond what its form demands. */
class BuildCheckTest {

    private final BuildCheck check = new BuildCheck();

    @Test
    @Tag("PROJ-26")
    void aSystemIsApprovedWhenEachLineIsSeenOrSaidNotToApply() {
        Map<String, Object> seen = Map.of("item", "Load balancing", "done", true, "answer", "");
        Map<String, Object> doesNotApply = Map.of("item", "MySQL cluster", "done", false, "answer", "Database is the customer's own.");
        Map<String, Object> open = Map.of("item", "Load tests with JMeter", "done", false, "answer", " ");

        assertThat(approval(true, seen, doesNotApply)).isEmpty();
        assertThat(approval(true, seen, open)).singleElement().asString().contains("“Load tests with JMeter” is open");
        assertThat(approval(false, seen, open)).as("what is open is why it is not approved").isEmpty();
    }

    @Test
    @Tag("LIVE-01")
    void provisioningIsDescribedInSteps() {
        assertThat(problems("provisioning", Map.of("provisioningSteps", List.of()))).hasSize(1);
        assertThat(problems("provisioning", Map.of("provisioningSteps", List.of(Map.of("step", "Create accounts"))))).isEmpty();
    }

    @Test
    @Tag("LIVE-15")
    void sessionsAreScheduledForTeams() {
        assertThat(problems("sessions", Map.of("teams", List.of()))).hasSize(1);
        assertThat(problems("sessions", Map.of("teams", List.of(Map.of("team", "Claims"))))).isEmpty();
    }

    @SafeVarargs
    private List<String> approval(boolean approved, Map<String, Object>... rows) {
        return problems("internal-approval", Map.of("systemApproved", approved, "internalApproval", List.of(rows)));
    }

    private List<String> problems(String form, Map<String, Object> fields) {
        return check.problems(new Answer(form, "P-1", "engineer", fields, name -> null));
    }
}
