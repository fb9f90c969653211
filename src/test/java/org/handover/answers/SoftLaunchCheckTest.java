package org.handover.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.lifecycle.Answer;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a soft launch and its findings must fulfil. It is 7 September 2026 in Sydney, and still the 6th in Greenwich. */
class SoftLaunchCheckTest {

    private final Projects projects = mock(Projects.class);
    private final SoftLaunchCheck check = new SoftLaunchCheck(projects, Clock.fixed(Instant.parse("2026-09-06T20:00:00Z"), ZoneOffset.UTC));

    SoftLaunchCheckTest() {
        when(projects.find("P-1")).thenReturn(Optional.of(new Project("P-1", "Harbour Health", "AU", "en", ZoneId.of("Australia/Sydney"),
            "implementation-cloud", "standard", false, null, "manager", "Miriam Okafor", "miriam.okafor@northwind.example", Project.State.RUNNING, null, null)));
    }

    @Test
    @Tag("PROJ-30")
    void aSoftLaunchEndsAfterItBegan() {
        assertThat(problems("soft-launch", Map.of("softLaunchFrom", "2026-09-07", "softLaunchTo", "2026-09-07"), "")).isEmpty();
        assertThat(problems("soft-launch", Map.of("softLaunchFrom", "2026-09-07", "softLaunchTo", "2026-09-04"), "")).singleElement().asString()
            .contains("2026-09-04", "before it begins");
        assertThat(problems("soft-launch", Map.of("softLaunch", "no"), "")).isEmpty();
    }

    @Test
    @Tag("PROJ-30")
    void nothingIsFoundBeforeItBeginsWhereTheCustomerIs() {
        assertThat(problems("soft-launch-findings", Map.of(), "2026-09-07")).isEmpty();
        assertThat(problems("soft-launch-findings", Map.of(), "2026-09-08")).singleElement().asString().contains("begins only on 2026-09-08");
    }

    @Test
    @Tag("PROJ-30")
    void whatIsFixedSaysHowAndEachFindingIsListedOnce() {
        Map<String, Object> open = Map.of("title", "Echo", "fixed", false);
        assertThat(problems("soft-launch-findings", Map.of("findings", List.of(open)), "2026-09-07")).isEmpty();
        assertThat(problems("soft-launch-findings", Map.of("findings", List.of(open, open)), "2026-09-07")).containsExactly("“Echo” is listed twice.");
        assertThat(problems("soft-launch-fixes", Map.of("findings", List.of(Map.of("title", "Echo", "fixed", true))), "2026-09-07"))
            .singleElement().asString().contains("Say what was done about “Echo”");
        assertThat(problems("soft-launch-fixes", Map.of("findings", List.of(Map.of("title", "Echo", "fixed", true, "answer", "Gain lowered."))),
            "2026-09-07")).isEmpty();
    }

    private List<String> problems(String form, Map<String, Object> fields, String from) {
        return check.problems(new Answer(form, "P-1", "engineer", fields, name -> name.equals("softLaunchFrom") ? from : null));
    }
}
