package org.handover.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.handover.nodes.FakeTime;
import org.handover.nodes.FaultProxy;
import org.handover.nodes.FaultProxy.Fault;
import org.handover.nodes.Node;
import org.handover.nodes.PostgresServer;
import org.handover.peers.MailPeer;
import org.handover.peers.RequestTracker;

/** Two nodes, what they talk to, and the lines between, on which things go wrong. All go by one clock, but for the peers. */
final class World implements AutoCloseable {

    /** The person who answers everything. */
    static final String STAFF = "driver";

    private static final Path HOME = Path.of("target/chaos").toAbsolutePath();
    /** Requests that open a ticket, or bring a whole mail, are at least so large. Bytes. */
    static final int LARGE_FOR_TICKETS = 500;
    static final int LARGE_FOR_MAIL = 1500;

    final FakeTime clock = new FakeTime();
    final RequestTracker tickets;
    final MailPeer mail;
    final PostgresServer database;
    final List<Side> sides;
    final Facts facts;
    private final LocalDate firstDay;

    /** A node with its lines to the peers. */
    static final class Side {
        final Node node;
        final FaultProxy tickets;
        final FaultProxy mail;
        private final long seed;
        private final double rate;

        private Side(Node node, FaultProxy tickets, FaultProxy mail, long seed, double rate) {
            this.node = node;
            this.tickets = tickets;
            this.mail = mail;
            this.seed = seed;
            this.rate = rate;
        }

        /** From now on things go wrong at random. */
        void mix() {
            mixTickets();
            mixMail();
        }

        void mixTickets() {
            tickets.mix(seed, rate, LARGE_FOR_TICKETS);
        }

        void mixMail() {
            mail.mix(seed + 1, rate * 0.6, LARGE_FOR_MAIL);
        }

        boolean isUnderWay() {
            return tickets.isUnderWay() || mail.isUnderWay();
        }
    }

    World(ChaosSettings settings) {
        CompletableFuture<RequestTracker> tracker = CompletableFuture.supplyAsync(RequestTracker::start);
        CompletableFuture<MailPeer> mailServer = CompletableFuture.supplyAsync(MailPeer::start);
        firstDay = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        moveTo(0);
        database = PostgresServer.start(HOME.resolve("database"), clock);
        facts = new Facts(database);
        try {
            tickets = started(tracker);
            mail = started(mailServer);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        sides = List.of(side("chaos-a", settings, 1), side("chaos-b", settings, 2));
    }

    /** A peer that is not installed skips the test that asks. */
    private static <T> T started(CompletableFuture<T> peer) {
        try {
            return peer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException skipped) {
                throw skipped;
            }
            throw e;
        }
    }

    private Side side(String name, ChaosSettings settings, int number) {
        FaultProxy toTickets = new FaultProxy("127.0.0.1", URI.create(tickets.url()).getPort());
        FaultProxy toMail = new FaultProxy("127.0.0.1", mail.smtpPort());
        toTickets.delay(Duration.ofSeconds(4));
        toMail.delay(Duration.ofSeconds(3));
        Node node = new Node(name, database).on(clock);
        Stream.of(mail.properties()).forEach(property -> node.with(property.split("=", 2)[0], property.split("=", 2)[1]));
        tickets.settings("http://127.0.0.1:" + toTickets.port()).forEach(node::with);
        // timeouts decide how long nobody looks what became of an attempt: short, so that a run does not take a day
        Map.ofEntries(
            Map.entry("spring.mail.port", "" + toMail.port()),
            Map.entry("spring.mail.properties.mail.smtp.connectiontimeout", "1500"),
            Map.entry("spring.mail.properties.mail.smtp.timeout", "1500"),
            Map.entry("spring.mail.properties.mail.smtp.writetimeout", "1500"),
            Map.entry("handover.mail.archive.lag", "3s"),
            Map.entry("handover.tickets.timeout", "2s"),
            Map.entry("handover.tickets.server-work", "8s"),
            Map.entry("handover.tickets.search-lag", "1s"),
            Map.entry("handover.dispatcher.every", "300ms"),
            Map.entry("handover.dispatcher.workers", "3"),
            Map.entry("handover.dispatcher.probe", "1s"),
            Map.entry("handover.dispatcher.waits", "1s,1s,2s"),
            Map.entry("camunda.bpm.job-execution.lock-time-in-millis", "15000"),
            Map.entry("camunda.bpm.job-execution.wait-time-in-millis", "300"),
            Map.entry("camunda.bpm.job-execution.max-wait", "600"),
            Map.entry("camunda.bpm.job-execution.core-pool-size", "2"),
            Map.entry("camunda.bpm.job-execution.max-pool-size", "3"),
            Map.entry("spring.datasource.hikari.connection-timeout", "5000"),
            Map.entry("spring.datasource.hikari.maximum-pool-size", "12"),
            Map.entry("server.tomcat.threads.max", "20")).forEach(node::with);
        if (settings.naive()) {
            node.besides(naiveClasses()).with("spring.main.sources", "org.handover.outbox.NaiveDelegate")
                .with("handover.dispatcher.enabled", "false").with("camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle", "R60/PT1S")
                .with("chaos.naive.tickets", "http://127.0.0.1:" + toTickets.port()).with("chaos.naive.token", tickets.token());
        }
        return new Side(node, toTickets, toMail, settings.seed() * 10 + number, settings.rate());
    }

    private static Path naiveClasses() {
        try {
            Path room = Path.of("org/handover/outbox");
            Path copies = HOME.resolve("naive");
            Files.createDirectories(copies.resolve(room));
            try (Stream<Path> compiled = Files.list(Path.of("target/test-classes").resolve(room))) {
                for (Path file : compiled.filter(file -> file.getFileName().toString().startsWith("NaiveDelegate")).toList()) {
                    Files.copy(file, copies.resolve(room).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return copies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts both nodes, the second when the first has made the tables, and deploys the diagram as a process owner would. */
    void startNodes() {
        Node first = sides.get(0).node;
        first.begin();
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> !first.isRunning() || first.log().contains("UPDATE SUMMARY"));
        // looking again whether the tables are there is a third of a start
        sides.forEach(side -> side.node.with("spring.liquibase.enabled", "false"));
        sides.get(1).node.begin();
        first.awaitReady(Duration.ofMinutes(3));
        first.addPerson(STAFF, "project-managers", "engineers", "support", "finance");
        deploy(first);
        allow(first, 6, "delivered-project", "ALL");
        allow(first, 8, "*", "CREATE");
    }

    /** What the product gives to groups at its start, for a diagram that came later. */
    private static void allow(Node node, int resource, String id, String permission) {
        try {
            var answer = node.rest("POST", "/authorization/create", """
                {"type": 1, "permissions": ["%s"], "userId": "%s", "resourceType": %d, "resourceId": "%s"}"""
                .formatted(permission, STAFF, resource, id));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The staff were not allowed to start projects: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deploy(Node node) {
        try {
            String boundary = UUID.randomUUID().toString();
            String file = Files.readString(Path.of("src/test/resources/chaos/delivered-project.bpmn"));
            String body = part(boundary, "deployment-name", null, "chaos") + part(boundary, "file", "delivered-project.bpmn", file)
                + "--" + boundary + "--\r\n";
            var answer = node.send("POST", "/engine-rest/deployment/create", "multipart/form-data; boundary=" + boundary, body);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The diagram of the run was not deployed: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String part(String boundary, String name, String file, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
            + (file == null ? "" : "; filename=\"" + file + "\"\r\nContent-Type: application/octet-stream") + "\r\n\r\n" + content + "\r\n";
    }

    /** The calendar date of a day of the run. */
    LocalDate date(int day) {
        return firstDay.plusDays(day);
    }

    /** To ten in the morning of a day of the run, for all processes at once. Never backwards. */
    void moveTo(int day) {
        Instant morning = date(day).atTime(LocalTime.of(10, 0)).toInstant(ZoneOffset.UTC);
        Duration by = Duration.between(clock.now(), morning);
        if (!by.isNegative()) {
            clock.advance(by);
        }
    }

    /** Whether the mail server still has something to put into mailboxes. */
    boolean isMailUnderWay() {
        Path queue = mail.log().getParent().resolveSibling("queue");
        return Stream.of("maildrop", "incoming", "active").map(queue::resolve).filter(Files::isDirectory).anyMatch(folder -> {
            try (Stream<Path> mails = Files.list(folder)) {
                return mails.findAny().isPresent();
            } catch (IOException e) {
                return true;
            }
        });
    }

    /** How often each fault struck on all lines to one peer. */
    Map<Fault, Integer> faults(Function<Side, FaultProxy> line) {
        Map<Fault, Integer> counted = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            counted.put(fault, sides.stream().map(line).mapToInt(proxy -> proxy.count(fault)).sum());
        }
        return counted;
    }

    @Override
    public void close() {
        sides.forEach(side -> {
            side.node.close();
            side.tickets.close();
            side.mail.close();
        });
        facts.close();
        database.close();
    }
}
