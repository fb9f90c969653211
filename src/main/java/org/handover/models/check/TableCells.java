package org.handover.models.check;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** The rows and columns of a decision table as texts. */
class TableCells {

    private static final String ANY = "-";

    private final DecisionTable table;

    private TableCells(DecisionTable table) {
        this.table = table;
    }

    /** @return null where the decision is no table */
    static TableCells of(Table table) {
        return table.decision().getExpression() instanceof DecisionTable cells ? new TableCells(cells) : null;
    }

    /**
     * A row.
     *
     * @param number     as the Modeler counts them, from 1
     * @param conditions a cell for each input, empty where anything fits
     * @param results    a cell for each output
     * @param elements   the cells themselves, conditions first
     */
    record Row(int number, String id, List<String> conditions, List<String> results, List<DmnElement> elements) {

        boolean fitsAlways() {
            return conditions.stream().allMatch(String::isEmpty);
        }

        /** Whether everything that fits the other row fits this one too, as far as their texts show. */
        boolean covers(Row other) {
            return conditions.size() == other.conditions.size() && IntStream.range(0, conditions.size())
                .allMatch(i -> conditions.get(i).isEmpty() || conditions.get(i).equals(other.conditions.get(i)));
        }

        String label() {
            return "row " + number;
        }
    }

    DecisionTable table() {
        return table;
    }

    List<Input> inputs() {
        return List.copyOf(table.getInputs());
    }

    List<Output> outputs() {
        return List.copyOf(table.getOutputs());
    }

    /** The expressions of the columns, empty where there is none. */
    List<String> asked() {
        return inputs().stream().map(input -> input.getInputExpression() == null ? "" : text(input.getInputExpression().getText())).toList();
    }

    List<Row> rows() {
        List<Rule> rules = List.copyOf(table.getRules());
        return IntStream.range(0, rules.size()).mapToObj(i -> row(i + 1, rules.get(i))).toList();
    }

    private static Row row(int number, Rule rule) {
        List<String> conditions = rule.getInputEntries().stream().map(entry -> text(entry.getText()))
            .map(text -> text.equals(ANY) ? "" : text).toList();
        List<String> results = rule.getOutputEntries().stream().map(entry -> text(entry.getText())).toList();
        List<DmnElement> elements = Stream.<DmnElement>concat(rule.getInputEntries().stream(), rule.getOutputEntries().stream()).toList();
        return new Row(number, rule.getId(), conditions, results, elements);
    }

    private static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }
}
