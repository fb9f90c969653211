package org.handover.models.check;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.handover.models.check.TableCells.Row;

/** A table asks what the product tells it, gives one answer, and always has one. */
class TableShapeRule implements Rule {

    private static final Pattern FEEL = Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(FEEL/.*|DMN/\\d+/FEEL/?)");

    @Override
    public void check(Models models, Findings findings) {
        Set<String> askedInDiagrams = models.allDiagrams().stream().flatMap(diagram -> diagram.inProcess(BusinessRuleTask.class).stream())
            .map(BusinessRuleTask::getCamundaDecisionRef).filter(Objects::nonNull).collect(Collectors.toSet());
        for (Table table : models.allTables()) {
            TableCells cells = TableCells.of(table);
            if (cells == null) {
                findings.error(table.file(), table.key(), table.decision().getName(), "holds no decision table. Make the decision one.");
                continue;
            }
            Set<String> given = models.vocabulary().tables().get(table.key());
            checkLanguage(table, cells, findings);
            checkColumns(table, cells, given, findings);
            checkRows(table, cells, findings);
            if (given == null && !askedInDiagrams.contains(table.key())) {
                findings.warning(table.file(), table.key(), table.decision().getName(), "is a table that nobody asks. Ask it in a business "
                    + "rule task, or check its name.");
            }
        }
    }

    private static void checkLanguage(Table table, TableCells cells, Findings findings) {
        Stream<DmnElement> elements = Stream.of(Stream.<DmnElement>of(table.model().getDefinitions()),
            cells.inputs().stream().map(Input::getInputExpression).filter(Objects::nonNull),
            table.model().getModelElementsByType(InputEntry.class).stream(),
            table.model().getModelElementsByType(OutputEntry.class).stream())
            .flatMap(stream -> stream.map(DmnElement.class::cast));
        elements.filter(element -> element.getAttributeValue("expressionLanguage") != null)
            .filter(element -> !FEEL.matcher(element.getAttributeValue("expressionLanguage").strip()).matches())
            .forEach(element -> findings.error(table.file(), element.getId(), "", "is written in “"
                + element.getAttributeValue("expressionLanguage") + "”. Tables are written in FEEL only: choose it as the expression language."));
    }

    private static void checkColumns(Table table, TableCells cells, Set<String> given, Findings findings) {
        HitPolicy policy = cells.table().getHitPolicy();
        if (policy != HitPolicy.FIRST && policy != HitPolicy.UNIQUE) {
            findings.error(table.file(), table.key(), table.decision().getName(), "has the hit policy “" + policy
                + "”, which may give several answers. Choose “First”: the first row that fits counts.");
        }
        for (int i = 0; i < cells.inputs().size(); i++) {
            Input input = cells.inputs().get(i);
            String asked = cells.asked().get(i);
            FeelText feel = FeelText.expression(asked);
            if (asked.isEmpty()) {
                findings.error(table.file(), input.getId(), input.getLabel(), "is a column that asks for nothing. Enter an expression"
                    + (given == null ? "." : ": one of " + listed(given) + "."));
            } else if (feel.problem().isPresent()) {
                findings.error(table.file(), input.getId(), input.getLabel(), "asks for what cannot be read: " + feel.problem().get() + ". Correct it.");
            } else if (given != null) {
                feel.names().stream().filter(name -> !given.contains(name)).forEach(name -> findings.error(table.file(), input.getId(),
                    input.getLabel(), "asks for “" + name + "”, which this table is not told. It is told " + listed(given) + "."));
            }
        }
        List<Output> outputs = cells.outputs();
        if (outputs.size() != 1) {
            findings.error(table.file(), table.key(), table.decision().getName(), "gives " + outputs.size()
                + " answers, but the product reads exactly one. Keep one output column.");
        }
    }

    private static void checkRows(Table table, TableCells cells, Findings findings) {
        List<Row> rows = cells.rows();
        rows.stream().filter(row -> row.conditions().size() != cells.inputs().size() || row.results().size() != cells.outputs().size())
            .forEach(row -> findings.error(table.file(), row.id(), row.label(), "has not a cell for each column. Delete the row and enter it again."));
        if (rows.isEmpty() || !rows.get(rows.size() - 1).fitsAlways()) {
            findings.error(table.file(), table.key(), table.decision().getName(), "has no last row for everything else, so that it may have no "
                + "answer. Add a row with empty conditions at the end.");
        } else if (cells.table().getHitPolicy() == HitPolicy.UNIQUE && rows.size() > 1) {
            findings.error(table.file(), table.key(), table.decision().getName(), "has the hit policy “Unique”, but its last row fits "
                + "beside every other one. Choose “First”: the first row that fits counts.");
        }
        for (int i = 1; i < rows.size(); i++) {
            Row row = rows.get(i);
            IntStream.range(0, i).mapToObj(rows::get).filter(above -> above.covers(row)).findFirst().ifPresent(above ->
                findings.warning(table.file(), row.id(), row.label(), "is never reached, since " + above.label()
                    + " above fits whenever it does. Move it up, or delete it."));
        }
    }

    private static String listed(Set<String> names) {
        return names.stream().sorted().map(name -> "“" + name + "”").reduce((one, other) -> one + ", " + other).orElse("nothing");
    }
}
