package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.handover.lifecycle.moving.MoveUnderWayException;
import org.handover.lifecycle.moving.Moves;
import org.handover.lifecycle.moving.Moves.State;
import org.handover.lifecycle.moving.ProjectMoves;
import org.handover.lifecycle.moving.RunningProjects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moving by program: listing, starting, progress, one at a time, and what is left after a stop. */
class MoveApiJourneyTest extends JourneyTest {

    private static final String DEPLOYMENT = "moved to by program";

    @Autowired private RepositoryService repositoryService;
    @Autowired private RunningProjects running;
    @Autowired private ProjectMoves projectMoves;
    @Autowired private Moves moves;
    @Autowired private JdbcClient jdbc;

    @AfterEach
    void takeTheDeploymentsBack() {
        jdbc.sql("update model_move set state = 'STOPPED', only_one = null where state = 'RUNNING'").update();
        repositoryService.createDeploymentQuery().deploymentName(DEPLOYMENT).list()
            .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    private HttpResponse<String> call(String user, String method, String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(url("/api/models" + path))).header("Authorization", basic(user, PASSWORD))
            .header("Content-Type", "application/json")
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)).build());
    }

    /** The latest version of the initiation once more, by the same content under another label. */
    private void deployNewer() {
        var latest = repositoryService.createProcessDefinitionQuery().processDefinitionKey("initiation").latestVersion().singleResult();
        var diagram = repositoryService.getBpmnModelInstance(latest.getId());
        ((org.camunda.bpm.model.bpmn.instance.Process) diagram.getModelElementById("initiation")).setName("Initiation anew");
        repositoryService.createDeployment().name(DEPLOYMENT).addModelInstance("initiation.bpmn", diagram).deploy();
    }

    private String started() {
        customer = customer(true, null, List.of());
        desk.start("implementation-project", customer.order());
        return customer.project();
    }

    private void waitUntilOver(long move) throws InterruptedException {
        for (int i = 0; i < 600 && moves.find(move).orElseThrow().state() == State.RUNNING; i++) {
            Thread.sleep(50);
        }
        assertThat(moves.find(move).orElseThrow().state()).isEqualTo(State.DONE);
    }

    @Test
    void aProgramListsMovesAndFollows() throws InterruptedException {
        String one = started();
        String two = started();
        deployNewer();

        String listed = call(OWNER, "GET", "/projects", null).body();
        assertThat(listed).contains("\"project\":\"" + one + "\"", "\"project\":\"" + two + "\"", "\"versions\":[\"initiation ", "\"reasons\":[]");
        HttpResponse<String> begun = call(OWNER, "POST", "/moves", "{\"projects\":[\"" + one + "\",\"NO-SUCH\"]}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        long move = Long.parseLong(begun.body().replaceAll("\\D", ""));
        assertThat(begun.headers().firstValue("Location")).hasValue("/api/models/moves/" + move);
        waitUntilOver(move);

        assertThat(call(OWNER, "GET", "/moves/" + move, null).body()).contains("\"startedBy\":\"owner\"", "\"moved\":1", "\"kept\":1",
            "Nothing runs under this project number.", "initiation ");
        assertThat(running.numbers("", 1000, true)).contains(two).doesNotContain(one);
        waitUntilOver(Long.parseLong(call(OWNER, "POST", "/moves", "{\"all\":true}").body().replaceAll("\\D", "")));
        assertThat(running.numbers("", 1000, true)).isEmpty();
    }

    @Test
    void onlyWhoChangesModelsMovesProjects() {
        for (String user : List.of(MANAGER, ENGINEER, OPERATOR)) {
            assertThat(call(user, "POST", "/moves", "{\"all\":true}").statusCode()).as(user).isEqualTo(403);
        }
        assertThat(call(OWNER, "POST", "/moves", "{}").statusCode()).isEqualTo(400);
        assertThat(call(OWNER, "POST", "/moves", "{\"projects\":[null]}").statusCode()).isEqualTo(400);
        assertThat(call(OWNER, "POST", "/moves", "{\"projects\":[\"" + "9".repeat(256) + "\"]}").body()).contains("longer than 255 characters");
        assertThatThrownBy(() -> moves.begin("owner", List.of("9".repeat(256)))).isInstanceOf(IllegalArgumentException.class);
        assertThat(call(OWNER, "POST", "/moves", "nonsense").statusCode()).isEqualTo(400);
        assertThat(call(OWNER, "GET", "/moves/999999", null).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyOneMoveIsUnderWay() {
        long move = moves.begin("ada", List.of(started()));

        assertThatThrownBy(() -> projectMoves.start("owner", List.of("P-1"))).isInstanceOf(MoveUnderWayException.class);
        assertThat(call(OWNER, "POST", "/moves", "{\"projects\":[\"P-1\"]}").statusCode()).isEqualTo(409);
        assertThat(moves.underWay().orElseThrow().id()).isEqualTo(move);
    }

    @Test
    void aMoveWhoseNodeDiedShowsWhatIsNotDoneAndMakesRoomForTheNext() {
        String project = started();
        deployNewer();
        long dead = moves.begin("ada", List.of(project));
        jdbc.sql("update model_move set alive_at = current_timestamp - interval '3' minute where id = ?").param(dead).update();
        assertThat(moves.find(dead).orElseThrow().state()).isEqualTo(State.STOPPED);
        assertThat(moves.left(dead)).containsExactly(project);

        long again = projectMoves.run("owner", moves.left(dead), id -> { });

        assertThat(moves.find(again).orElseThrow().moved()).isOne();
        assertThat(moves.left(dead)).as("the record of the first stays").containsExactly(project);
    }

    @Test
    void pagesGoOnWhereTheLastEnded() {
        List<String> numbers = List.of(started(), started(), started());
        List<String> first = running.numbers("", 2, false);
        assertThat(first).containsExactlyElementsOf(numbers.subList(0, 2));
        assertThat(running.numbers(first.get(1), 2, false)).containsExactly(numbers.get(2));
        assertThat(running.numbers("", 10, true)).isEmpty();
    }
}
