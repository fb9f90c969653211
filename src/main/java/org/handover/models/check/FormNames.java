package org.handover.models.check;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.handover.lifecycle.FormFacts;

/** What a form can look up besides its own fields. */
class FormNames {

    private FormNames() {
    }

    /** The facts of a project, and every variable that some form, step or diagram sets. */
    static Set<String> known(Models models) {
        Set<String> known = new HashSet<>(FormFacts.NAMES);
        models.vocabulary().messages().values().forEach(known::addAll);
        models.vocabulary().steps().values().forEach(step -> known.addAll(step.sets()));
        models.allForms().forEach(form -> FormComponents.of(form).stream().filter(part -> part.isField() || part.isList())
            .forEach(part -> known.add(part.variable())));
        for (Diagram diagram : models.allDiagrams()) {
            diagram.all(StartEvent.class).forEach(start -> known.add(start.getCamundaInitiator()));
            diagram.all(CamundaInputParameter.class).forEach(input -> known.add(input.getCamundaName()));
            diagram.all(CamundaOutputParameter.class).forEach(output -> known.add(output.getCamundaName()));
            diagram.all(UserTask.class).forEach(task -> known.addAll(SecondPersonRule.rememberedAt(task)));
            diagram.all(CamundaOut.class).forEach(out -> known.add(out.getCamundaTarget()));
        }
        known.removeIf(Objects::isNull);
        return known;
    }
}
