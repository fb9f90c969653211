package org.handover.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class NodesTest {

    @Test
    void aNodeAndItsDatabaseGoByOneClockAndComeBackAfterBothCrashed() throws Exception {
        Assumptions.assumeTrue(FakeTime.isInstalled(), "clocks of processes cannot be moved here: there is no C compiler (cc)");
        FakeTime clock = new FakeTime();
        clock.advance(Duration.ofDays(3));
        try (PostgresServer database = PostgresServer.start(Path.of("target/nodes/nodes-test"), clock);
                Node node = new Node("nodes-test", database).on(clock)) {
            node.start();
            node.addPerson("manager", "project-managers");

            node.kill();
            assertThat(node.isRunning()).isFalse();
            database.crash();
            database.restart();
            clock.advance(Duration.ofDays(1));
            node.start();

            assertThat(node.rest("manager", Node.PASSWORD, "GET", "/user/manager/profile", null).statusCode()).isEqualTo(200);
            try (var connection = database.connect(); var rows = connection.createStatement().executeQuery("select now()")) {
                rows.next();
                assertThat(rows.getObject(1, OffsetDateTime.class).toInstant())
                    .isBetween(Instant.now().plus(Duration.ofDays(4)).minusSeconds(5), Instant.now().plus(Duration.ofDays(4)).plusSeconds(5));
            }
            assertThat(node.log()).contains(Instant.now().plus(Duration.ofDays(4)).toString().substring(0, 10));
        }
    }
}
