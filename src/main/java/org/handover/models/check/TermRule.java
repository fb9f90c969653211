package org.handover.models.check;

import java.util.Set;
import java.util.TreeSet;
import org.handover.lifecycle.ContractTermValues;
import org.handover.models.check.TableCells.Row;

/** Each date for which the contracts have a length is drawn by some timer: what depends on it, such as requests before deeming (R6), else never comes. */
class TermRule implements Rule {

    private static final String TERMS = "contract-terms";

    @Override
    public void check(Models models, Findings findings) {
        Table table = models.tables().get(TERMS);
        TableCells cells = table == null ? null : TableCells.of(table);
        int column = cells == null ? -1 : cells.asked().indexOf("term");
        if (column < 0 || models.allDiagrams().isEmpty()) {
            return;
        }
        Set<String> drawn = new TreeSet<>();
        models.allDiagrams().forEach(diagram -> drawn.addAll(TimerRule.terms(diagram)));
        for (Row row : cells.rows()) {
            FeelText.texts(row.conditions().size() > column ? row.conditions().get(column) : "").stream()
                .filter(term -> ContractTermValues.lengthsOfTimers().contains(term) && !drawn.contains(term))
                .forEach(term -> findings.warning(table.file(), table.key(), table.decision().getName(), ("has a length for “%s”, but no timer of "
                    + "any diagram has this contract term, so the date never comes and what waits for it never happens. Draw a timer with it, or "
                    + "take the term out of the table.").formatted(term)));
        }
    }
}
