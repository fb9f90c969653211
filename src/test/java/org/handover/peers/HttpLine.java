package org.handover.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The line to a peer that speaks HTTP, on which requests and answers can get lost. */
public final class HttpLine implements AutoCloseable {

    /** @param what such as {@code POST /REST/2.0/ticket}, without the query */
    public record Request(String what, String body) {
    }

    /** What becomes of a request. */
    public sealed interface Fate {

        /** It is answered. */
        record Answered() implements Fate {
        }

        /** It is carried out over there, but its answer is lost and the connection closed. */
        record AnswerLost() implements Fate {
        }

        /** It gets lost before it arrives. */
        record RequestLost() implements Fate {
        }

        /** The connection is closed at once, and the request arrives after this time. */
        record ArrivesLate(Duration after) implements Fate {
        }

        /** Nothing is said for this time. */
        record Silence(Duration time) implements Fate {
        }

        /** Something on the way answers instead. */
        record Instead(int status, String body) implements Fate {
        }

        Fate ANSWERED = new Answered();
    }

    private static final Set<String> NOT_PASSED_ON = Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");

    private final URI peer;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Fate> fate = request -> Fate.ANSWERED;

    public HttpLine(String peer) {
        this.peer = URI.create(peer);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on. */
    public void fate(Function<Request, Fate> what) {
        fate = what;
    }

    /** Everything is answered again, and what was asked is forgotten. */
    public void mend() {
        fate = request -> Fate.ANSWERED;
        requests.clear();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Request request = new Request(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), new String(body));
        requests.add(request);
        Fate what = fate.apply(request);
        try {
            if (what instanceof Fate.Answered) {
                HttpResponse<byte[]> answer = passOn(exchange, body);
                answer.headers().map().forEach((name, values) -> {
                    if (!NOT_PASSED_ON.contains(name.toLowerCase())) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            } else if (what instanceof Fate.AnswerLost) {
                passOn(exchange, body);
            } else if (what instanceof Fate.ArrivesLate late) {
                threads.submit(() -> {
                    Thread.sleep(late.after().toMillis());
                    return passOn(exchange, body);
                });
            } else if (what instanceof Fate.Silence silence) {
                Thread.sleep(silence.time().toMillis());
            } else if (what instanceof Fate.Instead instead) {
                byte[] answer = instead.body().getBytes();
                exchange.sendResponseHeaders(instead.status(), answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(peer.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
