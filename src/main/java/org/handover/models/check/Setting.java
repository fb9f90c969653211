package org.handover.models.check;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.handover.models.check.Vocabulary.StepBean;

/** Which variables each element sets by itself. */
class Setting {

    /** The whole answer, which every form gives to what records it. */
    private static final String ANSWER = "answer";

    private static final Form UNREADABLE = new Form("", MissingNode.getInstance(), Optional.empty());

    private final Models models;
    private final Map<FlowNode, Set<String>> set = new HashMap<>();

    Setting(Models models) {
        this.models = models;
    }

    /** What an element sets in the process; what it only sees itself does not count. */
    Set<String> by(FlowNode node) {
        Set<String> known = set.get(node);
        if (known == null) {
            known = workOut(node);
            set.put(node, known);
        }
        return known;
    }

    private Set<String> workOut(FlowNode node) {
        Set<String> set = new TreeSet<>(Camunda.outputs(node).keySet());
        Camunda.listeners(node).forEach(bean -> set.addAll(setBy(bean)));
        if (node instanceof StartEvent start) {
            addForm(start.getCamundaFormRef(), set);
            addIfThere(start.getCamundaInitiator(), set);
        } else if (node instanceof UserTask task) {
            addForm(task.getCamundaFormRef(), set);
            set.addAll(SecondPersonRule.rememberedAt(task));
        } else if (node instanceof CallActivity call) {
            call(call, set);
        } else {
            set.addAll(setBy(Expression.nameIn(Camunda.attribute(node, "delegateExpression"))));
            addIfThere(Camunda.attribute(node, "resultVariable"), set);
        }
        for (EventDefinition definition : node.getChildElementsByType(EventDefinition.class)) {
            for (String name : List.of("errorCodeVariable", "errorMessageVariable", "escalationCodeVariable")) {
                addIfThere(Camunda.attribute(definition, name), set);
            }
        }
        return set;
    }

    /** Whether nobody can say what an element sets, because what it names is not there; another rule says so. */
    boolean isUnknown(FlowNode node) {
        String form = node instanceof UserTask || node instanceof StartEvent ? Camunda.attribute(node, "formRef") : null;
        String bean = Expression.nameIn(Camunda.attribute(node, "delegateExpression"));
        return form != null && models.forms().getOrDefault(form, UNREADABLE).schema().isEmpty()
            || bean != null && !models.vocabulary().steps().containsKey(bean);
    }

    /** What is set anywhere in a process or subprocess. */
    Set<String> anywhereIn(Graph graph, ModelElementInstance scope) {
        Set<String> set = new HashSet<>();
        for (FlowNode node : graph.inside(scope)) {
            set.addAll(by(node));
            if (node instanceof SubProcess) {
                set.addAll(anywhereIn(graph, node));
            }
        }
        return set;
    }

    /** What only an element itself sees, and what is in it: its inputs and the names of its loop. */
    Set<String> visibleIn(FlowNode node) {
        Set<String> visible = new TreeSet<>();
        for (ModelElementInstance around = node; around instanceof FlowNode; around = around.getParentElement()) {
            visible.addAll(Camunda.inputs((FlowNode) around).keySet());
            if (around instanceof Activity activity && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
                visible.addAll(List.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter"));
                addIfThere(loop.getCamundaElementVariable(), visible);
            }
        }
        return visible;
    }

    private void call(CallActivity call, Set<String> set) {
        for (CamundaOut out : Camunda.extensions(call, CamundaOut.class)) {
            addIfThere(out.getCamundaTarget(), set);
            if ("all".equals(out.getCamundaVariables())) {
                // whatever the called process may have set
                models.allForms().forEach(form -> form.schema().ifPresent(schema -> set.addAll(schema.variablesSet())));
                models.vocabulary().steps().values().forEach(step -> set.addAll(step.sets()));
            }
        }
    }

    private void addForm(String formRef, Set<String> set) {
        Form form = formRef == null ? null : models.forms().get(formRef.strip());
        if (form != null) {
            form.schema().ifPresent(schema -> set.addAll(schema.variablesSet()));
            set.add(ANSWER);
        }
    }

    private Collection<String> setBy(String bean) {
        Map<String, StepBean> steps = models.vocabulary().steps();
        return bean != null && steps.containsKey(bean) ? steps.get(bean).sets() : Set.of();
    }

    private static void addIfThere(String name, Set<String> set) {
        if (name != null && !name.isBlank()) {
            set.add(name);
        }
    }
}
