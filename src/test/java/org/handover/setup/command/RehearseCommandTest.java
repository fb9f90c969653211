package org.handover.setup.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says before anything is rehearsed. */
class RehearseCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "bpmn --html", "bpmn --colour red"})
    void aWrongCallIsAnsweredWithHowToCallIt(String arguments) {
        Said said = run(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).contains("rehearse FOLDER-OR-FILE…", "--against");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Said said = run(List.of(folder.resolve("nowhere").toString()));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("There is no “").doesNotContain("Exception");
    }

    @Test
    void aFolderWithoutModelsIsNamed() {
        assertThat(run(List.of(folder.toString())).text()).contains("There is nothing to rehearse in “");
    }

    @Test
    void modelsWithErrorsAreNotRehearsedAndTheErrorsAreThoseOfTheCheck() throws IOException {
        Files.writeString(folder.resolve("completion.bpmn"), Files.readString(Path.of("bpmn/completion.bpmn"))
            .replaceFirst("\\$\\{checkDeeming}", "\\${checkDreaming}"));
        Said said = run(List.of(folder.toString()));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("error completion.bpmn: “Check the deadline”", "checkDreaming", "so they are not rehearsed")
            .doesNotContain("Setting the stage");
    }

    @Test
    void aScenarioThatCannotBePlayedIsToldWithItsLine() throws IOException {
        Path scenario = Files.writeString(folder.resolve("mine.yaml"), "name: Mine\nanswers:\n  - form: complet\n");
        Said said = run(List.of("bpmn/completion.bpmn", "--scenarios", scenario.toString()));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("mine.yaml, line 3: there is no form “complet”");
    }

    private record Said(int code, String text) {
    }

    private static Said run(List<String> arguments) {
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int code = RehearseCommand.run(arguments);
            return new Said(code, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(err);
        }
    }
}
