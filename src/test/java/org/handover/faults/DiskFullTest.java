package org.handover.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.handover.nodes.FaultProxy;
import org.handover.nodes.Node;
import org.handover.nodes.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database's disk is full for a while. */
class DiskFullTest {

    private static final Path DISK = Path.of("target/nodes/disk-full").toAbsolutePath();
    private static boolean mounted;

    @BeforeAll
    static void aSmallDisk() throws Exception {
        Files.createDirectories(DISK);
        mounted = "root".equals(System.getProperty("user.name")) && run("mount", "-t", "tmpfs", "-o", "size=320m,mode=700", "tmpfs", DISK.toString()) == 0;
        Assumptions.assumeTrue(mounted, "no small disk can be made here: that takes root");
    }

    @AfterAll
    static void takeItAway() throws Exception {
        if (mounted) {
            run("umount", "--lazy", DISK.toString());
        }
    }

    @Test
    void whatCouldNotBeWrittenIsRefusedInPlainWordsNothingIsLostAndNothingHappensTwiceAndItGoesOnByItself() throws Exception {
        try (Mailboxes mail = new Mailboxes(); FaultProxy proxy = mail.proxy();
                PostgresServer database = PostgresServer.start(DISK);
                Node node = mail.on(new Node("disk-full", database), proxy).with("handover.dispatcher.probe", "1s")) {
            RestAnswers.start(node);
            node.addPerson("manager", "project-managers");
            Effects effects = new Effects(database);
            proxy.refuse();
            Set<String> all = effects.notices("FULL", 100);

            Path ballast = DISK.resolve("ballast");
            fill(ballast);
            proxy.accept();
            RestAnswers people = new RestAnswers(node);
            int refused = 0;
            for (int i = 0; i < 200 && refused < 3; i++) {
                try {
                    people.startProject("FULL-" + i, LocalDateTime.now());
                } catch (IOException e) {
                    assertThat(e.getMessage()).contains("The database cannot keep this now.").doesNotContain("SQL", "Exception:");
                    refused++;
                }
            }
            assertThat(refused).as("the disk is full").isPositive();
            Thread.sleep(10_000);
            assertThat(node.isRunning()).isTrue();

            Files.delete(ballast);
            if (!database.isRunning()) {
                database.restart();
            }

            effects.awaitAllDone("FULL", 100, Duration.ofSeconds(90));
            assertThat(mail.arrived()).as("each once").containsAllEntriesOf(all.stream().collect(Collectors.toMap(Function.identity(), id -> 1)));
            Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() ->
                assertThat(node.rest("GET", "/engine", null).statusCode()).isEqualTo(200));
            people.startProject("FULL-AGAIN", LocalDateTime.now());
            assertThat(effects.states("FULL")).isEqualTo(Map.of("done", 100L));
        }
    }

    private static void fill(Path file) throws Exception {
        run("dd", "if=/dev/zero", "of=" + file, "bs=64k");
        run("dd", "if=/dev/zero", "of=" + file, "bs=1k", "oflag=append", "conv=notrunc");
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
}
