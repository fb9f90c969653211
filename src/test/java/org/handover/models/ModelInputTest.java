package org.handover.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.handover.journey.ApplicationTest;
import org.handover.journey.Multipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is sent where models are taken: a plain refusal, and nothing is left behind. */
class ModelInputTest extends ApplicationTest {

    private static final String REST = "/engine-rest/deployment/create";
    private static final String CHECK = "/api/models/check";
    private static final int MEGABYTE = 1024 * 1024;

    @Autowired private JdbcClient jdbc;
    @Autowired private ObjectMapper json;

    private List<Long> before;

    @BeforeEach
    void countRows() {
        before = rows();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(rows()).isEqualTo(before);
    }

    static Stream<Arguments> badFiles() throws IOException {
        String diagram = Files.readString(Path.of("bpmn/completion.bpmn"));
        StringBuilder deep = new StringBuilder("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">");
        deep.append("<a>".repeat(100_000)).append("</a>".repeat(100_000)).append("</definitions>");
        String laughs = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]>";
        byte[] zip = {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3, 4, 5, 6};
        return Stream.of(
            file("completion.bpmn", "This is no diagram."),
            file("completion.bpmn", ""),
            file("completion.bpmn", diagram.substring(0, 2000)),
            file("completion.bpmn", laughs + diagram.substring(diagram.indexOf("<bpmn:definitions"))),
            file("completion.bpmn", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
            file("completion.bpmn", deep.toString()),
            file("completion.bpmn", diagram.replace("</bpmn:definitions>", "<bpmn:process id=\"second\" isExecutable=\"true\" /></bpmn:definitions>")),
            file("../completion.bpmn", diagram),
            file("..\\completion.bpmn", diagram),
            file("/etc/completion.bpmn", diagram),
            file("a/b.form", "{}"),
            Arguments.of("models.zip", zip),
            Arguments.of("completion.bpmn", zip),
            file("step.js", "alert(1)"), file("step.groovy", "System.exit(1)"), file("page.html", "<script></script>"),
            file("case.cmmn", "<definitions/>"), file("completion.bpmn20.xml", diagram), file("completion.BPMN", diagram),
            file("completion", diagram), file(".bpmn", diagram), file("x".repeat(200) + ".bpmn", diagram),
            file("stakeholders.form", "not json"), file("stakeholders.form", "[]"), file("stakeholders.form", "null"),
            file("stakeholders.form", "[".repeat(100_000)),
            file("contract-terms.dmn", diagram),
            Arguments.of("completion.bpmn", new byte[3 * MEGABYTE]));
    }

    private static Arguments file(String name, String content) {
        return Arguments.of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("badFiles")
    void aBadFileIsRefusedInPlainWordsOnEachWay(String name, byte[] content) throws IOException {
        HttpResponse<String> deployed = post(REST, new Multipart().field("deployment-name", "bad").file(name, content));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(400);
        assertThat(json.readTree(deployed.body()).path("message").asText()).startsWith("Nothing was deployed.").doesNotContain("root:");

        HttpResponse<String> checked = post(CHECK, new Multipart().file(name, content));
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(json.readTree(checked.body()).path("ok").asBoolean()).isFalse();
        assertThat(checked.body()).doesNotContain("root:", "Exception");
    }

    @Test
    void aGoodFileBesideABadOneStaysOutToo() throws IOException {
        byte[] good = Files.readString(Path.of("bpmn/completion.bpmn")).replace("Complete the project", "Complete it").getBytes(StandardCharsets.UTF_8);
        assertThat(post(REST, new Multipart().file("completion.bpmn", good).file("note.txt", "x")).statusCode()).isEqualTo(400);
    }

    @Test
    void callsWithoutFilesAreRefused() {
        assertThat(post(REST, new Multipart().field("deployment-name", "none")).statusCode()).isEqualTo(400);
        HttpResponse<String> none = post(CHECK, new Multipart().field("note", "none"));
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("No file came");
        HttpResponse<String> text = send(HttpRequest.newBuilder(URI.create(url(CHECK))).header("Authorization", basic(OWNER, PASSWORD))
            .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")).build());
        assertThat(text.statusCode()).isEqualTo(400);
        assertThat(text.body()).contains("multipart/form-data");
        HttpResponse<String> torn = send(HttpRequest.newBuilder(URI.create(url(CHECK))).header("Authorization", basic(OWNER, PASSWORD))
            .header("Content-Type", Multipart.contentType()).POST(BodyPublishers.ofString("--part-of-a-deployment\r\nContent-Disp")).build());
        assertThat(torn.statusCode()).isEqualTo(400);
        assertThat(torn.body()).startsWith("{").doesNotContain("Exception");
    }

    @Test
    void nobodyChecksWithoutALoginOrFromAnotherSite() {
        assertThat(send(new Multipart().post(HttpRequest.newBuilder(URI.create(url(CHECK)))).build()).statusCode()).isEqualTo(401);
        assertThat(send(new Multipart().post(HttpRequest.newBuilder(URI.create(url(CHECK)))).header("Authorization", basic(OWNER, PASSWORD))
            .header("Sec-Fetch-Site", "cross-site").build()).statusCode()).isEqualTo(403);
    }

    @Test
    void aDiagramOfFiftyMegabytesIsRefusedAndTheSenderStillReadsWhy() throws IOException {
        byte[] large = new byte[50 * MEGABYTE];
        Arrays.fill(large, (byte) ' ');
        for (String way : List.of(REST, CHECK, "/engine-rest/engine/default/deployment/create")) {
            HttpResponse<String> refused = post(way, new Multipart().file("completion.bpmn", large));
            assertThat(refused.statusCode()).as(way).isEqualTo(413);
            assertThat(json.readTree(refused.body()).path("message").asText()).contains("too large");
        }
    }

    @Test
    void itIsRefusedBeforeItWasSent() throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("POST " + REST + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic(OWNER, PASSWORD)
                + "\r\nContent-Type: " + Multipart.contentType() + "\r\nContent-Length: 50000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void withoutALengthItIsCounted() {
        byte[] large = new Multipart().file("completion.bpmn", new byte[30 * MEGABYTE]).bytes();
        for (String way : List.of(REST, CHECK)) {
            HttpResponse<String> refused = send(HttpRequest.newBuilder(URI.create(url(way))).header("Authorization", basic(OWNER, PASSWORD))
                .header("Content-Type", Multipart.contentType())
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))).build());
            assertThat(refused.statusCode()).as(way).isIn(400, 413);
            assertThat(refused.body()).as(way).startsWith("{").doesNotContain("Exception:");
        }
    }

    private HttpResponse<String> post(String path, Multipart body) {
        return send(body.post(HttpRequest.newBuilder(URI.create(url(path)))).header("Authorization", basic(OWNER, PASSWORD)).build());
    }

    private List<Long> rows() {
        return Stream.of("act_re_deployment", "act_re_procdef", "act_re_camformdef", "act_ge_bytearray", "model_deployment",
            "model_as_bundled", "model_warning").map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single()).toList();
    }
}
