package org.handover.models.check;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.handover.models.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes arrive under whatever name: the check answers with a plain sentence and does no harm. */
class BadInputTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String FORM = "{\"id\":\"superuser\",\"schemaVersion\":16,\"components\":";

    /** @param telling a part of what the check must say */
    record Bad(String what, String name, byte[] content, String telling) {

        static Bad text(String what, String name, String content, String telling) {
            return new Bad(what, name, content.getBytes(UTF_8), telling);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> bytes() {
        String diagram = text("system-build.bpmn");
        return Stream.of(
            Bad.text("an empty file", "system-build.bpmn", "", "is not proper XML"),
            Bad.text("an empty table", "standard-fee.dmn", "", "is not proper XML"),
            Bad.text("an empty form", "superuser.form", "", "is no form"),
            Bad.text("a letter", "system-build.bpmn", "Dear all,", "is not proper XML"),
            new Bad("random bytes", "system-build.bpmn", random(5000), "is not proper XML"),
            new Bad("random bytes as a form", "superuser.form", random(5000), "proper JSON"),
            new Bad("a packed file", "system-build.bpmn", packed(new byte[20_000_000]), "is not proper XML"),
            new Bad("a diagram of 50 MB", "system-build.bpmn", diagram.replace("</bpmn:process>", "<!--" + " ".repeat(50_000_000)
                + "--></bpmn:process>").getBytes(UTF_8), "larger than 2 MB"),
            new Bad("a form of 50 MB", "superuser.form", new byte[50_000_000], "larger than 2 MB"),
            Bad.text("a diagram cut off in the middle", "system-build.bpmn", diagram.substring(0, diagram.length() / 2), "is not proper XML"),
            Bad.text("a NUL in the middle", "system-build.bpmn", diagram.replace("name=\"", "name=\"\0"), "is not proper XML"),
            Bad.text("a bomb of entities", "system-build.bpmn", """
                <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><x>&d;</x>""", "DOCTYPE"),
            Bad.text("a bomb of entities in a table", "standard-fee.dmn",
                "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(1000) + "\">]><x>" + "&a;".repeat(10_000) + "</x>", "DOCTYPE"),
            Bad.text("an unknown entity", "system-build.bpmn", "<definitions xmlns=\"" + BPMN + "\">&xxe;</definitions>", "is not proper XML"),
            Bad.text("100,000 levels of elements", "system-build.bpmn", "<a>".repeat(100_000) + "</a>".repeat(100_000), "levels deep"),
            Bad.text("50,000 subprocesses in each other", "system-build.bpmn", "<definitions xmlns=\"" + BPMN + "\"><process id=\"p\">"
                + "<subProcess>".repeat(50_000) + "</subProcess>".repeat(50_000) + "</process></definitions>", "levels deep"),
            Bad.text("100,000 levels of brackets", "superuser.form", "[".repeat(100_000) + "]".repeat(100_000), "proper JSON"),
            Bad.text("300 groups in each other", "superuser.form", FORM + "[" + "{\"type\":\"group\",\"components\":[".repeat(300)
                + "]}".repeat(300) + "]}", "levels deep"),
            Bad.text("a condition with 20,000 brackets", "superuser.form", condition("(".repeat(20_000) + "1" + ")".repeat(20_000)), "cannot be read"),
            Bad.text("a condition with 20,000 sums", "superuser.form", condition("1+".repeat(20_000) + "1"), "cannot be read"));
    }

    static Stream<Bad> otherThings() {
        String diagram = text("system-build.bpmn");
        return Stream.of(
            Bad.text("a page of HTML", "system-build.bpmn", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>", "is no BPMN diagram"),
            Bad.text("a table as a diagram", "standard-fee.bpmn", text("standard-fee.dmn"), "is no BPMN diagram"),
            Bad.text("a diagram as a table", "system-build.dmn", diagram, "is no decision table"),
            Bad.text("a diagram as a form", "system-build.form", diagram, "proper JSON"),
            Bad.text("a form as a diagram", "superuser.bpmn", text("superuser.form"), "is not proper XML"),
            Bad.text("no process", "system-build.bpmn", "<definitions xmlns=\"" + BPMN + "\" targetNamespace=\"x\"/>", "holds no process"),
            Bad.text("a process without an id", "system-build.bpmn",
                "<definitions xmlns=\"" + BPMN + "\" targetNamespace=\"x\"><process/></definitions>", "no id"),
            Bad.text("two processes", "system-build.bpmn", diagram.replace("</bpmn:process>",
                "</bpmn:process><bpmn:process id=\"second\" isExecutable=\"true\"/>"), "holds 2 processes"),
            Bad.text("fields that are no objects", "superuser.form", FORM + "[1,\"x\",null,[],{}]}", "does not know"),
            Bad.text("a number where an id stands", "superuser.form", "{\"id\":7,\"schemaVersion\":\"x\",\"components\":[]}", "schemaVersion"),
            Bad.text("two forms in one file", "superuser.form", text("superuser.form") + text("superuser.form"), "proper JSON"),
            Bad.text("a name with folders", "../../system-build.bpmn", diagram, "without folders"),
            Bad.text("a name from the root", "/etc/passwd.bpmn", diagram, "without folders"),
            Bad.text("a name with a drive", "C:\\models\\system-build.bpmn", diagram, "without folders"),
            Bad.text("a name with a line break", "system-build\n.bpmn", diagram, "is no name"),
            Bad.text("a name with a NUL", "system-build\0.bpmn", diagram, "is no name"),
            Bad.text("no name", "", diagram, "is no name"),
            Bad.text("a very long name", "a".repeat(5000) + ".bpmn", diagram, "is no name"),
            Bad.text("another ending", "system-build.xml", diagram, "is no model"),
            Bad.text("no ending", "system-build", diagram, "is no model"),
            Bad.text("an ending in capitals", "system-build.BPMN", diagram, "small letters"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"bytes", "otherThings"})
    void badInputGetsAPlainSentence(Bad bad) {
        List<Problem> problems = check(new ModelFile(bad.name(), bad.content()));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.text()).contains(bad.telling()).doesNotContain("Exception", "java.");
        });
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.text()).hasSizeLessThan(600).doesNotContain("cannot be checked to the end");
            assertThat(problem.line()).doesNotContain("\n", "\0");
        });
    }

    @Test
    void aFileOfTheComputerIsNotRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "open sesame");
        String diagram = "<!DOCTYPE d [<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">]><definitions xmlns=\"" + BPMN
            + "\" targetNamespace=\"x\"><process id=\"system-build\" name=\"&secret;\"/></definitions>";

        List<Problem> problems = check(BundledModelFiles.text("system-build.bpmn", diagram));

        assertThat(problems).extracting(Problem::line).noneMatch(line -> line.contains("sesame")).anyMatch(line -> line.contains("DOCTYPE"));
    }

    /** A reader of XML that looks for the schemas that a file names would ask any address for a stranger. */
    @ParameterizedTest
    @ValueSource(strings = {"schemaLocation=\"urn:other %s\"", "noNamespaceSchemaLocation=\"%s\""})
    void nothingIsFetched(String hint) throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/other.xsd";
            String diagram = text("system-build.bpmn").replace("<bpmn:definitions ",
                "<bpmn:definitions xmlns:o=\"urn:other\" o:made=\"elsewhere\" xsi:" + hint.formatted(address) + " ");
            String table = text("standard-fee.dmn").replace("<definitions ", "<definitions xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                + "xmlns:o=\"urn:other\" o:made=\"elsewhere\" xsi:" + hint.formatted(address) + " ");

            List<Problem> problems = check(BundledModelFiles.text("system-build.bpmn", diagram), BundledModelFiles.text("standard-fee.dmn", table));

            assertThat(asked).isEmpty();
            // the engine's own reader would ask, so it must not get to see them
            assertThat(problems).filteredOn(Problem::isError).extracting(Problem::file).contains("system-build.bpmn", "standard-fee.dmn");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-8 with a mark", "ISO-8859-1"})
    void aDiagramIsReadInWhateverEncodingItSaysThatItHas(String encoding) throws IOException {
        String diagram = text("system-build.bpmn");
        byte[] content = switch (encoding) {
            case "UTF-16" -> diagram.replace("UTF-8", "UTF-16").getBytes(UTF_16);
            case "UTF-8 with a mark" -> ("\uFEFF" + diagram).getBytes(UTF_8);
            default -> diagram.replace("UTF-8", encoding).getBytes(encoding);
        };

        assertThat(BundledModelFiles.check(new ModelFile("system-build.bpmn", content))).extracting(Problem::line).isEmpty();
    }

    @Test
    void oneBadFileDoesNotHideWhatIsWrongInAnother() {
        ModelFile broken = BundledModelFiles.changed("standard-fee.dmn", table -> table.remove(table.rowWith(1, "")));

        List<Problem> problems = check(BundledModelFiles.text("system-build.bpmn", "no diagram"), broken);

        assertThat(problems).extracting(Problem::file).contains("system-build.bpmn", "standard-fee.dmn");
    }

    @Test
    void nothingAtAllIsNoProblem() {
        assertThat(BundledModelFiles.CHECK.check(List.of(), List.of(), Map.of())).isEmpty();
    }

    private static List<Problem> check(ModelFile... files) {
        return assertTimeoutPreemptively(LONGEST, () -> BundledModelFiles.CHECK.check(Arrays.asList(files), List.of(), Map.of()));
    }

    private static String condition(String feel) {
        return FORM + "[{\"type\":\"textfield\",\"key\":\"k\",\"id\":\"k\",\"label\":\"K\",\"conditional\":{\"hide\":\"=" + feel + "\"}}]}";
    }

    private static String text(String name) {
        return new String(BundledModelFiles.file(name).content(), UTF_8);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }
}
