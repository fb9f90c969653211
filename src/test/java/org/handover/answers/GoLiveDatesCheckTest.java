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

/** What proposed go-live dates must fulfil. It is 7 September 2026 in Sydney, and still the 6th in Greenwich. */
class GoLiveDatesCheckTest {

    private static final Map<String, Object> RECEPTION = team("Reception", "2026-09-14", "2026-09-14", false);

    private final Projects projects = mock(Projects.class);
    private final GoLiveDatesCheck check = new GoLiveDatesCheck(projects, Clock.fixed(Instant.parse("2026-09-06T20:00:00Z"), ZoneOffset.UTC));

    GoLiveDatesCheckTest() {
        when(projects.find("P-1")).thenReturn(Optional.of(new Project("P-1", "Harbour Health", "AU", "en", ZoneId.of("Australia/Sydney"),
            "implementation-cloud", "standard", false, null, "manager", "Miriam Okafor", "miriam.okafor@northwind.example", Project.State.RUNNING, null, null)));
    }

    @Test
    @Tag("LIVE-08")
    void aTeamGoesLiveWithTheStartOfItsSprintUnlessSomethingElseWasAgreed() {
        assertThat(problems("2026-09-14", RECEPTION)).isEmpty();
        assertThat(problems("2026-09-16", team("Service", "2026-09-14", "2026-09-16", false))).singleElement().asString()
            .contains("“Service”", "2026-09-16", "its sprint starts on 2026-09-14", "Agreed nevertheless");
        assertThat(problems("2026-09-16", team("Service", "2026-09-14", "2026-09-16", true))).isEmpty();
    }

    @Test
    @Tag("LIVE-07")
    void someTeamGoesLiveOnADayThatIsYetToComeWhereTheCustomerIs() {
        assertThat(problems("2026-09-14")).containsExactly("Name at least one team that goes live.");
        assertThat(problems("2026-09-07", team("Reception", "2026-09-07", "2026-09-07", false))).isEmpty();
        assertThat(problems("2026-09-06", team("Reception", "2026-09-06", "2026-09-06", false))).singleElement().asString().contains("is past");
    }

    @Test
    @Tag("R11")
    void theGoLiveIsWithTheLastTeam() {
        Map<String, Object> service = team("Service", "2026-09-28", "2026-09-28", false);
        assertThat(problems("2026-09-28", RECEPTION, service)).isEmpty();
        assertThat(problems("2026-09-14", RECEPTION, service)).containsExactly(
            "The day of the go-live is 2026-09-14, but the last team goes live on 2026-09-28.");
    }

    @Test
    void otherFormsAreNotLookedAt() {
        assertThat(check.problems(new Answer("clean-up", "P-1", "manager", Map.of(), name -> null))).isEmpty();
    }

    @SafeVarargs
    private List<String> problems(String startsOn, Map<String, Object>... teams) {
        return check.problems(new Answer("go-live-dates", "P-1", "manager", Map.of("teams", List.of(teams), "startsOn", startsOn), name -> null));
    }

    private static Map<String, Object> team(String name, String sprint, String goLive, boolean nevertheless) {
        return Map.of("team", name, "sprintStartOn", sprint, "goLiveOn", goLive, "agreedNevertheless", nevertheless);
    }
}
