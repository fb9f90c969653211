package org.handover.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.handover.lifecycle.DrawnTimer;

/** The models that the product brings along, as they stand in {@code bpmn/} and {@code forms/}. */
final class Bundle {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final List<String> EXPRESSIONS = List.of("delegateExpression", "expression", "collection", "dueDate",
        "followUpDate", "priority", "jobPriority", "assignee", "candidateGroups",
        "variableMappingDelegateExpression", "sourceExpression");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<Diagram> diagrams;

    private Bundle() {
    }

    /** @param name the file name without its ending */
    record Diagram(String name, BpmnModelInstance model) {

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return model.getModelElementsByType(type);
        }
    }

    record Table(String name, DmnModelInstance model) {
    }

    record Form(String name, JsonNode content) {
    }

    /** Where something stands in a diagram, to name it in a failure. */
    record Place(String diagram, String element) {
    }

    /** A text that a diagram gives, such as the value of an input, and where. */
    record Given(String value, Place place) {
    }

    /** Read once, since most questions go through all of them. */
    static synchronized List<Diagram> diagrams() {
        if (diagrams == null) {
            diagrams = read("bpmn", ".bpmn", file -> new Diagram(name(file), Bpmn.readModelFromFile(file.toFile())));
        }
        return diagrams;
    }

    static List<Table> tables() {
        return read("bpmn", ".dmn", file -> new Table(name(file), Dmn.readModelFromFile(file.toFile())));
    }

    static List<Form> forms() {
        return read("forms", ".form", file -> new Form(name(file), json(file)));
    }

    /** Every value of the input of this name, in any diagram. */
    static List<Given> inputs(String input) {
        List<Given> given = new ArrayList<>();
        for (Diagram diagram : diagrams()) {
            for (CamundaInputParameter parameter : diagram.all(CamundaInputParameter.class)) {
                if (parameter.getCamundaName().equals(input)) {
                    given.add(new Given(parameter.getTextContent(), place(diagram, parameter)));
                }
            }
        }
        return given;
    }

    /**
     * What the pattern's first group finds in the texts and attributes that are expressions, in any diagram. A timer that was filled in
     * by a template counts as the expression that the product makes of it.
     */
    static List<Given> inExpressions(Pattern pattern) {
        List<Given> found = new ArrayList<>();
        for (Diagram diagram : diagrams()) {
            search(pattern, diagram.model().getDocument().getRootElement(), new Place(diagram.name(), ""), found);
        }
        return found;
    }

    private static void search(Pattern pattern, DomElement element, Place around, List<Given> found) {
        String id = element.getAttribute("id");
        Place place = id == null ? around : new Place(around.diagram(), id);
        Stream<String> attributes = EXPRESSIONS.stream().map(name -> element.getAttribute(CAMUNDA, name)).filter(Objects::nonNull);
        Stream<String> text = drawnTimer(element).map(timer -> Stream.of(timer.expression()))
            .orElse(element.getChildElements().isEmpty() ? Stream.of(element.getTextContent()) : Stream.empty());
        Stream.concat(attributes, text).filter(candidate -> candidate.contains("${") || candidate.contains("#{"))
            .forEach(expression -> pattern.matcher(expression).results().forEach(match -> found.add(new Given(match.group(1), place))));
        if (drawnTimer(element).isEmpty()) {
            element.getChildElements().forEach(child -> search(pattern, child, place, found));
        }
    }

    /** What a template says of the timer, where this is the timer of an event. */
    static Optional<DrawnTimer> drawnTimer(DomElement element) {
        return element.getLocalName().equals("timerEventDefinition") ? DrawnTimer.of(properties(element.getParentElement()))
            : Optional.empty();
    }

    /** The extension properties of an element, in their order. */
    static Map<String, String> properties(DomElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        element.getChildElementsByNameNs(BPMN, "extensionElements").stream()
            .flatMap(extensions -> extensions.getChildElementsByNameNs(CAMUNDA, "properties").stream())
            .flatMap(all -> all.getChildElementsByNameNs(CAMUNDA, "property").stream())
            .forEach(property -> properties.put(property.getAttribute("name"), property.getAttribute("value")));
        return properties;
    }

    /** The nearest element around this one that has an id. */
    static Place place(Diagram diagram, ModelElementInstance inside) {
        ModelElementInstance element = inside;
        while (element != null && element.getAttributeValue("id") == null) {
            element = element.getParentElement();
        }
        return new Place(diagram.name(), element == null ? "" : element.getAttributeValue("id"));
    }

    static String documentation(BaseElement element) {
        return element.getDocumentations().stream().map(Documentation::getTextContent).collect(Collectors.joining("\n"));
    }

    /** The lines of a list, without its heading. */
    static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> read(String folder, String ending, Function<Path, T> reader) {
        return files(folder, ending).stream().map(reader).toList();
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
