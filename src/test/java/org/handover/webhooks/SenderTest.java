package org.handover.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.handover.webhooks.Receiver.Received;
import org.handover.webhooks.Receiver.Reply;
import org.handover.webhooks.Sender.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One message over real HTTP, and what receivers do to it. */
class SenderTest {

    private static final byte[] BODY = "{\"type\":\"webhook.test\",\"data\":{\"city\":\"Zürich\"}}".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = Secrets.make();
    private static final Limits SHORT = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final Receiver receiver = new Receiver();
    private final Sender sender = new Sender(new Reach(new WebhookSettings(List.of("127.0.0.0/8"), true), SystemDefaultDnsResolver.INSTANCE), SHORT);

    @AfterEach
    void close() throws IOException {
        receiver.close();
        sender.close();
    }

    @Test
    void theReceiverVerifiesTheSignatureWithTheLibrary() {
        assertThat(send(receiver.url("/hook?of=handover"), SECRET).status()).isEqualTo(204);

        Received message = receiver.received.get(0);
        assertThat(message.path()).isEqualTo("/hook?of=handover");
        assertThat(message.header("webhook-id")).isEqualTo("msg_1");
        assertThat(message.header("content-type")).startsWith("application/json");
        assertThat(message.body()).isEqualTo(new String(BODY, StandardCharsets.UTF_8));
        assertThat(Long.parseLong(message.header("webhook-timestamp"))).isCloseTo(Instant.now().getEpochSecond(),
            org.assertj.core.data.Offset.offset(10L));
        assertThat(message.isSignedWith(SECRET)).isTrue();
    }

    @Test
    void anotherSecretAnotherBodyOrAnotherIdDoesNotVerify() {
        send(receiver.url("/"), SECRET);

        Received message = receiver.received.get(0);
        assertThat(message.isSignedWith(Secrets.make())).isFalse();
        assertThat(new Received("/", message.headers(), message.body() + " ").isSignedWith(SECRET)).isFalse();
        Map<String, List<String>> otherId = new java.util.HashMap<>(message.headers());
        otherId.put("webhook-id", List.of("msg_2"));
        assertThat(new Received("/", otherId, message.body()).isSignedWith(SECRET)).isFalse();
    }

    @Test
    void whileASecretIsExchangedBothSign() {
        String before = Secrets.make();

        send(receiver.url("/"), SECRET, before);

        Received message = receiver.received.get(0);
        assertThat(message.isSignedWith(SECRET)).isTrue();
        assertThat(message.isSignedWith(before)).isTrue();
        assertThat(message.header("webhook-signature").split(" ")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        receiver.answer = message -> new Reply(message.path().equals("/") ? status : 204, Map.of("Location", receiver.url("/elsewhere")), "");

        assertThat(send(receiver.url("/"), SECRET).status()).isEqualTo(status);
        assertThat(receiver.received).hasSize(1);
    }

    @Test
    void ofABigAnswerTheBeginningIsKeptInPrintableForm() {
        receiver.answer = message -> new Reply(500, Map.of("Content-Type", "text/html"), "<b>no\u0000\u001b[31m\u202e</b>" + "x".repeat(5_000_000));

        Answer answer = send(receiver.url("/"), SECRET);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.words()).startsWith("<b>no [31m </b>xxx").hasSize(500);
    }

    @Test
    @Timeout(10)
    void anAnswerThatNeverEndsIsNotReadToItsEnd() {
        String endless = Raw.serve(out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(("1000\r\n" + "y".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThat(send(endless, SECRET).status()).isEqualTo(200);
    }

    @Test
    @Timeout(10)
    void aBodyThatComesDropByDropIsCutOffAndTheStatusCounts() {
        String drip = Raw.serve(out -> {
            out.write("HTTP/1.1 500 No\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            drop(out);
        });

        Answer answer = send(drip, SECRET);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.words()).startsWith("z").hasSizeLessThan(50);
    }

    @Test
    @Timeout(10)
    void headersThatComeDropByDropAreCutOff() {
        String drip = Raw.serve(out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
            drop(out);
        });

        assertThat(send(drip, SECRET)).isEqualTo(Answer.none("The endpoint did not answer within 2 seconds."));
    }

    @Test
    @Timeout(10)
    void whoTakesAConnectionAndSaysNothingIsLeftAfterTheTimeForAnAnswer() {
        assertThat(send(Raw.serve(out -> Thread.sleep(60_000)), SECRET)).isEqualTo(Answer.none("The endpoint did not answer within 1 seconds."));
    }

    @Test
    void whatIsNoHttpIsSaidSo() {
        Answer answer = send(Raw.serve(out -> out.write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII))), SECRET);

        assertThat(answer.status()).isZero();
        assertThat(answer.words()).startsWith("The endpoint broke off, or what it answered is no HTTP");
    }

    @Test
    void whereNobodyListensNoConnectionIsMade() {
        String closed = receiver.url("/");
        receiver.close();

        Answer answer = send(closed, SECRET);

        assertThat(answer.words()).matches("No connection to 127\\.0\\.0\\.1:\\d+ could be made\\.");
    }

    @Test
    void aNameIsJudgedWhenTheConnectionIsMade() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                asked.incrementAndGet();
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        try (Sender strict = new Sender(new Reach(new WebhookSettings(List.of(), true), rebinding), SHORT)) {
            Answer answer = strict.send("msg_1", BODY, receiver.url("/").replace("127.0.0.1", "hooks.example.org"), List.of(SECRET));

            assertThat(answer.words()).startsWith("Nothing is sent to hooks.example.org, because it is at 127.0.0.1");
        }
        assertThat(asked).hasValue(1);
        assertThat(receiver.received).isEmpty();
    }

    @Test
    void anAddressWithoutTlsIsNotUsedOnceThatIsForbidden() throws IOException {
        try (Sender strict = new Sender(new Reach(new WebhookSettings(List.of("127.0.0.0/8"), false), SystemDefaultDnsResolver.INSTANCE), SHORT)) {
            assertThat(strict.send("msg_1", BODY, receiver.url("/"), List.of(SECRET)).words()).contains("begins with https://");
        }
        assertThat(receiver.received).isEmpty();
    }

    @Test
    void noProxyOfTheJvmComesInBetween() {
        Map<String, String> proxies = Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "9", "https.proxyHost", "127.0.0.1",
            "https.proxyPort", "9", "http.nonProxyHosts", "", "socksProxyHost", "127.0.0.1", "socksProxyPort", "9", "socksNonProxyHosts", "");
        try {
            proxies.forEach(System::setProperty);
            try (Sender fresh = new Sender(new Reach(new WebhookSettings(List.of("127.0.0.0/8"), true), SystemDefaultDnsResolver.INSTANCE), SHORT)) {
                assertThat(fresh.send("msg_1", BODY, receiver.url("/"), List.of(SECRET)).status()).isEqualTo(204);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            proxies.keySet().forEach(System::clearProperty);
        }
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "0, 0", "999999999, 3600", "-5, ", "soon, ", "'Wed, 21 Oct 2015 07:28:00 GMT', 0", "'Fri, 31 Dec 9999 23:59:59 GMT', 3600"})
    void theWishToBeLeftAloneIsUnderstoodWithinReason(String header, Long seconds) {
        receiver.answer = message -> new Reply(429, Map.of("Retry-After", header), "");

        assertThat(send(receiver.url("/"), SECRET).retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    private Answer send(String url, String... secrets) {
        return sender.send("msg_1", BODY, url, List.of(secrets));
    }

    private static void drop(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            out.write('z');
            out.flush();
            Thread.sleep(200);
        }
    }

    /** A server that reads what comes until the end of the headers, and then does as it likes. */
    private interface Raw {

        void answer(OutputStream out) throws IOException, InterruptedException;

        static String serve(Raw raw) {
            try {
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Thread thread = new Thread(() -> {
                    try (server; Socket socket = server.accept()) {
                        socket.getInputStream().read(new byte[4096]);
                        raw.answer(socket.getOutputStream());
                    } catch (IOException | InterruptedException e) {
                        // it was cut off, as it should be
                    }
                });
                thread.setDaemon(true);
                thread.start();
                return "http://127.0.0.1:" + server.getLocalPort() + "/";
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
