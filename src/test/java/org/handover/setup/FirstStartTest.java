package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as somebody starts it who has read nothing. */
class FirstStartTest {

    @TempDir
    private Path here;

    @Test
    void withoutAnAdministratorItSaysHowToNameOneAndStops() throws IOException, InterruptedException {
        assertThat(stopsSaying("--spring.datasource.url=jdbc:h2:mem:first")).contains("There is no administrator yet",
            "HANDOVER_ADMIN_ID=", "HANDOVER_ADMIN_PASSWORD=", "--spring.profiles.active=demo");
    }

    @Test
    void theDemoDoesNotTouchADatabaseThatLasts() throws IOException, InterruptedException {
        assertThat(stopsSaying("--spring.profiles.active=demo", "--spring.datasource.url=jdbc:h2:file:./real"))
            .contains("The demo runs on a database in memory only", "leave out the profile");
        assertThat(here.resolve("real.mv.db")).doesNotExist();
    }

    private String stopsSaying(String... arguments) throws IOException, InterruptedException {
        var output = here.resolve("output").toFile();
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"), "org.handover.Application", "--server.port=0"));
        words.addAll(List.of(arguments));
        var command = new ProcessBuilder(words).directory(here.toFile()).redirectErrorStream(true).redirectOutput(output);
        command.environment().remove("HANDOVER_ADMIN_ID");
        command.environment().remove("HANDOVER_ADMIN_PASSWORD");
        command.environment().remove("SPRING_PROFILES_ACTIVE");
        var program = command.start();
        try {
            assertThat(program.waitFor(180, TimeUnit.SECONDS)).as("it stops").isTrue();
        } finally {
            program.destroyForcibly();
        }
        var said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        assertThat(program.exitValue()).isNotZero();
        assertThat(said).doesNotContain("Tomcat started on port", "at org.handover.");
        return said;
    }
}
