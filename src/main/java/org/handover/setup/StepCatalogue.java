package org.handover.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.handover.lifecycle.Step;
import org.handover.models.check.Vocabulary.StepBean;
import org.handover.models.check.Vocabulary.Use;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The beans that diagrams can name, the same that {@link StepBeans} gives the engine, without making one of them. */
class StepCatalogue {

    private StepCatalogue() {
    }

    static Map<String, StepBean> read() {
        Map<String, StepBean> steps = new TreeMap<>();
        var classes = new CachingMetadataReaderFactory();
        for (Resource file : ProductVocabulary.resources(StepBeans.PACKAGE.replace('.', '/') + "/*.class")) {
            try {
                MetadataReader found = classes.getMetadataReader(file);
                var component = found.getAnnotationMetadata().getAnnotationAttributes(Component.class.getName());
                if (component != null) {
                    Class<?> type = ClassUtils.resolveClassName(found.getClassMetadata().getClassName(), null);
                    if (Modifier.isPublic(type.getModifiers())) {
                        steps.put((String) component.get("value"), step((String) component.get("value"), type));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return steps;
    }

    private static StepBean step(String name, Class<?> type) {
        Step step = type.getAnnotation(Step.class);
        Set<Use> uses = uses(type);
        Set<String> methods = uses.contains(Use.CALLED_IN_EXPRESSIONS)
            ? Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName).collect(Collectors.toUnmodifiableSet())
            : Set.of();
        return step == null ? new StepBean(name, uses, Set.of(), Set.of(), Set.of(), methods)
            : new StepBean(name, uses, Set.of(step.inputs()), Set.of(step.optional()), Set.of(step.sets()), methods);
    }

    private static Set<Use> uses(Class<?> type) {
        Set<Use> uses = EnumSet.noneOf(Use.class);
        if (JavaDelegate.class.isAssignableFrom(type)) {
            uses.add(Use.DELEGATE);
        }
        if (TaskListener.class.isAssignableFrom(type)) {
            uses.add(Use.TASK_LISTENER);
        }
        if (ExecutionListener.class.isAssignableFrom(type)) {
            uses.add(Use.EXECUTION_LISTENER);
        }
        return uses.isEmpty() ? EnumSet.of(Use.CALLED_IN_EXPRESSIONS) : uses;
    }
}
