package org.handover.answers;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.springframework.stereotype.Component;

/** What costs the customer money or time is not done for free behind the customer's back (DEP-07, UPG-34, UPG-60). */
@Component
class ScopeCheck implements AnswerCheck {

    @Override
    public List<String> problems(Answer answer) {
        boolean free = answer.formId().equals("scope-approval") && "free".equals(answer.fields().get("scopeDecision"));
        return free && Stream.of("changeCost", "changeDelayDays").anyMatch(name -> isMoreThanNothing(answer.known().apply(name)))
            ? List.of("This change costs or delays: offer it to the customer, or decline it.") : List.of();
    }

    private static boolean isMoreThanNothing(Object number) {
        return number != null && new BigDecimal(number.toString()).signum() > 0;
    }
}
