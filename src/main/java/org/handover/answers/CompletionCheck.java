package org.handover.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.springframework.stereotype.Component;

/**
 * A refusal names at least one defect (R8), outstanding items are listed (DEP-21), and a signature confirms each extra document
 * (DEP-20).
 */
@Component
class CompletionCheck implements AnswerCheck {

    @Override
    public List<String> problems(Answer answer) {
        if (!answer.formId().equals("completion-form")) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        Map<String, Object> fields = answer.fields();
        if ("refused".equals(fields.get("completionAnswer")) && Rows.of(fields.get("defects")).isEmpty()) {
            problems.add("A refusal names at least one defect. Without one it is a bare no.");
        }
        if ("signed".equals(fields.get("completionAnswer"))) {
            if (Boolean.TRUE.equals(fields.get("itemsOutstanding")) && Rows.of(fields.get("outstandingItems")).isEmpty()) {
                problems.add("List the outstanding items, each on a row of its own.");
            }
            Rows.of(fields.get("documents")).stream().filter(row -> !Boolean.TRUE.equals(row.get("confirmed")))
                .forEach(row -> problems.add("The customer has not confirmed “" + row.get("document")
                    + "”. Have it confirmed before the form counts as signed."));
        }
        return problems;
    }
}
