package org.handover.nodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real PostgreSQL as processes of its own, which writes through to disk as in production, can crash, and goes on with what it has.
 * Where its data directory is kept is free, so that it can be on a disk that fills up.
 */
public final class PostgresServer implements AutoCloseable {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path data;
    private final Path log;
    private final int port = Processes.freePort();
    private final Map<String, String> environment = new HashMap<>();
    private Process process;

    /** Makes the database and starts it, on the machine's own time. */
    public static PostgresServer start(Path data) {
        return start(data, null);
    }

    /**
     * Makes a new database in a directory, which is emptied first, and starts it.
     *
     * @param clock the clock that it goes by, null for the machine's
     */
    public static PostgresServer start(Path data, FakeTime clock) {
        PostgresServer server = new PostgresServer(data.toAbsolutePath());
        if (clock != null) {
            server.environment.putAll(clock.environment());
        }
        server.initialize();
        server.restart();
        return server;
    }

    private PostgresServer(Path data) {
        this.data = data;
        this.log = Path.of("target/nodes", data.getFileName() + ".log").toAbsolutePath();
    }

    private void initialize() {
        try {
            delete(data);
            Files.createDirectories(data);
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Processes.run(command("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"),
            Map.of(), log);
    }

    /** Starts it again after {@link #crash()} or {@link #stop()}, and waits until it serves. Adds to its log. */
    public synchronized void restart() {
        if (isRunning()) {
            throw new IllegalStateException("PostgreSQL runs already.");
        }
        process = Processes.start(command("postgres", "-D", data.toString(), "-p", Integer.toString(port), "-k", "",
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=on", "-c", "max_connections=100", "-c", "timezone=UTC",
            "-c", "log_timezone=UTC"), environment, log);
        long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try (Connection connection = connect()) {
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > giveUp) {
                    throw new IllegalStateException("PostgreSQL does not start: " + Processes.read(log), e);
                }
                Processes.pause(50);
            }
        }
    }

    /** Ends all its processes as {@code kill -9} and a power failure do: nothing is written any more. */
    public synchronized void crash() {
        Processes.killWithChildren(process);
    }

    /** Ends it without finishing anything, as {@code pg_ctl stop -m immediate} does. */
    public synchronized void stopImmediately() {
        end("QUIT");
    }

    /** Ends it in order; connections are cut. */
    public synchronized void stop() {
        end("INT");
    }

    private void end(String signal) {
        Processes.signal(process, signal);
        if (!Processes.ended(process, 60)) {
            throw new IllegalStateException("PostgreSQL does not stop: " + Processes.read(log));
        }
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Copies the data directory of the stopped server, so that {@link #restoreFrom} brings this moment back. */
    public synchronized void backUpTo(Path backup) {
        mustBeStopped();
        copy(data, backup.toAbsolutePath());
    }

    /** Puts a copy in the place of the data of the stopped server. */
    public synchronized void restoreFrom(Path backup) {
        mustBeStopped();
        copy(backup.toAbsolutePath(), data);
    }

    private void mustBeStopped() {
        if (isRunning()) {
            throw new IllegalStateException("PostgreSQL must be stopped for that.");
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    public int port() {
        return port;
    }

    /** A new connection for the test itself. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), "");
    }

    public String log() {
        return Processes.read(log);
    }

    /** Ends it as it is; the data stays. */
    @Override
    public synchronized void close() {
        if (process != null) {
            Processes.killWithChildren(process);
        }
    }

    /** PostgreSQL refuses to be run by root, but not in a user namespace in which nobody is root. */
    private static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(ROOT ? List.of("unshare", "-U") : List.of());
        command.add(binaries().resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** The programs that the embedded PostgreSQL of the other tests unpacks. */
    private static synchronized Path binaries() {
        Path home = Path.of("target/nodes/postgres").toAbsolutePath();
        return unpacked(home).or(() -> {
            try (EmbeddedPostgres unpacking = EmbeddedPostgres.builder().setOverrideWorkingDirectory(home.toFile()).start()) {
                return unpacked(home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).orElseThrow();
    }

    private static Optional<Path> unpacked(Path home) {
        try (Stream<Path> versions = Files.exists(home) ? Files.list(home) : Stream.empty()) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("postgres"))).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            delete(to);
            Files.createDirectories(to);
            Process cp = new ProcessBuilder("cp", "-a", from + "/.", to.toString()).inheritIO().start();
            if (!Processes.ended(cp, 120) || cp.exitValue() != 0) {
                throw new IllegalStateException("Could not copy " + from + " to " + to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    // a directory that is a disk of its own stays
                    if (!path.equals(directory)) {
                        Files.delete(path);
                    }
                }
            }
        }
    }
}
