package org.handover.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.springframework.stereotype.Component;

/**
 * The whole system is approved only when each line was looked at or is said not to apply (PROJ-26), a guide describes at least one
 * step of provisioning (LIVE-01), and there is a hands-on session for some team (LIVE-15).
 */
@Component
class BuildCheck implements AnswerCheck {

    @Override
    public List<String> problems(Answer answer) {
        List<String> problems = new ArrayList<>();
        Map<String, Object> fields = answer.fields();
        if (answer.formId().equals("internal-approval") && Boolean.TRUE.equals(fields.get("systemApproved"))) {
            Rows.of(fields.get("internalApproval")).stream().filter(BuildCheck::isOpen).forEach(row ->
                problems.add("“" + row.get("item") + "” is open: tick it, or say under “Remark” why it does not apply."));
        }
        if (answer.formId().equals("provisioning") && Rows.of(fields.get("provisioningSteps")).isEmpty()) {
            problems.add("List the steps of provisioning, each on a row of its own.");
        }
        if (answer.formId().equals("sessions") && Rows.of(fields.get("teams")).isEmpty()) {
            problems.add("List each team with the date of its hands-on session.");
        }
        return problems;
    }

    private static boolean isOpen(Map<String, Object> row) {
        return !Boolean.TRUE.equals(row.get("done")) && (!(row.get("answer") instanceof String said) || said.isBlank());
    }
}
