package org.handover.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.springframework.stereotype.Component;

/** A review says why a risk occurred or is closed, and names no risk twice (UPG-23). */
@Component
class RiskReviewCheck implements AnswerCheck {

    @Override
    public List<String> problems(Answer answer) {
        List<String> problems = new ArrayList<>();
        if (!answer.formId().equals("risk-review")) {
            return problems;
        }
        Map<Object, Object> before = new HashMap<>();
        Rows.of(answer.known().apply("risks")).forEach(row -> before.put(row.get("entry"), row.get("state")));
        Set<Object> named = new HashSet<>();
        for (Map<String, Object> row : Rows.of(answer.fields().get("risks"))) {
            String was = before.getOrDefault(row.get("entry"), "open").toString();
            boolean explained = row.get("note") instanceof String note && !note.isBlank();
            if (!was.equals(row.get("state")) && !explained) {
                problems.add("Please say in the note why “" + row.get("risk") + "” is now " + row.get("state") + ".");
            }
            if (!named.add(row.get("risk"))) {
                problems.add("“" + row.get("risk") + "” is there twice.");
            }
        }
        return problems;
    }
}
