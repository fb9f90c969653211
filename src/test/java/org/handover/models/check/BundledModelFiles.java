package org.handover.models.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handover.models.ModelFile;
import org.handover.setup.ProductVocabulary;

/** The models that the product brings along, copies of them with something changed, and what the check says of those. */
final class BundledModelFiles {

    static final ModelCheck CHECK = new ModelCheck(ProductVocabulary.read());

    private static final List<ModelFile> ALL = read();

    private BundledModelFiles() {
    }

    static List<ModelFile> all() {
        return ALL;
    }

    static ModelFile file(String name) {
        return ALL.stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow(() -> new AssertionError("no " + name));
    }

    /** A diagram or table with something changed. */
    static ModelFile changed(String name, Consumer<XmlEdit> change) {
        XmlEdit edit = new XmlEdit(file(name).content());
        change.accept(edit);
        return new ModelFile(name, edit.content());
    }

    static ModelFile changedForm(String name, Consumer<FormEdit> change) {
        FormEdit edit = new FormEdit(file(name).content());
        change.accept(edit);
        return new ModelFile(name, edit.content());
    }

    static ModelFile text(String name, String content) {
        return new ModelFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** What the check says where these are deployed beside the bundled ones. */
    static List<Problem> check(ModelFile... deployed) {
        return check(Map.of(), deployed);
    }

    static List<Problem> check(Map<String, Map<String, Long>> standing, ModelFile... deployed) {
        return CHECK.check(Arrays.asList(deployed), ALL, standing);
    }

    /** What the check says where only tables are in force, which is quicker. */
    static List<Problem> checkBesideTables(ModelFile deployed) {
        return CHECK.check(List.of(deployed), ALL.stream().filter(file -> file.kind() == ModelFile.Kind.DMN).toList(), Map.of());
    }

    private static List<ModelFile> read() {
        List<ModelFile> files = new ArrayList<>();
        for (String folder : List.of("bpmn", "forms")) {
            try (Stream<Path> paths = Files.list(Path.of(folder))) {
                for (Path path : paths.filter(path -> path.toString().matches(".*\\.(bpmn|dmn|form)")).sorted().toList()) {
                    files.add(new ModelFile(path.getFileName().toString(), Files.readAllBytes(path)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(files);
    }
}
