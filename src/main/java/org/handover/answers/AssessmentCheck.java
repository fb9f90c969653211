package org.handover.answers;

import java.util.List;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.springframework.stereotype.Component;

/** An assessed live date is confirmed by a second person, never by the assessor (R3). */
@Component
class AssessmentCheck implements AnswerCheck {

    @Override
    public List<String> problems(Answer answer) {
        boolean samePerson = answer.formId().equals("live-date-confirmation") && answer.userId() != null
            && answer.userId().equals(answer.known().apply("assessedBy"));
        return samePerson ? List.of("You assessed this date yourself; somebody else has to confirm it.") : List.of();
    }
}
