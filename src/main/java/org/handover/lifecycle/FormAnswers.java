package org.handover.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ProcessEngineServicesAware;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Checks an answer against its form and the rules of {@link AnswerCheck}; gives a new task the facts that its form shows. */
@Component
class FormAnswers {

    private static final String ANSWER = "answer";

    private final DeployedForms forms;
    // both are asked for late: what they need may itself need the engine, which needs this
    private final ObjectProvider<AnswerCheck> checks;
    private final ObjectProvider<FormFacts> facts;

    FormAnswers(DeployedForms forms, ObjectProvider<AnswerCheck> checks, ObjectProvider<FormFacts> facts) {
        this.forms = forms;
        this.checks = checks;
        this.facts = facts;
    }

    /** @return the variables to set; among them {@code answer}, which lives for the transaction only */
    VariableMap accept(DelegateTask task, FormData formData, VariableMap submitted) {
        String userId = userId(task);
        if (userId != null) {
            ensureAssigned(task.getAssignee(), userId);
        }
        return accept(task, task.getExecution(), userId, formData, submitted);
    }

    VariableMap accept(DelegateExecution start, FormData formData, VariableMap submitted) {
        return accept(start, start, userId(start), formData, submitted);
    }

    /** @return null where the program itself is at work */
    static String userId(ProcessEngineServicesAware inEngine) {
        var who = inEngine.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return who == null ? null : who.getUserId();
    }

    private static void ensureAssigned(String assignee, String userId) {
        if (assignee == null) {
            throw new Refusal("Claim the task first.");
        }
        if (!assignee.equals(userId)) {
            throw new Refusal("This task belongs to " + assignee + ": only who claimed it can answer it.");
        }
    }

    private VariableMap accept(VariableScope scope, DelegateExecution execution, String userId, FormData formData, VariableMap submitted) {
        FormSchema form = form(formData);
        List<String> problems = new ArrayList<>();
        Map<String, Object> plain = new LinkedHashMap<>();
        submitted.keySet().forEach(name -> {
            try {
                plain.put(name, PlainValues.of(submitted.<TypedValue>getValueTyped(name)));
            } catch (IllegalArgumentException e) {
                problems.add("“" + name + "” " + e.getMessage() + ".");
            }
        });
        // at a start the process knows nothing yet but what was just submitted
        Function<String, Object> known = scope == execution ? name -> null : name -> known(scope, name);
        FormSchema.Result result = form.check(plain, known);
        problems.addAll(result.problems());
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        Map<String, Object> given = new LinkedHashMap<>(result.accepted());
        given.values().removeIf(PlainValues::isMissing);
        Answer answer = new Answer(form.id(), projectNumber(execution, given), userId, given, known);
        checks.orderedStream().forEach(check -> problems.addAll(check.problems(answer)));
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        VariableMap variables = Variables.createVariables();
        result.notAsked().forEach((name, value) -> variables.put(name, PlainValues.variable(value)));
        result.accepted().forEach((name, value) -> variables.put(name, PlainValues.variable(value)));
        return variables.putValueTyped(ANSWER, Variables.stringValue(PlainValues.json(given), true));
    }

    private FormSchema form(FormData data) {
        try {
            return forms.find(data).orElseThrow(() -> new Refusal(data.getCamundaFormRef() == null
                ? "There is no form to answer this with."
                : "The form “" + data.getCamundaFormRef().getKey() + "” is not deployed."));
        } catch (IllegalArgumentException e) {
            throw new Refusal("The form “" + data.getCamundaFormRef().getKey() + "” cannot be used. " + e.getMessage());
        }
    }

    private static Object known(VariableScope scope, String name) {
        try {
            return PlainValues.of(scope.<TypedValue>getVariableTyped(name, false));
        } catch (IllegalArgumentException e) {
            return null; // nothing that a form could show
        }
    }

    private static String projectNumber(DelegateExecution execution, Map<String, Object> given) {
        return Stream.of(execution.getVariable("projectNumber"), given.get("projectNumber"), execution.getProcessBusinessKey())
            .filter(Objects::nonNull).map(Object::toString).findFirst().orElse(null);
    }

    /** Facts are the task's own: they are gone with it, and an answer of the same name goes to the process. */
    void showFacts(DelegateTask task, FormData formData) {
        Set<String> names;
        try {
            names = forms.find(formData).map(FormSchema::namesUsed).orElse(Set.of());
        } catch (IllegalArgumentException e) {
            return; // whoever answers is told
        }
        if (!names.isEmpty()) {
            facts.orderedStream().forEach(source -> source.factsFor(names, (String) task.getVariable("projectNumber"))
                .forEach((name, value) -> task.setVariableLocal(name, PlainValues.variable(PlainValues.of(value)))));
        }
    }
}
