package org.handover.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.handover.notices.Notices;
import org.springframework.stereotype.Component;

/**
 * A resolved snag says how it was resolved in the system (POST-05), a working ticket process was tested to the end (PROJ-36), and a
 * survey is closed without answers only after the reminder (UPG-43).
 */
@Component
class HandoverCheck implements AnswerCheck {

    private final Notices notices;

    HandoverCheck(Notices notices) {
        this.notices = notices;
    }

    @Override
    public List<String> problems(Answer answer) {
        List<String> problems = new ArrayList<>();
        Map<String, Object> fields = answer.fields();
        Rows.of(fields.get("snagList")).stream().filter(row -> Boolean.TRUE.equals(row.get("done")))
            .filter(row -> !(row.get("answer") instanceof String said) || said.isBlank())
            .forEach(row -> problems.add("Say how “" + row.get("item") + "” was resolved in the system; a workaround does not count."));
        if (answer.formId().equals("ticket-test") && Boolean.TRUE.equals(fields.get("ticketProcessWorks"))
                && !List.of("ticketReceived", "ticketAnswered", "ticketClosed").stream().allMatch(step -> Boolean.TRUE.equals(fields.get(step)))) {
            problems.add("The ticket process works only if the test ticket was received, answered and closed. Tick all three, or say what failed.");
        }
        if (answer.formId().equals("survey")) {
            survey(answer, problems);
        }
        return problems;
    }

    private void survey(Answer answer, List<String> problems) {
        if (Boolean.TRUE.equals(answer.fields().get("surveyObtained"))) {
            if (Rows.of(answer.fields().get("surveyAnswers")).isEmpty()) {
                problems.add("List the answers that came back, or say that none can be had.");
            }
        } else if (notices.sent(answer.projectNumber(), "survey-reminder").isEmpty()) {
            problems.add("The contacts have not been reminded yet. The survey can be closed without answers only after the reminder.");
        }
    }
}
