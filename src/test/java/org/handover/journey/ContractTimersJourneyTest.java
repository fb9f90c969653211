package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Contract timers that a process owner filled in another way than the delivered ones. */
class ContractTimersJourneyTest extends JourneyTest {

    private static final String NAME = "own contract timers";

    @Autowired private RepositoryService repositoryService;

    @AfterEach
    void takeTheDeploymentBack() {
        repositoryService.createDeploymentQuery().deploymentName(NAME).list()
            .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    @Test
    @Tag("R1")
    @Tag("R9")
    void businessDaysAndTheDayOfTheFormStillCountSoAfterTheGoLiveDateWasCorrected() throws IOException {
        String diagram = Files.readString(Path.of("bpmn/completion.bpmn"));
        diagram = filledIn(diagram, "event_completionFormDue", "7 days after go-live", "5 business days after go-live",
            Map.of("days", "5", "dayKind", "business days"));
        diagram = filledIn(diagram, "event_silenceIsAcceptance", "21 days after go-live", "20 business days after go-live",
            Map.of("days", "20", "dayKind", "business days"));
        diagram = filledIn(diagram, "event_firstRequestDue", "14 days after go-live", "1 day after the form",
            Map.of("days", "1", "anchor", "formIssuedOn", "term", "first call"));
        repositoryService.createDeployment().name(NAME).addString("completion.bpmn", diagram).deploy();

        takeLiveAt("2026-09-25T07:00:00Z");
        passTo("2026-10-03T02:00:00Z");
        assertThat(date("completion form").dueDate()).isEqualTo(LocalDate.of(2026, 10, 2));
        assertThat(date("deemed acceptance").dueDate()).isEqualTo(LocalDate.of(2026, 10, 23));
        assertThat(date("deemed acceptance").explanationEn()).contains("20 business days");
        assertThat(date("first call").dueDate()).isEqualTo(LocalDate.of(2026, 10, 3));
        assertThat(days("completion-request")).containsExactly(LocalDate.of(2026, 10, 3));

        tell("correct-go-live-date", Map.of("liveDate", "2026-09-22", "reason", "The switch was thrown three days earlier."));
        assertThat(date("completion form").dueDate()).isEqualTo(LocalDate.of(2026, 9, 29));
        assertThat(date("deemed acceptance").effectiveDate()).isEqualTo(LocalDate.of(2026, 10, 20));
        assertThat(date("first call").dueDate()).as("does not count from go-live").isEqualTo(LocalDate.of(2026, 10, 3));
        assertThat(date("end of warranty").dueDate()).isEqualTo(LocalDate.of(2026, 10, 13));

        passTo("2026-10-20T12:59:00Z");
        assertThat(end("completion")).isNull();
        passTo("2026-10-20T13:01:00Z");
        assertThat(end("completion")).isEqualTo("end_deemedAccepted");
    }

    /** The diagram after somebody has renamed a timer and changed fields of its template. */
    private static String filledIn(String diagram, String event, String label, String newLabel, Map<String, String> fields) {
        int start = diagram.indexOf("id=\"" + event + "\"");
        int end = diagram.indexOf("</camunda:properties>", start);
        String changed = diagram.substring(start, end).replace("name=\"" + label + "\"", "name=\"" + newLabel + "\"");
        assertThat(changed).contains(newLabel);
        for (var field : fields.entrySet()) {
            changed = changed.replaceAll("name=\"" + field.getKey() + "\" value=\"[^\"]*\"",
                "name=\"" + field.getKey() + "\" value=\"" + field.getValue() + "\"");
        }
        return diagram.substring(0, start) + changed + diagram.substring(end);
    }
}
