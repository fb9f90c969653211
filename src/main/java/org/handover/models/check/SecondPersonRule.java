package org.handover.models.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Tasks that somebody else has to confirm: the confirming task names the other, and who did that one is remembered (R3). */
class SecondPersonRule implements Rule {

    private static final String NOT_BY = "notBy";
    private static final String KNOWN_AS = "knownAs";
    private static final String OTHERWISE_KNOWN_AS = "firstPerson";

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            List<String> tasks = diagram.inProcess(UserTask.class).stream().map(UserTask::getId).toList();
            for (UserTask task : diagram.inProcess(UserTask.class)) {
                String first = Camunda.properties(task).get(NOT_BY);
                if (first != null && !first.isBlank() && (!tasks.contains(first.strip()) || first.strip().equals(task.getId()))) {
                    findings.error(diagram, task, "is to be done by somebody else than who did “%s”, but there is no other user task of that id.%s"
                        .formatted(first.strip(), Nearest.hint(first.strip(), tasks)));
                }
            }
        }
    }

    /** The variables that hold who did a task, once it is done. */
    static Set<String> rememberedAt(UserTask first) {
        Set<String> names = new TreeSet<>();
        for (UserTask task : first.getModelInstance().getModelElementsByType(UserTask.class)) {
            var properties = Camunda.properties(task);
            if (String.valueOf(properties.get(NOT_BY)).strip().equals(first.getId())) {
                String name = properties.getOrDefault(KNOWN_AS, "").strip();
                names.add(name.isEmpty() ? OTHERWISE_KNOWN_AS : name);
            }
        }
        return names;
    }
}
