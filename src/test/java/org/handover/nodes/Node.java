package org.handover.nodes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One node of the product as a process of its own, on a database that it may share with others. */
public final class Node implements AutoCloseable {

    public static final String ADMIN = "ada";
    /** Of the administrator. */
    public static final String PASSWORD = "Correct-Horse-7";

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5)).build();

    private final String name;
    private final int port = Processes.freePort();
    private final Path log;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m",
        "-XX:-UsePerfData"));
    private final List<Path> besides = new ArrayList<>();
    private Process process;

    /**
     * A node that is set up but not started.
     *
     * @param name of its log file {@code target/nodes/<name>.log}, which begins anew
     */
    public Node(String name, PostgresServer database) {
        this.name = name;
        this.log = Path.of("target/nodes", name + ".log").toAbsolutePath();
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        with("server.port", Integer.toString(port));
        with("server.address", "127.0.0.1");
        with("spring.profiles.active", "postgres");
        with("spring.datasource.url", database.jdbcUrl());
        with("spring.datasource.username", database.user());
        with("handover.admin.id", ADMIN);
        with("handover.admin.password", PASSWORD);
    }

    /** One more setting of the product, given as an argument. The last one of a name counts. */
    public Node with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** The clock that it goes by instead of the machine's. */
    public Node on(FakeTime clock) {
        environment.putAll(clock.environment());
        return this;
    }

    /** One more option of the Java program. */
    public Node option(String option) {
        options.add(option);
        return this;
    }

    /** Classes of the tests that this node runs besides the product's. */
    public Node besides(Path classes) {
        besides.add(classes.toAbsolutePath());
        return this;
    }

    /** Starts it and waits until it can be used, up to three minutes. */
    public Node start() {
        begin();
        awaitReady(Duration.ofMinutes(3));
        return this;
    }

    /** Starts it and goes on. Also after it ended; its log goes on too. */
    public synchronized Node begin() {
        if (isRunning()) {
            throw new IllegalStateException("Node " + name + " runs already.");
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        StringBuilder classPath = new StringBuilder(Program.classPath());
        besides.forEach(classes -> classPath.append(File.pathSeparator).append(classes));
        command.addAll(List.of("-cp", classPath.toString(), "org.handover.Application"));
        settings.forEach((setting, value) -> command.add("--" + setting + "=" + value));
        process = Processes.start(command, environment, log);
        return this;
    }

    /** @throws IllegalStateException when it ended, or is not ready after so long; the log is in the message */
    public void awaitReady(Duration atMost) {
        long giveUp = System.nanoTime() + atMost.toNanos();
        while (!answers()) {
            if (!isRunning()) {
                throw new IllegalStateException("Node " + name + " ended with " + exitCode() + ": " + endOfLog());
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("Node " + name + " is not ready after " + atMost + ": " + endOfLog());
            }
            Processes.pause(100);
        }
    }

    /** Waits until it has ended by itself and says with which code. */
    public int awaitEnd(Duration atMost) {
        if (!Processes.ended(process, atMost.toSeconds())) {
            throw new IllegalStateException("Node " + name + " still runs after " + atMost + ": " + endOfLog());
        }
        return process.exitValue();
    }

    /** Whether the page that needs no login answers. */
    public boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url("/login"))).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** {@code kill -9}. */
    public synchronized void kill() {
        Processes.killWithChildren(process);
    }

    /** Stands still until {@link #resume()}, as a machine does that is overloaded or moved. */
    public void pause() {
        Processes.signal(process, "STOP");
    }

    public void resume() {
        Processes.signal(process, "CONT");
    }

    /** Ends it in order and waits until it has ended, up to a minute. */
    public synchronized void stop() {
        Processes.signal(process, "TERM");
        awaitEnd(Duration.ofMinutes(1));
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** @throws IllegalThreadStateException while it runs */
    public int exitCode() {
        return process.exitValue();
    }

    public String name() {
        return name;
    }

    public String log() {
        return Processes.read(log);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /**
     * Calls its REST interface as somebody.
     *
     * @param path begins after {@code /engine-rest}
     * @param json null for none
     * @throws ConnectException when it certainly did not get the call
     * @throws IOException      when it may have got it
     */
    public HttpResponse<String> rest(String user, String password, String method, String path, String json) throws IOException {
        return call(user, password, method, "/engine-rest" + path, json);
    }

    /** The same as the administrator. */
    public HttpResponse<String> rest(String method, String path, String json) throws IOException {
        return rest(ADMIN, PASSWORD, method, path, json);
    }

    /** Calls anything with HTTP Basic, and waits up to a minute. */
    public HttpResponse<String> call(String user, String password, String method, String path, String json) throws IOException {
        return send(user, password, method, path, "application/json", json);
    }

    /** Calls anything as the administrator with a body of another type. */
    public HttpResponse<String> send(String method, String path, String contentType, String body) throws IOException {
        return send(ADMIN, PASSWORD, method, path, contentType, body);
    }

    private HttpResponse<String> send(String user, String password, String method, String path, String contentType, String body)
            throws IOException {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofMinutes(1))
            .header("Authorization", "Basic " + login).header("Content-Type", contentType)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Makes a login with the administrator's password in each of these groups; one that is there already stays. */
    public void addPerson(String login, String... groups) {
        try {
            rest("POST", "/user/create", """
                {"profile": {"id": "%s", "firstName": "%s", "lastName": "Test"}, "credentials": {"password": "%s"}}"""
                .formatted(login, login, PASSWORD));
            for (String group : groups) {
                int status = rest("PUT", "/group/" + group + "/members/" + login, "{}").statusCode();
                if (status >= 300 && status != 500) {
                    throw new IllegalStateException(login + " was not put into " + group + ": " + status);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String endOfLog() {
        String all = log();
        return all.substring(Math.max(0, all.length() - 6000));
    }

    /** Kills it where it still runs. */
    @Override
    public synchronized void close() {
        if (process != null) {
            Processes.killWithChildren(process);
        }
    }
}
