package org.handover.lifecycle;

import java.util.List;

/** A rule about answers that a form alone cannot know, such as who may sign. Every such bean is asked about every answer. */
public interface AnswerCheck {

    /** One plain sentence for each thing wrong, empty when all is fine. Runs in the transaction of the answer, after the form's own rules. */
    List<String> problems(Answer answer);
}
