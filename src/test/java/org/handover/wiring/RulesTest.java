package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers of rules that diagrams, forms, tables, documents and code name, against the catalogue of rules. */
class RulesTest {

    private static final Pattern NUMBER = Pattern.compile("\\b(?:(?:DEP|PROJ|UPG|LIVE|POST)-\\d+|R\\d+)\\b");

    @Test
    void everyRuleThatIsNamedIsInTheCatalogue() {
        List<String> catalogue = numbers();
        Stream<Path> everything = Stream.of(Bundle.files("bpmn", ""), Bundle.files("forms", ".form"), Bundle.files("docs", ".md"),
            Bundle.files("src/main", ".java"), Bundle.files("src/main/resources", ".txt"), Bundle.files("src/main/resources", ".mustache"),
            Bundle.files("src/main/resources", ".sql"), Bundle.files("src/main/resources", ".yaml"), List.of(Path.of("README.md")))
            .flatMap(List::stream).filter(Files::isRegularFile);

        assertThat(everything).hasSizeGreaterThan(100).allSatisfy(file ->
            assertThat(catalogue).as(file.toString())
                .containsAll(NUMBER.matcher(read(file)).results().map(found -> found.group()).toList()));
    }

    @Test
    void everyRuleStandsOnceInTheCatalogueWithItsText() {
        assertThat(numbers()).isNotEmpty().doesNotHaveDuplicates().allSatisfy(number -> assertThat(number).matches(NUMBER));
        assertThat(lines()).allSatisfy(line -> assertThat(line.substring(line.indexOf(',') + 1).strip()).hasSizeGreaterThan(5));
    }

    private static List<String> numbers() {
        return lines().stream().map(line -> line.substring(0, line.indexOf(','))).toList();
    }

    private static List<String> lines() {
        return read(Path.of("src/main/resources/rules.csv")).lines().skip(1).toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
