package org.handover.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every decision table against the example rows that stand beside it: {@code bpmn/<id>.csv}, a column for each input and
 * the last one for what is expected; {@code \n} in a cell is a line break.
 */
class DecisionTablesTest {

    private static final Path FOLDER = Path.of("bpmn");
    private static final Pattern CELL = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))");

    private static ProcessEngine engine;

    @BeforeAll
    static void startEngineWithEveryTable() throws IOException {
        engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
            .setProcessEngineName("decision-tables")
            .setJdbcUrl("jdbc:h2:mem:decision-tables")
            .setJobExecutorActivate(false)
            .setHistory(ProcessEngineConfiguration.HISTORY_NONE)
            .buildProcessEngine();
        var deployment = engine.getRepositoryService().createDeployment();
        for (String table : tables()) {
            deployment.addString(table + ".dmn", Files.readString(FOLDER.resolve(table + ".dmn")));
        }
        deployment.deploy();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @ParameterizedTest(name = "{0} {1} gives {2}")
    @MethodSource("examples")
    @Tag("DEP-04") @Tag("DEP-06") @Tag("DEP-07") @Tag("DEP-11") @Tag("DEP-12") @Tag("DEP-16") @Tag("DEP-21") @Tag("DEP-25") @Tag("DEP-26") @Tag("R4") @Tag("R5") @Tag("R14")
    @Tag("UPG-21") @Tag("UPG-22") @Tag("UPG-60")
    void givesWhatItsExampleSays(String table, Map<String, Object> inputs, String expected) {
        Object answer = decide(table, inputs);

        if (answer instanceof Number) {
            assertThat(new BigDecimal(answer.toString())).isEqualByComparingTo(expected);
        } else {
            assertThat(answer).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void hasExampleRowsForEveryRule(String table) throws IOException {
        List<List<String>> lines = lines(table);
        DecisionTable rules = read(table);

        assertThat(lines.get(0)).endsWith("expected").startsWith(rules.getInputs().stream()
            .map(input -> input.getInputExpression().getText().getTextContent()).toArray(String[]::new));
        assertThat(lines).as("a header and an example for each rule").hasSizeGreaterThan(rules.getRules().size());
        assertThat(expectedOf(lines)).as("each answer that the table can give").containsAll(answersOf(rules));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void givesOneAnswerWhateverTheInput(String table) {
        DecisionTable rules = read(table);
        List<Rule> all = List.copyOf(rules.getRules());

        assertThat(rules.getHitPolicy()).isEqualTo(HitPolicy.FIRST);
        assertThat(rules.getOutputs()).hasSize(1);
        assertThat(all.get(all.size() - 1).getInputEntries()).as("the last rule catches all")
            .allSatisfy(entry -> assertThat(entry.getText().getTextContent()).isBlank());
        assertThat(all).as("every rule says where it comes from")
            .allSatisfy(rule -> assertThat(rule.getDescription()).isNotNull());
    }

    @Test
    @Tag("DEP-25")
    void everyReasonOfTicketBillingHasItsOwnSentenceInBothLanguages() {
        Set<String> reasons = answersOf(read("ticket-billing"));
        Set<Object> sentences = new TreeSet<>();
        for (String language : List.of("en", "de")) {
            sentences.add(decide("billing-reason", Map.of("reason", "no-such-reason", "language", language)));
            for (String reason : reasons) {
                assertThat(reason).matches("(free|billable)-[a-z-]+");
                sentences.add(decide("billing-reason", Map.of("reason", reason, "language", language)));
            }
        }
        assertThat(sentences).hasSize(2 * (reasons.size() + 1));
    }

    private static Object decide(String table, Map<String, Object> inputs) {
        return engine.getDecisionService().evaluateDecisionTableByKey(table, inputs).getSingleResult().getSingleEntry();
    }

    static List<String> tables() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".dmn"))
                .map(name -> name.substring(0, name.length() - ".dmn".length())).sorted().toList();
        }
    }

    static List<Arguments> examples() throws IOException {
        List<Arguments> examples = new ArrayList<>();
        for (String table : tables()) {
            List<List<String>> lines = lines(table);
            List<String> header = lines.get(0);
            List<Input> columns = List.copyOf(read(table).getInputs());
            for (List<String> line : lines.subList(1, lines.size())) {
                assertThat(line).as("a line of %s.csv", table).hasSameSizeAs(header);
                Map<String, Object> inputs = new TreeMap<>();
                for (int column = 0; column < header.size() - 1; column++) {
                    inputs.put(header.get(column), value(columns.get(column), line.get(column)));
                }
                examples.add(arguments(table, inputs, line.get(header.size() - 1)));
            }
        }
        return examples;
    }

    private static Object value(Input input, String cell) {
        return "boolean".equals(input.getInputExpression().getTypeRef()) ? (Object) Boolean.valueOf(cell) : cell;
    }

    private static DecisionTable read(String table) {
        return Dmn.readModelFromFile(FOLDER.resolve(table + ".dmn").toFile())
            .getModelElementsByType(DecisionTable.class).iterator().next();
    }

    private static Set<String> answersOf(DecisionTable table) {
        return table.getRules().stream().map(rule -> rule.getOutputEntries().iterator().next().getText().getTextContent())
            .map(DecisionTablesTest::withoutQuotes).collect(Collectors.toSet());
    }

    private static String withoutQuotes(String literal) {
        return literal.startsWith("\"") ? literal.substring(1, literal.length() - 1) : literal;
    }

    private static Set<String> expectedOf(List<List<String>> lines) {
        return lines.stream().skip(1).map(line -> line.get(line.size() - 1)).collect(Collectors.toSet());
    }

    private static List<List<String>> lines(String table) throws IOException {
        return Files.readAllLines(FOLDER.resolve(table + ".csv")).stream().map(DecisionTablesTest::cells).toList();
    }

    private static List<String> cells(String line) {
        return CELL.matcher(line).results()
            .map(cell -> cell.group(1) != null ? cell.group(1).replace("\"\"", "\"") : cell.group(2))
            .map(cell -> cell.replace("\\n", "\n")).toList();
    }
}
