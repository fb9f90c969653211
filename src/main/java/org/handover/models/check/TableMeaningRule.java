package org.handover.models.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.handover.lifecycle.ContractTermValues;
import org.handover.models.check.TableCells.Row;

/** The tables that the product asks give what it can work with: each contract term a value of its kind, a fee a number, a rating a reason. */
class TableMeaningRule implements Rule {

    private static final String TERMS = "contract-terms";
    private static final String RATINGS = "ticket-billing";
    private static final String REASONS = "billing-reason";
    private static final Set<String> FEES = Set.of("standard-fee", "extra-fee");
    private static final List<String> LANGUAGES = List.of("en", "de");
    /** No contract is called that, so that the rows for all are found. */
    private static final String ANY_OTHER = "\u0000";

    @Override
    public void check(Models models, Findings findings) {
        Table terms = models.tables().get(TERMS);
        if (terms != null && TableCells.of(terms) != null) {
            checkTerms(terms, TableCells.of(terms), findings);
        }
        Table ratings = models.tables().get(RATINGS);
        if (ratings != null && TableCells.of(ratings) != null) {
            checkRatings(ratings, TableCells.of(ratings), models.tables().get(REASONS), findings);
        }
        for (String fee : FEES) {
            Table table = models.tables().get(fee);
            if (table != null && TableCells.of(table) != null) {
                checkFees(table, TableCells.of(table), fee.equals("standard-fee"), findings);
            }
        }
    }

    private static void checkTerms(Table table, TableCells cells, Findings findings) {
        int term = cells.asked().indexOf("term");
        if (term < 0) {
            findings.error(table.file(), table.key(), table.decision().getName(), "does not ask which term is meant. Add a column “term”.");
            return;
        }
        Set<String> known = new TreeSet<>(ContractTermValues.terms());
        for (Row row : cells.rows()) {
            String condition = row.conditions().size() > term ? row.conditions().get(term) : "";
            Optional<String> value = result(row);
            FeelText.texts(condition).stream().filter(name -> !known.contains(name)).forEach(name ->
                findings.error(table.file(), row.elements().get(term).getId(), row.label(), "names the term “" + name
                    + "”, which no contract has, so the row says nothing. The terms are: " + String.join(", ", known) + "."));
            if (!condition.isEmpty() && value.isPresent()) {
                known.stream().filter(name -> FeelText.fits(condition, name)).map(name -> problem(name, value.get())).filter(Objects::nonNull)
                    .findFirst().ifPresent(problem -> findings.error(table.file(), resultCell(row), row.label(), problem));
            }
        }
        known.forEach(name -> checkForAll(table, cells, term, name, findings));
    }

    /** Whatever contract somebody thinks of, each term has a value that can be used. */
    private static void checkForAll(Table table, TableCells cells, int term, String name, Findings findings) {
        Row first = cells.rows().stream().filter(row -> row.conditions().size() > term)
            .filter(row -> fits(row, cells.asked(), Map.of("term", name))).findFirst().orElse(null);
        String problem = first == null ? null : result(first).map(value -> problem(name, value)).orElse(null);
        if (first != null && first.conditions().get(term).isEmpty() && problem != null) {
            findings.error(table.file(), table.key(), table.decision().getName(), "has no row that gives “" + name
                + "” for all contracts: " + problem.substring(problem.indexOf("it must be")) + " Add such a row, with an empty contract type.");
        }
    }

    private static String problem(String term, String value) {
        return ContractTermValues.problem(term, value).map(must -> "gives “" + value + "” for “" + term + "”: " + must + ".").orElse(null);
    }

    private static void checkRatings(Table table, TableCells cells, Table reasons, Findings findings) {
        for (Row row : cells.rows()) {
            String reason = result(row).orElse(null);
            if (reason != null && !reason.matches("(free|billable)-.+")) {
                findings.error(table.file(), resultCell(row), row.label(), "gives the reason “" + reason
                    + "”. A reason begins with “free-” or “billable-”, by which the product knows whether the customer pays.");
            } else if (reason != null && reasons != null && TableCells.of(reasons) != null) {
                LANGUAGES.stream().filter(language -> !isExplained(TableCells.of(reasons), reason, language)).forEach(language ->
                    findings.warning(table.file(), resultCell(row), row.label(), "gives the reason “" + reason + "”, for which “"
                        + reasons.file() + "” has no sentence in “" + language + "”. Add a row there."));
            }
        }
    }

    private static boolean isExplained(TableCells reasons, String reason, String language) {
        return reasons.rows().stream().filter(row -> fits(row, reasons.asked(), Map.of("reason", reason, "language", language))).findFirst()
            .filter(row -> !row.conditions().get(Math.max(0, reasons.asked().indexOf("reason"))).isEmpty()).isPresent();
    }

    private static void checkFees(Table table, TableCells cells, boolean whole, Findings findings) {
        for (Row row : cells.rows()) {
            Object value = row.results().isEmpty() ? null : FeelText.constant(row.results().get(0)).orElse(null);
            if (value instanceof Number number && new BigDecimal(number.toString()).signum() < 0) {
                findings.error(table.file(), resultCell(row), row.label(), "gives a number below 0. Enter 0 or more.");
            } else if (value != null && !(value instanceof Number)) {
                findings.error(table.file(), resultCell(row), row.label(), "gives " + row.results().get(0)
                    + ", but the product counts with a " + (whole ? "whole number" : "number") + ". Enter one without quotes.");
            }
        }
    }

    private static boolean fits(Row row, List<String> asked, Map<String, String> inputs) {
        for (int i = 0; i < row.conditions().size() && i < asked.size(); i++) {
            String condition = row.conditions().get(i);
            if (!condition.isEmpty() && !FeelText.fits(condition, inputs.getOrDefault(asked.get(i), ANY_OTHER))) {
                return false;
            }
        }
        return true;
    }

    /** The text that a row gives, where it gives one whatever is asked. */
    private static Optional<String> result(Row row) {
        return row.results().isEmpty() ? Optional.empty()
            : FeelText.constant(row.results().get(0)).filter(String.class::isInstance).map(String.class::cast);
    }

    private static String resultCell(Row row) {
        return row.elements().get(row.conditions().size()).getId();
    }
}
