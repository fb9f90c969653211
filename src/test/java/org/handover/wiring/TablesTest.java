package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.repository.DecisionDefinitionQuery;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.handover.lifecycle.Contracts;
import org.handover.projects.ContractDates;
import org.handover.projects.ContractTerms;
import org.handover.projects.plan.Milestone;
import org.handover.wiring.Bundle.Given;
import org.handover.wiring.Bundle.Table;
import org.handover.wiring.JavaSources.Reaching;
import org.junit.jupiter.api.Test;

/** The decision tables that the product asks, and the contract terms that timers and steps name. */
class TablesTest {

    private static final Pattern TERM_OF_TIMER = Pattern.compile("deadline\\.\\w+\\([^,]+,[^,]+,\\s*'([^']+)'");
    private static final Pattern TERM_TAKEN_OVER = Pattern.compile("deadline\\.of\\('([^']+)'");

    @Test
    void everyTableThatIsAskedIsThereAndEveryTableIsAsked() {
        Reaching asked = JavaSources.read().reaching(DecisionDefinitionQuery.class, "decisionDefinitionKey", 0);

        assertThat(asked.unknown()).as("tables whose name cannot be followed").isEmpty();
        assertThat(asked.inputs()).isEmpty();
        assertThat(asked.texts()).containsExactlyInAnyOrderElementsOf(Bundle.tables().stream().map(Table::name).toList());
    }

    @Test
    void everyTableIsKnownByTheNameOfItsFile() {
        assertThat(Bundle.tables()).isNotEmpty().allSatisfy(table ->
            assertThat(table.model().getModelElementsByType(Decision.class)).extracting(Decision::getId).containsExactly(table.name()));
    }

    @Test
    void everyContractTermOfATimerIsLookedUpForAProject() {
        assertThat(Bundle.inExpressions(TERM_OF_TIMER)).isNotEmpty()
            .allSatisfy(term -> assertThat(lookedUp()).as(term.place().toString()).contains(term.value()));
        assertThat(Bundle.inExpressions(Pattern.compile("(deadline\\.(?!of))"))).as("every contract timer names its term")
            .hasSameSizeAs(Bundle.inExpressions(TERM_OF_TIMER));
    }

    @Test
    void everyContractTermThatATaskTakesOverIsTheTermOfATimerOfItsDiagram() {
        assertThat(Bundle.inExpressions(TERM_TAKEN_OVER)).isNotEmpty().hasSameSizeAs(Bundle.inExpressions(Pattern.compile("(deadline\\.of)")))
            .allSatisfy(taken -> assertThat(Bundle.inExpressions(TERM_OF_TIMER).stream()
                .filter(timer -> timer.place().diagram().equals(taken.place().diagram())).map(Given::value)).contains(taken.value()));
    }

    @Test
    void everyContractTermThatTheProductReadsIsLookedUpForAProject() {
        Set<String> read = new TreeSet<>(JavaSources.read().reaching(ContractTerms.class, "value", 0).texts());
        read.addAll(JavaSources.read().textsOfField(ContractDates.class, "LEAST_TIME_AFTER_ISSUE"));

        JavaSources.read().textsOfField(ContractDates.class, "LEAST_TIME_AFTER_ISSUE").stream()
            .filter(term -> Bundle.inExpressions(TERM_OF_TIMER).stream().noneMatch(drawn -> drawn.value().equals(term)))
            .forEach(term -> read.add(term + " again"));

        assertThat(read).contains("requests needed", "notice hour", "least time to answer again");
        assertThat(lookedUp()).containsAll(read);
        assertThat(lookedUp()).containsAll(JavaSources.read().reaching(ContractDates.class, "find", 1).texts());
    }

    @Test
    void theTableOfContractTermsHasARowForEachTermThatIsLookedUpAndForNoOther() {
        assertThat(namedIn("contract-terms", "term")).containsExactlyInAnyOrderElementsOf(lookedUp());
    }

    @Test
    void everyOriginOfATicketIsRated() {
        assertThat(Bundle.inputs("origin")).isNotEmpty().allSatisfy(origin ->
            assertThat(namedIn("ticket-billing", "origin")).as(origin.place().toString()).contains(origin.value()));
    }

    @Test
    void everyMilestoneThatDiagramsReachIsProposedForAPlan() {
        assertThat(namedIn("plan-milestones", "milestone")).containsExactlyInAnyOrderElementsOf(Milestone.OF_PHASES);
        assertThat(Catalogue.offered("inputParameter", "milestone")).containsExactlyElementsOf(Milestone.OF_PHASES);
    }

    @Test
    void everyDateThatANoticeNamesIsTheTermOfATimer() {
        Set<String> dates = new TreeSet<>();
        Bundle.inExpressions(TERM_OF_TIMER).stream().map(Given::value).forEach(term -> dates.add(inCamelCase(term)));
        Pattern named = Pattern.compile("\\bdates\\.(\\w+)");

        for (var file : Bundle.files("src/main/resources/notices", ".txt")) {
            named.matcher(RulesTest.read(file)).results().forEach(date -> assertThat(dates).as(file.toString()).contains(date.group(1)));
        }
    }

    static Set<String> lookedUp() {
        return JavaSources.read().textsOfField(Contracts.class, "TERMS");
    }

    /** The texts that the rows of a table name in one of their inputs. */
    static Set<String> namedIn(String name, String input) {
        DecisionTable table = Bundle.tables().stream().filter(candidate -> candidate.name().equals(name)).findFirst()
            .orElseThrow().model().getModelElementsByType(DecisionTable.class).iterator().next();
        int column = table.getInputs().stream().map(each -> each.getInputExpression().getText().getTextContent()).toList()
            .indexOf(input);
        Set<String> named = new TreeSet<>();
        for (Rule rule : table.getRules()) {
            String entry = rule.getInputEntries().stream().toList().get(column).getText().getTextContent();
            Pattern.compile("\"([^\"]+)\"").matcher(entry).results().forEach(text -> named.add(text.group(1)));
        }
        return named;
    }

    private static String inCamelCase(String term) {
        return Pattern.compile(" (\\w)").matcher(term).replaceAll(letter -> letter.group(1).toUpperCase());
    }
}
