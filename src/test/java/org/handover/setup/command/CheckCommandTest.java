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

/** The check on the command line. */
class CheckCommandTest {

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void theBundledModelsAreAccepted() {
        assertThat(run("bpmn", "forms")).isZero();
        assertThat(said()).matches("\\d+ models: 0 errors, 0 warnings\\R");
    }

    @Test
    void anErrorIsSaidInALineAndRejects() throws IOException {
        String broken = Files.readString(Path.of("bpmn/approval.bpmn")).replace("formRef=\"defects-fixed\"", "formRef=\"defect-fixed\"")
            .replace("name=\"Any defects?\"", "");
        Files.writeString(folder.resolve("approval.bpmn"), broken);

        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(said().lines()).contains(
                "error   approval.bpmn: “Fix the defects” (userTask_fixDefects) has “defect-fixed” as “Form”, which is none of the choices. "
                    + "Choose one of them. Did you mean “defects-fixed”?",
                "warning approval.bpmn: (gateway_defectsFound) has no label. Write the question that it asks.")
            .last().asString().matches("1 model: \\d+ errors?, 1 warning");
    }

    @Test
    void aFileThatIsNamedIsCheckedAndOthersInAFolderAreNot() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "Notes");

        assertThat(run(folder.toString())).isEqualTo(2);
        assertThat(run(folder.resolve("notes.txt").toString())).isEqualTo(1);
        assertThat(said()).contains("error   notes.txt: is no model");
    }

    @Test
    void aWrongCallIsToldApart() {
        assertThat(run()).isEqualTo(2);
        assertThat(run(folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(said()).contains("Nothing to check.").contains("Cannot read: ");
    }

    private int run(String... arguments) {
        return CheckCommand.run(List.of(arguments), new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return console.toString(StandardCharsets.UTF_8);
    }
}
