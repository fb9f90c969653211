package org.handover.answers;

import java.util.List;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.springframework.stereotype.Component;

/** A point of the snag list is done only when somebody says how it was resolved in the system (POST-05). */
@Component
class SnagCheck implements AnswerCheck {

    @Override
    public List<String> problems(Answer answer) {
        if (!(answer.fields().get("snagList") instanceof List<?> list)) {
            return List.of();
        }
        return Rows.of(list).stream()
            .filter(row -> Boolean.TRUE.equals(row.get("done")) && !(row.get("answer") instanceof String said && !said.isBlank()))
            .map(row -> "Say of “" + row.get("item") + "” how it was resolved in the system. A way round it is no answer.").toList();
    }
}
