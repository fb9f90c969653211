package org.handover.models.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.models.ModelFile;
import org.handover.setup.ProductVocabulary;

/** A bundled model as somebody changed it, deployed over the bundle. */
final class Edited {

    static final Vocabulary VOCABULARY = ProductVocabulary.read();
    static final ModelCheck CHECK = new ModelCheck(VOCABULARY);

    private static final List<ModelFile> BUNDLE = read();

    private final String file;
    private String content;

    private Edited(String file) {
        this.file = file;
        this.content = new String(bundle().stream().filter(model -> model.name().equals(file)).findFirst().orElseThrow().content(),
            StandardCharsets.UTF_8);
    }

    static List<ModelFile> bundle() {
        return BUNDLE;
    }

    static Edited file(String name) {
        return new Edited(name);
    }

    /** @param from what stands in the file; every occurrence is replaced */
    Edited replacing(String from, String to) {
        assertThat(content).as(file).contains(from);
        content = content.replace(from, to);
        return this;
    }

    /** As somebody has it who draws without the catalogue. */
    Edited withoutTemplates() {
        content = content.replaceAll(" camunda:modelerTemplate=\"[^\"]*\" camunda:modelerTemplateVersion=\"\\d+\"", "");
        return this;
    }

    /** Puts something into the process, behind everything else. */
    Edited adding(String elements) {
        return replacing("</bpmn:process>", elements + "</bpmn:process>");
    }

    ModelFile model() {
        return new ModelFile(file, content.getBytes(StandardCharsets.UTF_8));
    }

    List<Problem> problems() {
        return CHECK.check(List.of(model()), BUNDLE, Map.of());
    }

    List<String> errors() {
        return problems().stream().filter(Problem::isError).map(Problem::line).toList();
    }

    List<String> warnings() {
        return problems().stream().filter(problem -> !problem.isError()).map(Problem::line).toList();
    }

    private static List<ModelFile> read() {
        List<ModelFile> files = new ArrayList<>();
        for (String folder : List.of("bpmn", "forms")) {
            try (Stream<Path> inside = Files.list(Path.of(folder))) {
                for (Path file : inside.filter(each -> !each.toString().endsWith(".csv")).sorted().toList()) {
                    files.add(new ModelFile(file.getFileName().toString(), Files.readAllBytes(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
