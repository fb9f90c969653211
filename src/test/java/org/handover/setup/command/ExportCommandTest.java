package org.handover.setup.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.handover.journey.ApplicationTest;
import org.handover.models.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code export} as somebody types it, on a copy of the running application's database. */
class ExportCommandTest extends ApplicationTest {

    @TempDir
    private Path here;

    @Autowired private JdbcClient jdbc;
    @Value("${spring.datasource.url}") private String url;

    private record Said(int exitCode, String words) {
    }

    @Test
    void theModelsInForceAreWrittenByteForByteAndWhatChangedIsTold() throws Exception {
        String[] export = exportFromTheDatabase();
        Said first = run(export);
        assertThat(first.exitCode()).as(first.words()).isZero();
        assertThat(first.words()).contains("new      bpmn/completion.bpmn", "new      forms/stakeholders.form", " 0 changed, 0 unchanged");
        assertThat(filesIn(here.resolve("out"))).containsExactlyInAnyOrderElementsOf(
            Stream.concat(filesIn(Path.of("."), "bpmn", ".bpmn", ".dmn"), filesIn(Path.of("."), "forms", ".form")).toList());
        for (String file : filesIn(here.resolve("out"))) {
            assertThat(here.resolve("out").resolve(file)).hasSameBinaryContentAs(Path.of(file));
        }

        Files.writeString(here.resolve("out/bpmn/completion.bpmn"), "older");
        Files.writeString(here.resolve("out/forms/mine.form"), "{}");
        Said second = run(export);
        assertThat(second.words()).contains("changed  bpmn/completion.bpmn", "left     forms/mine.form, which is not in force",
            " 0 new, 1 changed,").doesNotContain("new      ");
        assertThat(here.resolve("out/bpmn/completion.bpmn")).hasSameBinaryContentAs(Path.of("bpmn/completion.bpmn"));
        assertThat(here.resolve("out/forms/mine.form")).hasContent("{}");
    }

    @Test
    void whereThereIsNoDatabaseNoneIsMade() throws Exception {
        Said said = run("export", "out");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.words()).contains("there is no database here");
        assertThat(Files.list(here).map(Path::getFileName).map(Path::toString)).doesNotContain("data", "out");
    }

    @Test
    void withoutAFolderItSaysHowItIsCalled() throws Exception {
        assertThat(run("export").exitCode()).isEqualTo(2);
        assertThat(run("export", "a", "b").words()).contains("Usage: export <folder>");
    }

    /** Somebody may have deployed a form under such a key before deployments were checked. */
    @Test
    void aModelWhoseNameIsNoneForAFileIsLeftOutAndTold() throws IOException {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        int code = ExportCommand.write(List.of(new ModelFile("../../evil\n.form", new byte[1]), new ModelFile("good.form", new byte[1])),
            here.resolve("a/b"), new PrintStream(words, true, StandardCharsets.UTF_8));
        assertThat(code).isZero();
        assertThat(words.toString(StandardCharsets.UTF_8)).contains("left out “../../evil .form”, which is no name for a file",
            "new      forms/good.form", "1 models: 1 new");
        assertThat(here.resolve("a/b/forms/good.form")).exists();
        assertThat(here.resolve("evil.form")).doesNotExist();
    }

    /** H2 opens its file for one program at a time, so there it is a copy. */
    private String[] exportFromTheDatabase() throws IOException {
        if (url.startsWith("jdbc:postgresql:")) {
            return new String[] {"export", "out", "--spring.profiles.active=postgres", "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres"};
        }
        copyOfTheDatabase();
        return new String[] {"export", "out"};
    }

    private void copyOfTheDatabase() throws IOException {
        Path script = here.resolve("copy.sql");
        jdbc.sql("script nosettings to '" + script + "'").query(String.class).list();
        Files.createDirectories(here.resolve("data"));
        try (var connection = java.sql.DriverManager.getConnection("jdbc:h2:file:" + here.resolve("data/handover"), "sa", "");
             var statement = connection.createStatement()) {
            statement.execute("runscript from '" + script + "'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> filesIn(Path folder) {
        return Stream.concat(filesIn(folder, "bpmn", ".bpmn", ".dmn"), filesIn(folder, "forms", ".form")).toList();
    }

    private static Stream<String> filesIn(Path folder, String part, String... endings) {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            return files.map(file -> part + "/" + file.getFileName()).filter(name -> Stream.of(endings).anyMatch(name::endsWith)).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Said run(String... arguments) throws IOException, InterruptedException {
        Path output = here.resolve("output");
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"), "org.handover.Application"));
        words.addAll(List.of(arguments));
        Process program = new ProcessBuilder(words).directory(here.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(program.waitFor(120, TimeUnit.SECONDS)).as("it stops").isTrue();
        } finally {
            program.destroyForcibly();
        }
        return new Said(program.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
