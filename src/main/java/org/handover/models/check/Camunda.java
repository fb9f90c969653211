package org.handover.models.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;

/** What the engine's own attributes and extension elements say of an element. */
class Camunda {

    private Camunda() {
    }

    /** @return null where it is not there or blank */
    static String attribute(BaseElement element, String name) {
        String value = element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Each as text; nested lists and maps as all of their text. */
    static Map<String, String> inputs(BaseElement element) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (CamundaInputOutput mapping : extensions(element, CamundaInputOutput.class)) {
            for (CamundaInputParameter input : mapping.getCamundaInputParameters()) {
                inputs.put(String.valueOf(input.getCamundaName()), text(input));
            }
        }
        return inputs;
    }

    /** As {@link #inputs}. */
    static Map<String, String> outputs(BaseElement element) {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (CamundaInputOutput mapping : extensions(element, CamundaInputOutput.class)) {
            for (CamundaOutputParameter output : mapping.getCamundaOutputParameters()) {
                outputs.put(String.valueOf(output.getCamundaName()), text(output));
            }
        }
        return outputs;
    }

    /** The extension properties, which the engine leaves alone and templates fill in. */
    static Map<String, String> properties(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (CamundaProperties all : extensions(element, CamundaProperties.class)) {
            for (CamundaProperty property : all.getCamundaProperties()) {
                properties.put(String.valueOf(property.getCamundaName()), Objects.toString(property.getCamundaValue(), ""));
            }
        }
        return properties;
    }

    /** The beans that listen at an element, by the names that its listeners give. */
    static List<String> listeners(BaseElement element) {
        return Stream.concat(
                extensions(element, CamundaExecutionListener.class).stream().map(CamundaExecutionListener::getCamundaDelegateExpression),
                extensions(element, CamundaTaskListener.class).stream().map(CamundaTaskListener::getCamundaDelegateExpression))
            .map(Expression::nameIn).filter(Objects::nonNull).toList();
    }

    static <T extends BpmnModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        ExtensionElements extensions = element.getExtensionElements();
        if (extensions == null) {
            return List.of();
        }
        Collection<T> found = extensions.getChildElementsByType(type);
        return new ArrayList<>(found);
    }

    private static String text(BpmnModelElementInstance parameter) {
        return parameter.getRawTextContent().strip();
    }
}
