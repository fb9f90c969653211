package org.handover.models.check;

import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormData;

/** Every user task has a form and somebody to do it, and every form that a diagram names is there. */
class UserTaskRule implements Rule {

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            diagram.inProcess(UserTask.class).forEach(task -> {
                if (form(task, diagram, models, findings) && !isToldByTemplate(task, diagram, models)) {
                    findings.error(diagram, task, "has no form. Choose one under Forms in the properties panel.");
                }
                people(task, diagram, models, findings);
            });
            diagram.inProcess(StartEvent.class).forEach(start -> start(start, diagram, models, findings));
            startable(diagram, findings);
            groups(diagram.process(), "candidateStarterGroups", diagram, models, findings);
        }
    }

    /** @return whether no form is named at all */
    private static boolean form(FlowNode node, Diagram diagram, Models models, Findings findings) {
        String form = Camunda.attribute(node, "formRef");
        if (Camunda.attribute(node, "formKey") != null || !Camunda.extensions(node, CamundaFormData.class).isEmpty()) {
            findings.error(diagram, node, "has a form of a kind that the product does not check. Choose “Camunda Forms” and name one of the forms.");
            return false;
        }
        if (form == null) {
            return true;
        }
        boolean isTold = Expression.isIn(form) || isToldByTemplate(node, diagram, models); // by other rules
        if (!isTold && !models.forms().containsKey(form)) {
            findings.error(diagram, node, "names the form “%s”, which is not there.%s".formatted(form,
                Nearest.hint(form, models.forms().keySet())));
        }
        if (!"latest".equals(Camunda.attribute(node, "formRefBinding"))) {
            findings.error(diagram, node, "does not take its form in the latest version. Choose the binding “latest”.");
        }
        return false;
    }

    private static boolean isToldByTemplate(FlowNode node, Diagram diagram, Models models) {
        return TemplateRule.findsFault(diagram, node, "property", "camunda:formRef", models);
    }

    private static void people(UserTask task, Diagram diagram, Models models, Findings findings) {
        boolean somebody = List.of("candidateGroups", "candidateUsers", "assignee").stream()
            .anyMatch(people -> Camunda.attribute(task, people) != null);
        if (!somebody && !TemplateRule.findsFault(diagram, task, "property", "camunda:candidateGroups", models)) {
            findings.error(diagram, task, "is given to nobody. Choose a group of staff under Assignment: %s."
                .formatted(String.join(", ", new TreeSet<>(models.vocabulary().groups()))));
        }
        groups(task, "candidateGroups", diagram, models, findings);
    }

    private static void groups(BaseElement element, String attribute, Diagram diagram, Models models, Findings findings) {
        String groups = Camunda.attribute(element, attribute);
        if (groups == null || Expression.isIn(groups)) {
            return; // what an expression gives is known only when it runs
        }
        for (String group : groups.split(",")) {
            if (!models.vocabulary().groups().contains(group.strip())) {
                findings.error(diagram, element, "names the group “%s”, which is not there.%s".formatted(group.strip(),
                    Nearest.hint(group.strip(), models.vocabulary().groups())));
            }
        }
    }

    private static void start(StartEvent start, Diagram diagram, Models models, Findings findings) {
        form(start, diagram, models, findings);
        boolean atTop = start.getParentElement().equals(diagram.process());
        if (Camunda.attribute(start, "formRef") != null && !atTop) {
            findings.error(diagram, start, "has a form, but only the start event of the process itself can have one. Delete it.");
        }
        if (Camunda.attribute(start, "formRef") != null && start.isCamundaAsyncBefore()) {
            findings.error(diagram, start, "is set to continue asynchronously before, which a start event with a form cannot. Switch it off.");
        }
    }

    private static void startable(Diagram diagram, Findings findings) {
        Process process = diagram.process();
        boolean hasForm = diagram.inProcess(StartEvent.class).stream().anyMatch(start -> Camunda.attribute(start, "formRef") != null);
        if (process.isCamundaStartableInTasklist() && !hasForm) {
            findings.warning(diagram, process, "can be started in Tasklist by anybody, without a form. Switch off “Startable” under "
                + "Tasklist, or give its start event a form.");
        }
    }
}
