package org.handover.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.nodes.FaultProxy;
import org.handover.nodes.Node;
import org.handover.nodes.PostgresServer;
import org.handover.peers.RequestTracker;
import org.junit.jupiter.api.Test;

/** The database comes back from a backup that is older than tickets and mails that it had ordered. */
class RestoredBackupTest {

    private static final int COUNT = 10;

    @Test
    void ticketsAndMailsThatAreThereAlreadyAreAdopted() throws Exception {
        RequestTracker desk = RequestTracker.start();
        try (Mailboxes mail = new Mailboxes(); FaultProxy proxy = mail.proxy(); FaultProxy toDesk =
                new FaultProxy("127.0.0.1", URI.create(desk.url()).getPort());
                PostgresServer database = PostgresServer.start(Path.of("target/nodes/restored"));
                Node node = mail.on(new Node("restored", database), proxy)) {
            desk.settings("http://127.0.0.1:" + toDesk.port()).forEach(node::with);
            Effects effects = new Effects(database);
            proxy.refuse();
            toDesk.refuse();
            node.start();
            Set<String> mails = effects.notices("RESTORED", COUNT);
            effects.tickets("RESTORED", COUNT);
            node.stop();
            database.stop();
            Path backup = Path.of("target/nodes/restored-backup");
            database.backUpTo(backup);
            database.restart();
            proxy.accept();
            toDesk.accept();
            node.start();
            effects.awaitAllDone("RESTORED", 2 * COUNT, Duration.ofSeconds(90));
            Map<String, String> before = numbers(effects);
            node.stop();

            database.stop();
            database.restoreFrom(backup);
            database.restart();
            assertThat(effects.states("RESTORED")).doesNotContainKey("done");
            node.with("handover.mail.archive.ask-first", "true").start();

            effects.awaitAllDone("RESTORED", 2 * COUNT, Duration.ofSeconds(90));
            assertThat(numbers(effects)).as("the same tickets").isEqualTo(before).hasSize(COUNT);
            assertThat(mail.arrived()).as("each mail once").isEqualTo(mails.stream().collect(Collectors.toMap(Function.identity(), id -> 1)));
        }
    }

    private static Map<String, String> numbers(Effects effects) {
        Map<String, String> numbers = new TreeMap<>();
        List<Map.Entry<String, String>> rows = effects.jdbc().sql("select effect_key, reference from ticket where project = 'RESTORED'")
            .query((row, number) -> Map.entry(row.getString("effect_key"), row.getString("reference"))).list();
        rows.forEach(row -> numbers.put(row.getKey(), row.getValue()));
        return numbers;
    }
}
