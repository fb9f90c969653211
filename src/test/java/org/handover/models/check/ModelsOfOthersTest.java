package org.handover.models.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.handover.models.ModelFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models in the test suites of other engines: thousands that nobody made for this product, some of them broken on purpose. */
class ModelsOfOthersTest {

    /** Where the build puts them. */
    private static final Path JARS = Path.of("target", "models-of-others");
    private static final Pattern MODEL = Pattern.compile(".*?([^/]+?)\\.(bpmn20\\.xml|bpmn2?|dmn11\\.xml|dmn|form)");
    private static final Pattern SCHEMAS = Pattern.compile("\\s[\\w-]+:(noNamespaceSchemaLocation|schemaLocation)\\s*=\\s*(\"[^\"]*\"|'[^']*')");
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @ParameterizedTest(name = "more than {1} .{0}")
    @CsvSource({"bpmn, 2000", "dmn, 300", "form, 5"})
    void noModelOfOthersEndsTheCheckOrTakesLong(String kind, int atLeast) throws IOException {
        List<ModelFile> files = files(kind);
        assertThat(files).hasSizeGreaterThan(atLeast);
        for (ModelFile file : files) {
            List<Problem> problems = assertTimeoutPreemptively(LONGEST,
                () -> BundledModelFiles.CHECK.check(List.of(file), List.of(), Map.of()), file.name());

            assertThat(problems).as(file.name()).allSatisfy(problem -> {
                assertThat(problem.text()).isNotBlank();
                // a rule that ends early has met something that it did not expect
                assertThat(problem.text()).doesNotContain("cannot be checked to the end");
            });
        }
    }

    private static List<ModelFile> files(String kind) throws IOException {
        assertThat(JARS).as("The build copies them there: mvn generate-test-resources").exists();
        List<ModelFile> files = new ArrayList<>();
        try (Stream<Path> jars = Files.list(JARS)) {
            for (Path jar : jars.sorted().toList()) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                        Matcher model = MODEL.matcher(entry.getName());
                        if (model.matches() && model.group(2).startsWith(kind)) {
                            files.add(new ModelFile(model.group(1) + "." + kind, asOurs(zip.getInputStream(entry).readAllBytes())));
                        }
                    }
                }
            }
        }
        return files;
    }

    /** Many name a schema or belong to an older engine, for which they are refused at once; without that they come to the rules. */
    private static byte[] asOurs(byte[] content) {
        return SCHEMAS.matcher(new String(content, ISO_8859_1)).replaceAll(" ")
            .replace("http://activiti.org/bpmn", "http://camunda.org/schema/1.0/bpmn").getBytes(ISO_8859_1);
    }
}
