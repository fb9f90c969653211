package org.handover.lifecycle.moving;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * A user task as it is drawn; each part null where nothing is.
 *
 * @param groups comma-separated, or an expression
 */
record DrawnTask(String name, String description, String groups, String dueDate) {

    private static final Pattern CONTRACT_DATE = Pattern.compile("[$#]\\{\\s*deadline\\.of\\(\\s*'([^']+)'\\s*,\\s*execution\\s*\\)\\s*}");

    static DrawnTask of(UserTask task) {
        return new DrawnTask(task.getName(), task.getDocumentations().stream().findFirst().map(Drawing::text).orElse(null),
            task.getCamundaCandidateGroups(), task.getCamundaDueDate());
    }

    /** The contract term with which it is due, or null. */
    String dueWithTerm() {
        Matcher contractDate = CONTRACT_DATE.matcher(dueDate == null ? "" : dueDate.replace('"', '\'').strip());
        return contractDate.matches() ? contractDate.group(1) : null;
    }
}
