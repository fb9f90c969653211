package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code projects} and {@code move} as somebody types them, on a copy of the running application's database. */
class MoveCommandsJourneyTest extends JourneyTest {

    private static final String DEPLOYMENT = "moved to by command";

    @TempDir
    private Path here;

    @Autowired private RepositoryService repositoryService;
    @Autowired private JdbcClient jdbc;

    private record Said(int exitCode, String words) {
    }

    @AfterEach
    void takeTheDeploymentsBack() {
        repositoryService.createDeploymentQuery().deploymentName(DEPLOYMENT).list()
            .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void theCommandsListProjectsThatAreBehindAndMoveThem() throws Exception {
        Assumptions.assumeTrue(System.getProperty("handover.test.postgres", "").isEmpty(), "Only H2 copies itself into a file");
        desk.start("implementation-project", customer.order());
        var latest = repositoryService.createProcessDefinitionQuery().processDefinitionKey("initiation").latestVersion().singleResult();
        var diagram = repositoryService.getBpmnModelInstance(latest.getId()).clone();
        ((org.camunda.bpm.model.bpmn.instance.Process) diagram.getModelElementById("initiation")).setName("Initiation anew");
        repositoryService.createDeployment().name(DEPLOYMENT).addModelInstance("initiation.bpmn", diagram).deploy();
        copyOfTheDatabase();
        String versions = "initiation " + latest.getVersion() + " → " + (latest.getVersion() + 1);

        Said listed = run("projects");
        assertThat(listed.words()).contains(customer.project() + "  ", versions, "1 projects are behind, 0 cannot be moved as they stand");
        assertThat(listed.exitCode()).isZero();
        // that listing changed nothing shows in what is moved now

        Said moved = run("move", customer.project(), "NO-SUCH");
        assertThat(moved.words()).contains("1 of 2  " + customer.project() + "  moved: " + versions,
            "2 of 2  NO-SUCH  stays as it was", "Nothing runs under this project number.", "1 moved, 1 stayed as they were, 0 not done");
        assertThat(moved.exitCode()).as("one was not moved").isEqualTo(1);
        Said rest = run("move", "--all");
        assertThat(rest.words()).contains("Every running project is in the versions in force.");
        assertThat(rest.exitCode()).isZero();
    }

    private void copyOfTheDatabase() throws Exception {
        Path script = here.resolve("copy.sql");
        jdbc.sql("script nosettings to '" + script + "'").query(String.class).list();
        Files.createDirectories(here.resolve("data"));
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + here.resolve("data/handover"), "sa", "");
             var statement = connection.createStatement()) {
            statement.execute("runscript from '" + script + "'");
        }
    }

    private Said run(String... arguments) throws Exception {
        Path output = here.resolve("output");
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"), "org.handover.Application"));
        words.addAll(List.of(arguments));
        ProcessBuilder command = new ProcessBuilder(words).directory(here.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        command.environment().remove("SPRING_PROFILES_ACTIVE");
        Process program = command.start();
        try {
            assertThat(program.waitFor(180, TimeUnit.SECONDS)).as("it stops").isTrue();
        } finally {
            program.destroyForcibly();
        }
        return new Said(program.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
