package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.handover.lifecycle.DrawnTimer;
import org.handover.wiring.Bundle.Diagram;
import org.handover.wiring.Catalogue.Property;
import org.handover.wiring.Catalogue.Template;
import org.junit.jupiter.api.Test;

/** The elements of the bundled diagrams, against the templates that they were made by. */
class TemplatesOfDiagramsTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern DAYS_IN_LABEL = Pattern.compile("(\\d+) days");

    @Test
    void everyStepTaskCallTimerAndAnswerWasMadeByATemplateOfItsKindInItsNewestVersion() {
        List<Template> newest = Catalogue.newest().toList();
        int found = 0;
        for (Diagram diagram : Bundle.diagrams()) {
            for (BaseElement element : templated(diagram)) {
                assertThat(newest).as(at(diagram, element)).anySatisfy(template -> {
                    assertThat(template.id()).isEqualTo(element.getAttributeValueNs(CAMUNDA, "modelerTemplate"));
                    assertThat(String.valueOf(template.version()))
                        .isEqualTo(element.getAttributeValueNs(CAMUNDA, "modelerTemplateVersion"));
                    assertThat(appliesTo(template)).contains(kind(element));
                });
                found++;
            }
        }
        assertThat(found).isGreaterThan(150);
    }

    @Test
    void everyValueIsOneThatItsTemplateOffers() {
        for (Diagram diagram : Bundle.diagrams()) {
            for (BaseElement element : templated(diagram)) {
                for (Property property : template(element).properties()) {
                    assertThat(fault(property, value(element, property))).as(at(diagram, element) + " " + property.name()).isEmpty();
                }
            }
        }
    }

    @Test
    void nothingIsGivenThatItsTemplateDoesNotShow() {
        for (Diagram diagram : Bundle.diagrams()) {
            for (BaseElement element : templated(diagram)) {
                assertThat(inputs(element).keySet()).as(at(diagram, element))
                    .allSatisfy(name -> assertThat(template(element).property("inputParameter", name)).as(name).isPresent());
                assertThat(Bundle.properties(element.getDomElement()).keySet()).as(at(diagram, element))
                    .allSatisfy(name -> assertThat(template(element).property("property", name)).as(name).isPresent());
            }
        }
    }

    @Test
    void everyTimerSaysSoManyDaysAsItWaits() {
        for (Diagram diagram : Bundle.diagrams()) {
            for (TimerEventDefinition definition : diagram.all(TimerEventDefinition.class)) {
                FlowElement event = (FlowElement) definition.getParentElement();
                DrawnTimer timer = Bundle.drawnTimer(definition.getDomElement()).orElseThrow();
                assertThat(DAYS_IN_LABEL.matcher(event.getName()).results().map(days -> Integer.parseInt(days.group(1))))
                    .as(at(diagram, event)).containsExactly(timer.days());
                assertThat(definition.getTextContent().strip()).as(at(diagram, event))
                    .isEqualTo(timer.isContractDate() ? "${contractDate}" : "${days}");
            }
        }
    }

    private static List<BaseElement> templated(Diagram diagram) {
        List<BaseElement> elements = new ArrayList<>();
        Stream.of(ServiceTask.class, UserTask.class, CallActivity.class).forEach(type -> elements.addAll(diagram.all(type)));
        diagram.all(TimerEventDefinition.class).forEach(timer -> elements.add((BaseElement) timer.getParentElement()));
        diagram.all(SequenceFlow.class).stream().filter(flow -> flow.getConditionExpression() != null).forEach(elements::add);
        return elements;
    }

    private static Template template(BaseElement element) {
        return Catalogue.get(element.getAttributeValueNs(CAMUNDA, "modelerTemplate"),
            Integer.parseInt(element.getAttributeValueNs(CAMUNDA, "modelerTemplateVersion")));
    }

    private static List<String> appliesTo(Template template) {
        List<String> texts = new ArrayList<>();
        template.content().path("appliesTo").forEach(type -> texts.add(type.asText()));
        return texts;
    }

    private static String kind(BaseElement element) {
        String name = element.getElementType().getTypeName();
        return "bpmn:" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** What is wrong with a value, empty where nothing is. */
    private static String fault(Property property, String value) {
        if (property.kind().equals("Boolean")) {
            return value.isEmpty() || value.matches("true|false") ? "" : value + " is neither true nor false";
        }
        if (value.isEmpty()) {
            return property.isRequired() || property.kind().equals("Hidden") ? "is missing" : "";
        }
        boolean wrong = switch (property.kind()) {
            case "Hidden" -> !value.equals(property.value());
            case "Dropdown" -> !property.choices().contains(value);
            default -> !value.matches(property.content().path("constraints").path("pattern").path("value").asText(".*"));
        };
        return wrong ? value + " is not offered" : "";
    }

    private static String value(BaseElement element, Property property) {
        String binding = property.content().path("binding").path("type").asText();
        String value = switch (binding) {
            case "camunda:inputParameter" -> inputs(element).get(property.name());
            case "camunda:property" -> Bundle.properties(element.getDomElement()).get(property.name());
            case "camunda:in:businessKey" -> mapping(element, "businessKey", in -> true, "businessKey");
            case "camunda:in" -> mapping(element, "target", property.name()::equals, "source");
            default -> property.name().equals("conditionExpression")
                ? ((SequenceFlow) element).getConditionExpression().getTextContent()
                : property.name().startsWith("camunda:") ? element.getAttributeValueNs(CAMUNDA, property.name().substring(8))
                    : element.getAttributeValue(property.name());
        };
        return value == null ? "" : value;
    }

    private static Map<String, String> inputs(BaseElement element) {
        Map<String, String> inputs = new TreeMap<>();
        if (element.getExtensionElements() != null) {
            element.getExtensionElements().getElementsQuery().list().stream()
                .flatMap(extension -> extension.getChildElementsByType(CamundaInputParameter.class).stream())
                .forEach(input -> inputs.put(input.getCamundaName(), input.getTextContent()));
        }
        return inputs;
    }

    private static String mapping(BaseElement element, String by, Predicate<String> named, String wanted) {
        return element.getExtensionElements().getDomElement().getChildElementsByNameNs(CAMUNDA, "in").stream()
            .filter(in -> in.hasAttribute(by) && named.test(in.getAttribute(by))).map(in -> in.getAttribute(wanted)).findFirst()
            .orElse(null);
    }

    private static String at(Diagram diagram, BaseElement element) {
        return diagram.name() + " " + element.getId();
    }
}
