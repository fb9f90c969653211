package org.handover.models.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.handover.lifecycle.FormSchema;
import org.handover.models.ModelFile;

/** Reads models whatever they hold: what cannot be read becomes a problem, and the others are read all the same. */
class ModelReader {

    private static final int LARGEST_BYTES = 2 * 1024 * 1024;
    private static final int MOST_FLOW_NODES = 500;
    private static final int LONGEST_NAME = 120;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Findings findings = new Findings();
    private final ModelFile file;

    private ModelReader(ModelFile file) {
        this.file = file;
    }

    /**
     * What came of reading a file.
     *
     * @param diagram  null where it is another kind of model, or cannot be read; so are table and form
     * @param problems of the file by itself
     */
    record Read(ModelFile file, Diagram diagram, Table table, Form form, List<Problem> problems) {

        boolean isReadable() {
            return diagram != null || table != null || form != null;
        }

        /** By which the engine knows it. */
        String key() {
            return diagram != null ? diagram.key() : table != null ? table.key() : form.key();
        }
    }

    static Read read(ModelFile file) {
        return new ModelReader(file).readSafely();
    }

    private Read readSafely() {
        Diagram diagram = null;
        Table table = null;
        Form form = null;
        try {
            checkName(file.name());
            if (file.content().length > LARGEST_BYTES) {
                throw new IllegalArgumentException("is larger than 2 MB, which no model is. Check whether it is the right file.");
            }
            switch (file.kind()) {
                case BPMN -> diagram = diagram();
                case DMN -> table = table();
                case FORM -> form = form();
            }
        } catch (IllegalArgumentException e) {
            findings.error(file.name(), "", "", e.getMessage());
        } catch (RuntimeException | IOException | StackOverflowError e) {
            findings.error(file.name(), "", "", "cannot be read. Open it in the Modeler and save it again. " + cause(e));
        }
        return new Read(file, diagram, table, form, findings.all());
    }

    private static void checkName(String name) {
        if (name.length() > LONGEST_NAME || !name.matches("[^\\p{Cntrl}/\\\\:.][^\\p{Cntrl}/\\\\:]*")) {
            throw new IllegalArgumentException("is no name for a model. Give it a plain one such as “completion.bpmn”, without folders.");
        }
        if (!name.matches(".*\\.(bpmn|dmn|form)")) {
            throw new IllegalArgumentException("is no model: a diagram ends in .bpmn, a table in .dmn, a form in .form, in small letters.");
        }
    }

    private Diagram diagram() {
        requireRoot("is no BPMN diagram. Create it in the Modeler as “BPMN diagram (Camunda 7)”.",
            "http://www.omg.org/spec/BPMN/20100524/MODEL");
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(file.content()));
        int drawn = model.getModelElementsByType(FlowNode.class).size();
        if (drawn > MOST_FLOW_NODES) {
            throw new IllegalArgumentException("holds %d tasks, events and gateways, more than the %d that anybody can follow. Take parts out into processes of their own."
                .formatted(drawn, MOST_FLOW_NODES));
        }
        Process process = only(model.getModelElementsByType(Process.class), "process", "processes");
        requireName("process", process.getId());
        return new Diagram(file.name(), process, model);
    }

    private Table table() {
        requireRoot("is no decision table. Create it in the Modeler as “DMN diagram (Camunda 7)”.",
            "http://www.omg.org/spec/DMN/", "https://www.omg.org/spec/DMN/");
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(file.content()));
        Decision decision = only(model.getModelElementsByType(Decision.class), "decision", "decisions");
        requireName("decision", decision.getId());
        return new Table(file.name(), decision, model);
    }

    private Form form() throws IOException {
        JsonNode content = json();
        requireName("form", content.path("id").asText());
        return new Form(file.name(), content, schema(content));
    }

    private JsonNode json() throws IOException {
        JsonNode content;
        try {
            content = JSON.readTree(file.content());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no form: it is not proper JSON. Open it in the Modeler and save it again.", e);
        }
        if (!content.path("components").isArray()) {
            throw new IllegalArgumentException("is no form. Create it in the Modeler as “Form (Camunda 7)”.");
        }
        return content;
    }

    private static Optional<FormSchema> schema(JsonNode content) {
        try {
            return Optional.of(FormSchema.parse(content.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void requireRoot(String otherwise, String... namespaces) {
        var root = SafeXml.root(file.content());
        if (!root.getLocalPart().equals("definitions") || Set.of(namespaces).stream().noneMatch(root.getNamespaceURI()::startsWith)) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static <T extends ModelElementInstance> T only(Collection<T> found, String one, String several) {
        if (found.isEmpty()) {
            throw new IllegalArgumentException("holds no " + one + ". Draw one.");
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("holds %d %s (%s). Save each in a file of its own.".formatted(found.size(), several,
                found.stream().map(Elements::id).map(id -> "“" + id + "”").collect(Collectors.joining(", "))));
        }
        return found.iterator().next();
    }

    /** The engine knows a model by its id, and people by its file. */
    private void requireName(String kind, String id) {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("gives its " + kind + " no id. Enter “" + file.key() + "” as its id in the properties panel.");
        }
        if (!id.equals(file.key())) {
            findings.error(file.name(), "", "", "holds the %s “%s”, but file and %s must have the same name. Save the file as “%s%s”, or enter “%s” as the id of the %s."
                .formatted(kind, id, kind, id, file.name().substring(file.key().length()), file.key(), kind));
        }
    }

    /** What the library says, for somebody who knows XML. */
    private static String cause(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = String.valueOf(deepest.getMessage()).replaceAll("\\s+", " ");
        return "(" + (message.length() > 200 ? message.substring(0, 200) + "…" : message) + ")";
    }
}
