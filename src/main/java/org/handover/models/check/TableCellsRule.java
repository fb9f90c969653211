package org.handover.models.check;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.handover.models.check.TableCells.Row;

/** Every cell of a table is FEEL that can be read, looks up nothing but the columns, and gives what its column promises. */
class TableCellsRule implements Rule {

    private static final Pattern CLOCK = Pattern.compile("\\b(now|today|random number)\\s*\\(");

    private static final Set<String> WHOLE_NUMBERS = Set.of("integer", "long");
    private static final Set<String> NUMBERS = Set.of("number", "double");
    private static final Set<String> OTHER_TYPES = Set.of("string", "boolean", "date", "time", "dateTime", "Any");

    @Override
    public void check(Models models, Findings findings) {
        for (Table table : models.allTables()) {
            TableCells cells = TableCells.of(table);
            if (cells != null) {
                Set<String> columns = new TreeSet<>();
                cells.asked().forEach(asked -> columns.addAll(FeelText.expression(asked).names()));
                for (int i = 0; i < cells.inputs().size(); i++) {
                    Input input = cells.inputs().get(i);
                    checkSame(table, input.getLabel(), input.getId(), cells.asked().get(i), findings);
                }
                for (Row row : cells.rows()) {
                    for (int i = 0; i < row.conditions().size(); i++) {
                        if (!row.conditions().get(i).isEmpty()) {
                            checkCondition(table, cells, row, i, columns, findings);
                        }
                    }
                    for (int i = 0; i < row.results().size(); i++) {
                        checkResult(table, row, i, i < cells.outputs().size() ? cells.outputs().get(i) : null, columns, findings);
                    }
                }
            }
        }
    }

    private static void checkCondition(Table table, TableCells cells, Row row, int column, Set<String> columns, Findings findings) {
        String text = row.conditions().get(column);
        String cell = row.elements().get(column).getId();
        FeelText feel = FeelText.condition(text);
        if (feel.problem().isPresent()) {
            findings.error(table.file(), cell, row.label(), "has a condition that cannot be read: " + feel.problem().get() + ". Correct it.");
            return;
        }
        checkNames(table, row, cell, feel, columns, findings);
        checkSame(table, row.label(), cell, text, findings);
        Set<String> offered = offered(cells, column);
        FeelText.texts(text).stream().filter(value -> !offered.isEmpty() && !offered.contains(value)).forEach(value ->
            findings.warning(table.file(), cell, row.label(), "has the condition “" + value + "”, which is none of the values that the column "
                + "names. Check the spelling, or add it to the column's values."));
    }

    private static Set<String> offered(TableCells cells, int column) {
        var values = column < cells.inputs().size() ? cells.inputs().get(column).getInputValues() : null;
        return values == null || values.getText() == null ? Set.of() : Set.copyOf(FeelText.texts(values.getText().getTextContent()));
    }

    private static void checkResult(Table table, Row row, int column, Output output, Set<String> columns, Findings findings) {
        String text = row.results().get(column);
        String cell = row.elements().get(row.conditions().size() + column).getId();
        if (text.isEmpty()) {
            findings.error(table.file(), cell, row.label(), "gives no answer. Fill in the cell; an empty text is \"\".");
            return;
        }
        FeelText feel = FeelText.expression(text);
        if (feel.problem().isPresent()) {
            findings.error(table.file(), cell, row.label(), "gives what cannot be read: " + feel.problem().get() + ". Correct it; a text stands in quotes.");
            return;
        }
        checkNames(table, row, cell, feel, columns, findings);
        checkSame(table, row.label(), cell, text, findings);
        if (output != null && feel.names().isEmpty()) {
            checkType(table, row, cell, text, output.getTypeRef(), findings);
        }
    }

    private static void checkNames(Table table, Row row, String cell, FeelText feel, Set<String> columns, Findings findings) {
        feel.names().stream().filter(name -> !columns.contains(name) && !name.equals("cellInput")).forEach(name ->
            findings.error(table.file(), cell, row.label(), "looks up “" + name + "”, which is no column of this table. A text stands in quotes: \""
                + name + "\"."));
    }

    /** FEEL goes by the machine's clock, not by the engine's nor the customer's, and entries that were looked up are kept. */
    private static void checkSame(Table table, String label, String element, String text, Findings findings) {
        Matcher asked = CLOCK.matcher(text.replaceAll("\"[^\"]*\"", ""));
        if (asked.find()) {
            findings.error(table.file(), element, label, "asks " + asked.group(1) + "(), so that the same question has another answer later. "
                + "A table answers from its columns alone.");
        }
    }

    private static void checkType(Table table, Row row, String cell, String text, String type, Findings findings) {
        Optional<Object> value = FeelText.constant(text);
        boolean whole = type != null && WHOLE_NUMBERS.contains(type);
        if (value.isEmpty()) {
            findings.error(table.file(), cell, row.label(), "gives nothing (" + text + "). Enter a value.");
        } else if (whole || type != null && NUMBERS.contains(type)) {
            Optional<BigDecimal> number = number(value.get());
            if (number.isEmpty() || whole && number.get().stripTrailingZeros().scale() > 0) {
                findings.error(table.file(), cell, row.label(), "gives " + text + ", but the column promises a " + (whole ? "whole number." : "number."));
            }
        } else if ("boolean".equals(type) && !(value.get() instanceof Boolean)) {
            findings.error(table.file(), cell, row.label(), "gives " + text + ", but the column promises true or false.");
        } else if (type != null && !type.isBlank() && !OTHER_TYPES.contains(type)) {
            findings.error(table.file(), cell, row.label(), "stands in a column of the type “" + type + "”, which is not known. Choose another.");
        }
    }

    private static Optional<BigDecimal> number(Object value) {
        try {
            return value instanceof Number ? Optional.of(new BigDecimal(value.toString())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
