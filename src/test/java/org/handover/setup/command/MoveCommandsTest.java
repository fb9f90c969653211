package org.handover.setup.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands of running projects say where they cannot begin. */
class MoveCommandsTest {

    private static String said(int exitCode, String... arguments) {
        PrintStream console = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(Commands.run(arguments)).isEqualTo(exitCode);
        } finally {
            System.setOut(console);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void calledWronglyTheySayHow() {
        for (List<String> wrong : List.of(List.of("move"), List.of("move", "--all", "P-1"), List.of("move", "--every"),
                List.of("projects", "P-1"), List.of("projects", "--every"))) {
            assertThat(said(2, wrong.toArray(String[]::new))).as(wrong.toString()).startsWith("Usage: ");
        }
    }

    @Test
    void whereThereIsNoDatabaseNoneIsMade(@TempDir Path folder) {
        String url = "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("handover");
        assertThat(said(1, "projects", url)).startsWith("There is no database here.");
        assertThat(said(1, "move", "P-1", url)).startsWith("There is no database here.");
        assertThat(folder).isEmptyDirectory();
    }
}
