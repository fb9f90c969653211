package org.handover.models.check;

import static org.handover.models.check.Broken.xml;

import java.util.stream.Stream;

/** Slips in decision tables. */
final class BrokenTables {

    private static final String TERMS = "contract-terms.dmn";
    private static final String BILLING = "ticket-billing.dmn";

    private BrokenTables() {
    }

    static Stream<Broken> all() {
        return Stream.of(
            xml("a length in words", TERMS, table -> table.cell("rule-1", 3, "\"21 days\""), "rule-1-output", "“P21D”"),
            xml("a length without quotes", TERMS, table -> table.cell("rule-1", 3, "P30D"), "rule-1-output", "A text stands in quotes"),
            xml("a closing quote lost", TERMS, table -> table.cell("rule-1", 3, "\"P30D"), "rule-1-output", "cannot be read"),
            xml("a way of counting that is none", TERMS, table -> table.cell("rule-2", 2, "\"counting\"").cell("rule-2", 3, "\"working days\""),
                "rule-2-output", "“calendar days” or “business days”"),
            xml("yes in another language", TERMS, table -> table.cell("rule-3", 3, "\"ja\""), "rule-3-output", "“yes” or “no”"),
            xml("an hour that is no time", TERMS, table -> table.cell("rule-2", 2, "\"notice hour\"").cell("rule-2", 3, "\"9 am\""),
                "rule-2-output", "“09:00”"),
            xml("as drawn where nothing is drawn", TERMS,
                table -> table.cell("rule-2", 2, "\"least time to answer\"").cell("rule-2", 3, "\"as drawn\""), "rule-2-output", "“P7D” for 7 days"),
            xml("no requests needed", TERMS, table -> table.cell("rule-2", 2, "\"requests needed\"").cell("rule-2", 3, "\"none\""),
                "rule-2-output", "whole number"),
            xml("a term misspelt", TERMS, table -> table.cell("rule-1", 2, "\"deemed aceptance\""), "rule-1-input-2", "“deemed aceptance”"),
            xml("the row for all of a term deleted", TERMS, table -> table.remove(table.rowWith(2, "\"counting\"")), "contract-terms",
                "no row that gives “counting” for all contracts"),
            xml("a condition without quotes", TERMS, table -> table.cell("rule-1", 1, "enterprise"), "rule-1-input-1", "“enterprise”"),
            xml("a column that nobody fills", TERMS, table -> table.text("input-contractType", "text", "contract"), "input-contractType",
                "which this table is not told"),
            xml("a column with no expression", TERMS, table -> table.text("input-contractType", "text", ""), "input-contractType",
                "asks for nothing"),
            xml("a column that cannot be read", TERMS, table -> table.text("input-contractType", "text", "contract type of"),
                "input-contractType", "cannot be read"),
            xml("renamed inside only", TERMS, table -> table.set("contract-terms", "id", "terms"), "", "same name"),
            xml("several rows may count", BILLING, table -> table.set("table-ticket-billing", "hitPolicy", "COLLECT"), "ticket-billing",
                "Choose “First”"),
            xml("only one row may count", BILLING, table -> table.set("table-ticket-billing", "hitPolicy", "UNIQUE"), "ticket-billing",
                "beside every other one"),
            xml("the last row deleted", BILLING, table -> table.remove("rule-11"), "ticket-billing", "no last row for everything else"),
            xml("a row entered below the last", BILLING, table -> table.add("table-ticket-billing", """
                <rule id="rule-99"><inputEntry id="a"><text>"support"</text></inputEntry><inputEntry id="b"><text></text></inputEntry>
                <inputEntry id="c"><text></text></inputEntry><inputEntry id="d"><text></text></inputEntry><inputEntry id="e"><text></text></inputEntry>
                <outputEntry id="f"><text>"free-goodwill"</text></outputEntry></rule>"""),
                "ticket-billing", "no last row for everything else"),
            xml("a reason of another kind", BILLING, table -> table.cell("rule-6", 6, "\"goodwill\""), "rule-6-output", "“free-” or “billable-”"),
            xml("a condition on today's date", BILLING, table -> table.cell("rule-6", 1, "if today() > date(\"2027-01-01\") then \"support\" else \"x\""),
                "rule-6-input-1", "asks today()"),
            xml("a column on today's date", TERMS, table -> table.text("input-contractType", "text",
                "if today() > date(\"2027-01-01\") then contractType else \"standard\""), "input-contractType", "asks today()"),
            xml("an answer by the clock", BILLING, table -> table.cell("rule-6", 6, "string(now())"), "rule-6-output", "asks now()"),
            xml("an answer deleted", BILLING, table -> table.cell("rule-6", 6, ""), "rule-6-output", "gives no answer"),
            xml("a condition cut off", BILLING, table -> table.cell("rule-6", 1, "not(\"support\""), "rule-6-input-1", "cannot be read"),
            xml("a cell deleted", BILLING, table -> table.remove("rule-6-input-5"), "rule-6", "not a cell for each column"),
            xml("a second answer", BILLING, table -> table.before("rule-1", "<output id=\"note\" name=\"note\" typeRef=\"string\" />"),
                "ticket-billing", "2 answers"),
            xml("history kept for ever", BILLING, table -> table.drop("ticket-billing", "camunda:historyTimeToLive"), "ticket-billing",
                "Time to live"),
            xml("history kept for years", BILLING, table -> table.set("ticket-billing", "camunda:historyTimeToLive", "P5Y"), "ticket-billing",
                "in days"),
            xml("a cell in JavaScript", BILLING, table -> table.set("rule-6-output", "expressionLanguage", "javascript"), "rule-6-output",
                "written in “javascript”"),
            xml("a whole table in JUEL", "standard-fee.dmn", table -> table.set("definitions-standard-fee", "expressionLanguage", "juel"),
                "definitions-standard-fee", "FEEL only"),
            xml("a fee in words", "extra-fee.dmn", table -> table.cell("rule-1", 2, "\"120 euros\""), "rule-1-output", "number"),
            xml("a fee below nothing", "extra-fee.dmn", table -> table.cell("rule-1", 2, "-5"), "rule-1-output", "below 0"),
            xml("half a queue", "standard-fee.dmn", table -> table.cell("rule-1", 2, "4.5"), "rule-1-output", "whole number"),
            xml("a decision that is no table", "standard-fee.dmn", table -> table.remove("table-standard-fee").add("standard-fee",
                "<literalExpression id=\"five\"><text>5</text></literalExpression>"), "standard-fee", "no decision table"),
            xml("two decisions", "standard-fee.dmn", table -> table.copy("standard-fee", "other-fee"), "", "2 decisions"));
    }
}
