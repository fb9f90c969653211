package org.handover.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.springframework.stereotype.Component;

/** A test protocol says of each failure what failed, so that it can be mended (DEP-12, PROJ-28, PROJ-39). */
@Component
class ProtocolCheck implements AnswerCheck {

    @Override
    public List<String> problems(Answer answer) {
        List<String> problems = new ArrayList<>();
        Map<String, Object> fields = answer.fields();
        if (answer.formId().equals("vendor-tests") && !Boolean.TRUE.equals(fields.get("testsPassed"))
                && Rows.of(fields.get("failedTests")).isEmpty()) {
            problems.add("List each test that failed, or tick that all passed.");
        }
        if (answer.formId().equals("customer-tests")) {
            boolean defectsFound = Boolean.TRUE.equals(fields.get("defectsFound"));
            if (defectsFound && Rows.of(fields.get("defects")).isEmpty()) {
                problems.add("List each defect that was found.");
            }
            if (!defectsFound && Rows.of(fields.get("acceptanceTests")).stream().anyMatch(row -> "failed".equals(row.get("result")))) {
                problems.add("A test failed: tick that defects were found, and list them.");
            }
        }
        return problems;
    }
}
