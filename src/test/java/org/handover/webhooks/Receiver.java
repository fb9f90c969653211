package org.handover.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A program that gets events, on this machine: it keeps what it got and answers as a test wants. */
public final class Receiver implements AutoCloseable {

    /** What it got, the oldest first. */
    public final List<Received> received = new CopyOnWriteArrayList<>();
    /** Says what it answers. */
    public volatile Function<Received, Reply> answer = message -> new Reply(204, Map.of(), "");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public record Reply(int status, Map<String, String> headers, String body) {
    }

    /** @param headers by their name in small letters */
    public record Received(String path, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        }

        /** Whether the signature is right, by the library of Standard Webhooks. */
        public boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            }
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Always answers with this status. */
    public void answers(int status) {
        answer = message -> new Reply(status, Map.of(), "");
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = exchange.getRequestHeaders().entrySet().stream()
            .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        Received message = new Received(exchange.getRequestURI().toString(), headers,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(message);
        Reply reply = answer.apply(message);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
