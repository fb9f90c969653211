package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The front door and the guides, against the files that they lead to. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)");

    static Stream<Path> documents() {
        return Stream.of(List.of(Path.of("README.md")), Bundle.files("docs", ".md")).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) {
        assertThat(LINK.matcher(RulesTest.read(document)).results().map(link -> link.group(1)))
            .allSatisfy(link -> assertThat(Files.exists(document.toAbsolutePath().resolveSibling(link))).as(link).isTrue());
    }
}
