package org.handover.setup;

import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The beans that a diagram can name: those whose class is public and in the package of the steps, by bean name. Each is made when
 * it is first used, because steps need the engine, and the engine asks for this map while it is being built.
 */
class StepBeans extends AbstractMap<Object, Object> {

    static final String PACKAGE = "org.handover.steps";

    private final ConfigurableListableBeanFactory beans;
    private Set<String> names;

    StepBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(Object name) {
        return names().contains(name);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return names().stream().map(name -> Map.entry((Object) name, beans.getBean(name))).collect(Collectors.toSet());
    }

    private synchronized Set<String> names() {
        if (names == null) {
            var found = new HashSet<String>();
            for (var name : beans.getBeanDefinitionNames()) {
                var type = beans.getType(name, false);
                if (type != null && type.getPackageName().equals(PACKAGE) && Modifier.isPublic(type.getModifiers())) {
                    found.add(name);
                }
            }
            names = Set.copyOf(found);
        }
        return names;
    }
}
