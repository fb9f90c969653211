package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.handover.wiring.Bundle.Diagram;
import org.handover.wiring.Bundle.Given;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** The beans that diagrams name, against the room of steps. */
class StepsTest {

    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern CALLED_BEAN = Pattern.compile("\\b([a-z]\\w*\\.\\w+)\\(");

    private final Map<String, Class<?>> steps = steps();

    @Test
    void everyBeanThatADiagramNamesIsAStepOfItsKind() {
        assertThat(delegates()).isNotEmpty().allSatisfy(step -> assertThat(bean(step)).isAssignableTo(JavaDelegate.class));
        assertThat(taskListeners()).allSatisfy(step -> assertThat(bean(step)).isAssignableTo(TaskListener.class));
        assertThat(executionListeners()).allSatisfy(step -> assertThat(bean(step)).isAssignableTo(ExecutionListener.class));
        assertThat(called()).isNotEmpty().allSatisfy(call -> assertThat(publicMethods(call)).contains(call.value()));
    }

    @Test
    void everyServiceTaskHasAStep() {
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(ServiceTask.class)).allSatisfy(task ->
                assertThat(task.getCamundaDelegateExpression()).as(diagram.name() + " " + task.getId()).matches(BEAN));
        }
    }

    @Test
    void noDiagramRunsAnythingButSteps() {
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(ScriptTask.class)).as(diagram.name()).isEmpty();
            assertThat(diagram.all(SendTask.class)).as(diagram.name()).isEmpty();
            assertThat(diagram.all(BusinessRuleTask.class)).as(diagram.name()).isEmpty();
            assertThat(diagram.all(CamundaScript.class)).as(diagram.name()).isEmpty();
            assertThat(diagram.all(ConditionExpression.class)).as(diagram.name())
                .allSatisfy(condition -> assertThat(condition.getLanguage()).isNull());
            assertThat(diagram.all(ServiceTask.class)).as(diagram.name()).allSatisfy(task -> {
                assertThat(task.getCamundaClass()).isNull();
                assertThat(task.getCamundaExpression()).isNull();
                assertThat(task.getCamundaType()).isNull();
            });
        }
    }

    @Test
    void everyStepIsUsedByADiagramOrOfferedToOne() {
        var used = new TreeSet<String>();
        Stream.of(delegates(), taskListeners(), executionListeners()).flatMap(List::stream).forEach(step -> used.add(step.value()));
        called().forEach(call -> used.add(call.value().substring(0, call.value().indexOf('.'))));
        Catalogue.newest().flatMap(template -> template.bean().stream()).forEach(used::add);
        assertThat(used).containsExactlyInAnyOrderElementsOf(steps.keySet());
    }

    @Test
    void everyStepIsNamedAsItsClass() {
        steps.forEach((name, step) ->
            assertThat(name.substring(0, 1).toUpperCase() + name.substring(1)).isEqualTo(step.getSimpleName()));
    }

    @Test
    void everyInputThatADiagramGivesIsReadByItsStep() {
        for (Diagram diagram : Bundle.diagrams()) {
            for (ServiceTask task : diagram.all(ServiceTask.class)) {
                var step = new Given(nameIn(task.getCamundaDelegateExpression()), Bundle.place(diagram, task));
                var read = JavaSources.read().textsIn(bean(step));
                diagram.all(CamundaInputParameter.class).stream()
                    .filter(input -> Bundle.place(diagram, input).element().equals(task.getId()))
                    .forEach(input -> assertThat(read).as(diagram.name() + " " + task.getId()).contains(input.getCamundaName()));
            }
        }
    }

    private Class<?> bean(Given named) {
        assertThat(steps).as("beans that a diagram can name, at " + named.place()).containsKey(named.value());
        return steps.get(named.value());
    }

    private List<String> publicMethods(Given call) {
        String bean = call.value().substring(0, call.value().indexOf('.'));
        return Arrays.stream(bean(new Given(bean, call.place())).getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers())).map(Method::getName).map(method -> bean + "." + method)
            .toList();
    }

    /** The beans that a diagram can name, by name. */
    static Map<String, Class<?>> steps() {
        Map<String, Class<?>> steps = new TreeMap<>();
        for (var file : Bundle.files("src/main/java/org/handover/steps", ".java")) {
            Class<?> type = type(file.getFileName().toString().replace(".java", ""));
            Component component = type.getAnnotation(Component.class);
            if (component != null && Modifier.isPublic(type.getModifiers())) {
                steps.put(component.value(), type);
            }
        }
        return steps;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("org.handover.steps." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether an expression names a step and nothing else. */
    static boolean isBean(String name) {
        return steps().containsKey(name);
    }

    private static List<Given> delegates() {
        return Bundle.diagrams().stream().flatMap(diagram -> diagram.all(ServiceTask.class).stream()
            .map(task -> new Given(nameIn(task.getCamundaDelegateExpression()), Bundle.place(diagram, task)))).toList();
    }

    private static List<Given> taskListeners() {
        return Bundle.diagrams().stream().flatMap(diagram -> diagram.all(CamundaTaskListener.class).stream()
            .map(listener -> new Given(nameIn(listener.getCamundaDelegateExpression()), Bundle.place(diagram, listener)))).toList();
    }

    private static List<Given> executionListeners() {
        return Bundle.diagrams().stream().flatMap(diagram -> diagram.all(CamundaExecutionListener.class).stream()
            .map(listener -> new Given(nameIn(listener.getCamundaDelegateExpression()), Bundle.place(diagram, listener)))).toList();
    }

    private static List<Given> called() {
        return Bundle.inExpressions(CALLED_BEAN);
    }

    /** The whole text where it names no single bean, so that a failure shows it. */
    private static String nameIn(String delegateExpression) {
        var matcher = BEAN.matcher(String.valueOf(delegateExpression));
        return matcher.matches() ? matcher.group(1) : String.valueOf(delegateExpression);
    }
}
