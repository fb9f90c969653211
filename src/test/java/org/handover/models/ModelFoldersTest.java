package org.handover.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models going to folders and coming from them. */
class ModelFoldersTest {

    @TempDir
    private Path folder;

    @Test
    void diagramsTablesAndFormsHaveTheirPlaces() {
        assertThat(ModelFolders.place(model("completion.bpmn"))).contains("bpmn/completion.bpmn");
        assertThat(ModelFolders.place(model("terms.dmn"))).contains("bpmn/terms.dmn");
        assertThat(ModelFolders.place(model("stakeholders.form"))).contains("forms/stakeholders.form");
    }

    /** A form may have been deployed under such a key before deployments were checked. */
    @ParameterizedTest
    @ValueSource(strings = {"../out.form", "../../etc/cron.form", "/etc/a.form", "a/b.form", "..\\out.form", "C:out.form", ".form", "a\u0000.form", "a\n.form"})
    void aNameThatLeadsElsewhereGoesNowhere(String name) throws IOException {
        assertThat(ModelFolders.place(model(name))).isEmpty();
        assertThatThrownBy(() -> ModelFolders.write(folder.resolve("in"), model(name))).isInstanceOf(IOException.class);
        assertThat(Files.list(folder)).isEmpty();
        assertThat(entries(ModelFolders.zip(List.of(model("a.bpmn"), model(name), model("b.form"))))).containsExactly("bpmn/a.bpmn", "forms/b.form");
    }

    @Test
    void aFolderIsReadThreeLevelsDownAndAFileWhateverItIs() throws IOException {
        Files.createDirectories(folder.resolve("mine/bpmn/deeper"));
        Files.createDirectories(folder.resolve("target/classes/bpmn"));
        Files.writeString(folder.resolve("mine/bpmn/a.bpmn"), "a");
        Files.writeString(folder.resolve("b.FORM"), "b");
        Files.writeString(folder.resolve("mine/bpmn/deeper/c.bpmn"), "c");
        Files.writeString(folder.resolve("target/classes/bpmn/a.bpmn"), "a");
        Path notes = Files.writeString(folder.resolve("notes.txt"), "n");
        assertThat(ModelFolders.read(folder)).extracting(ModelFile::name).containsExactly("b.FORM", "a.bpmn");
        assertThat(ModelFolders.read(notes)).extracting(ModelFile::name).containsExactly("notes.txt");
        assertThatThrownBy(() -> ModelFolders.read(folder.resolve("nowhere"))).isInstanceOf(IOException.class);
    }

    @Test
    void ofAFileThatIsTooLargeNoMoreIsReadThanTellsSo() throws IOException {
        Path large = Files.write(folder.resolve("large.bpmn"), new byte[3 * 1024 * 1024]);
        assertThat(ModelFolders.read(large).get(0).content()).hasSize(ModelFile.LARGEST_BYTES + 1);
    }

    private static ModelFile model(String name) {
        return new ModelFile(name, new byte[] {1});
    }

    private static List<String> entries(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
