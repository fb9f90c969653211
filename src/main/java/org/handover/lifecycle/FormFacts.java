package org.handover.lifecycle;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Gives a form what it shows of the project: texts, choices and rows. Asked once, when the task comes into being. */
public interface FormFacts {

    /**
     * @param names the names that the form uses: as {@code valuesKey}, as list, in {@code {{name}}} or in an expression;
     *     names that are no fact are among them
     * @return text, numbers, booleans, lists or maps by name; a name that is no fact is left out
     */
    Map<String, Object> factsFor(Set<String> names, DelegateTask task);
}
