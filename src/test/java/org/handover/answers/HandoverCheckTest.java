package org.handover.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.handover.lifecycle.Answer;
import org.handover.journey.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an answer of the handover must say, beyond what its form demands. */
class HandoverCheckTest extends ApplicationTest {

    @Autowired private HandoverCheck check;

    @Test
    @Tag("POST-05")
    void aResolvedSnagSaysHowItWasResolvedInTheSystem() {
        assertThat(problems("snag-list", Map.of("snagList", List.of(snag(true, " "), snag(false, ""))))).singleElement().asString()
            .contains("“Wallboard is blank”", "in the system");
        assertThat(problems("snag-list", Map.of("snagList", List.of(snag(true, "The view was changed."))))).isEmpty();
    }

    @Test
    @Tag("PROJ-36")
    void aTicketProcessWorksOnlyIfTheTestTicketWentAllTheWay() {
        assertThat(problems("ticket-test", Map.of("ticketProcessWorks", true, "ticketReceived", true, "ticketAnswered", true,
            "ticketClosed", false))).singleElement().asString().contains("received, answered and closed");
        assertThat(problems("ticket-test", Map.of("ticketProcessWorks", true, "ticketReceived", true, "ticketAnswered", true,
            "ticketClosed", true))).isEmpty();
        assertThat(problems("ticket-test", Map.of("ticketProcessWorks", false))).isEmpty();
    }

    @Test
    @Tag("UPG-43")
    void aSurveyIsNotClosedWithoutAnswersBeforeTheReminder() {
        assertThat(problems("survey", Map.of("surveyObtained", false))).singleElement().asString().contains("only after the reminder");
        assertThat(problems("survey", Map.of("surveyObtained", true, "surveyAnswers", List.of()))).singleElement().asString()
            .contains("List the answers");
    }

    private List<String> problems(String form, Map<String, Object> fields) {
        return check.problems(new Answer(form, "NO-REMINDER", "manager", fields, name -> null));
    }

    private static Map<String, Object> snag(boolean done, String answer) {
        return Map.of("item", "Wallboard is blank", "done", done, "answer", answer);
    }
}
