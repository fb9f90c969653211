package org.handover.rehearsal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.handover.lifecycle.FormSchema;
import org.handover.models.ModelFile;

/**
 * What models ask people for.
 *
 * @param forms      fields of each form by its id
 * @param startForms the form by which somebody starts a process, by the id of the process
 */
record Asked(Map<String, Set<String>> forms, Map<String, String> startForms) {

    /** Several models of one name may be given: what one of them asks for is asked for. What cannot be read asks for nothing. */
    static Asked by(Collection<ModelFile> models) {
        Asked asked = new Asked(new TreeMap<>(), new TreeMap<>());
        for (ModelFile model : models) {
            try {
                switch (model.kind()) {
                    case FORM -> asked.addForm(FormSchema.parse(new String(model.content(), StandardCharsets.UTF_8)), model.key());
                    case BPMN -> asked.addStarts(model);
                    default -> { }
                }
            } catch (RuntimeException e) {
                // the check of models says so
            }
        }
        return asked;
    }

    private void addForm(FormSchema form, String key) {
        forms.computeIfAbsent(key, id -> new TreeSet<>()).addAll(form.variablesSet());
    }

    private void addStarts(ModelFile model) {
        Bpmn.readModelFromStream(new ByteArrayInputStream(model.content())).getModelElementsByType(Process.class)
            .forEach(process -> process.getChildElementsByType(StartEvent.class).stream().map(StartEvent::getCamundaFormRef)
                .filter(form -> form != null).forEach(form -> startForms.put(process.getId(), form)));
    }

    /** @return null where nobody starts the process by a form */
    String startForm(String process) {
        return startForms.get(process);
    }

    Set<String> processes() {
        return startForms.keySet();
    }
}
