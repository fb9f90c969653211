package org.handover.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.models.Part.Fact;
import org.w3c.dom.Element;

/** A decision table by its columns and rows. */
class TableParts {

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<String> columns = new ArrayList<>();
    private int inputs;
    private int row;

    private TableParts() {
    }

    static ModelParts of(ModelFile file) {
        Element root = ModelXml.root(file);
        TableParts table = new TableParts();
        table.read(root);
        return new ModelParts(table.parts, "rows and columns", ModelXml.drawing(root));
    }

    private void read(Element parent) {
        for (Element element : ModelXml.children(parent)) {
            switch (element.getLocalName()) {
                case "decision" -> {
                    add(element, "table", "Table “" + element.getAttribute("name") + "”", element.getAttribute("name"),
                        own(element, Set.of("id", "name")));
                    read(element);
                }
                case "decisionTable" -> {
                    add(element, "rule", "How rows are chosen", "", own(element, Set.of("id")));
                    read(element);
                }
                case "input", "output" -> column(element);
                case "rule" -> row(element);
                default -> {
                    // of the drawing, or something that a decision table does not hold
                }
            }
        }
    }

    private void column(Element element) {
        String label = element.getAttribute("label").isEmpty() ? element.getAttribute("name") : element.getAttribute("label");
        columns.add(label);
        inputs += element.getLocalName().equals("input") ? 1 : 0;
        Map<String, Fact> facts = own(element, Set.of("id", "label"));
        for (Element child : ModelXml.children(element)) {
            facts.put(ModelXml.words(child.getLocalName()), new Fact(ModelXml.text(child)));
            facts.putAll(own(child, Set.of("id")));
        }
        add(element, "column", "Column “" + label + "”", label, facts);
    }

    private void row(Element element) {
        row++;
        Map<String, Fact> facts = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        int column = 0;
        for (Element child : ModelXml.children(element)) {
            if (child.getLocalName().endsWith("Entry") && !child.getLocalName().equals("annotationEntry")) {
                String text = ModelXml.text(child).isEmpty() ? "-" : ModelXml.text(child);
                facts.put(column < columns.size() ? columns.get(column) : "column " + (column + 1), new Fact(text));
                if (column < inputs && !text.equals("-")) {
                    conditions.add(text);
                }
                column++;
            } else {
                facts.put("remark", new Fact(ModelXml.text(child)));
            }
        }
        add(element, "row", "Row " + row + (conditions.isEmpty() ? "" : " (" + String.join(", ", conditions) + ")"), "", facts);
    }

    private void add(Element element, String type, String heading, String label, Map<String, Fact> facts) {
        String id = element.getAttribute("id");
        parts.put(id.isEmpty() ? type + " " + parts.size() : id, new Part(type, heading, label, facts));
    }

    private static Map<String, Fact> own(Element element, Set<String> without) {
        return ModelXml.attributes(element).stream().filter(attribute -> !without.contains(attribute.getLocalName()))
            .collect(Collectors.toMap(attribute -> ModelXml.words(attribute.getLocalName()), attribute -> new Fact(attribute.getValue()),
                (one, other) -> one, LinkedHashMap::new));
    }
}
