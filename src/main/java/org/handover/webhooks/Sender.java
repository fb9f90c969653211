package org.handover.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends a message once, signed as Standard Webhooks say. It follows no redirect, keeps no cookie and no connection, uses no
 * proxy that the JVM is set up with, and gives up after {@link Limits#whole} whatever the other side does; this is why it uses the HTTP
 * client itself, whose requests can be cut off.
 */
class Sender implements AutoCloseable {

    static final Limits LIMITS = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(20));
    /** A wish to be left alone for longer is not granted. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final int READ_AT_MOST = 2000;

    private final Reach reach;
    private final Limits limits;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;

    /**
     * How long an attempt may take.
     *
     * @param connect until there is a connection to one address
     * @param answer  until something more of the answer comes
     * @param whole   from the beginning of the attempt to its end; only DNS, which cannot be cut off, can make it longer
     */
    record Limits(Duration connect, Duration answer, Duration whole) {
    }

    Sender(Reach reach, Limits limits) {
        this.reach = reach;
        this.limits = limits;
        Timeout connect = Timeout.of(limits.connect());
        Timeout answer = Timeout.of(limits.answer());
        this.client = HttpClients.custom()
            .setConnectionManager(new DirectConnections().setDnsResolver(reach).setMaxConnTotal(100).setMaxConnPerRoute(50)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connect).setSocketTimeout(answer).build())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(answer).build())
                .build())
            .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(connect).setResponseTimeout(answer).build())
            .setConnectionReuseStrategy((request, response, context) -> false)
            .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement().disableAuthCaching()
            .disableContentCompression().disableConnectionState().setUserAgent("Handover-Webhooks").build();
        var executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "handover-webhook-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        this.deadlines = executor;
    }

    /**
     * Sends it and says what came of it, whatever that is.
     *
     * @param id      of the message, the same in every attempt
     * @param secrets each signs
     */
    Answer send(String id, byte[] body, String url, List<String> secrets) {
        Optional<String> wrong = reach.spelling(url);
        if (wrong.isPresent()) {
            return Answer.none("Nothing is sent to this address. " + wrong.get());
        }
        URI uri = URI.create(url);
        HttpPost request = new HttpPost(uri);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        // the receiver compares it with its own clock, so it is never the one that the demo moves
        long now = System.currentTimeMillis() / 1000;
        request.setHeader(Webhook.UNBRANDED_MSG_ID_KEY, id);
        request.setHeader(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(now));
        request.setHeader(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, signatures(id, now, body, secrets));
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, limits.whole().toMillis(), TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(HttpHost.create(uri), request, HttpClientContext.create());
            int status = response.getCode();
            return new Answer(status, beginning(response), retryAfter(response));
        } catch (IOException e) {
            return Answer.none(request.isCancelled() ? notWithin(limits.whole()) : why(e, uri));
        } finally {
            deadline.cancel(false);
            request.cancel(); // what else it may say is not waited for
            Closer.closeQuietly(response);
        }
    }

    private static String signatures(String id, long timestamp, byte[] body, List<String> secrets) {
        String text = new String(body, StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> signature(secret, id, timestamp, text)).collect(Collectors.joining(" "));
    }

    private static String signature(String secret, String id, long timestamp, String text) {
        try {
            return new Webhook(secret).sign(id, timestamp, text);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What has come of the text before the time is over. */
    private static String beginning(ClassicHttpResponse response) {
        byte[] read = new byte[READ_AT_MOST];
        int length = 0;
        try {
            // not closed here, which would read all of it
            InputStream text = response.getEntity() == null ? InputStream.nullInputStream() : response.getEntity().getContent();
            for (int more = 0; more >= 0 && length < READ_AT_MOST; more = text.read(read, length, READ_AT_MOST - length)) {
                length += more;
            }
        } catch (IOException e) {
            // the status counts, however little of the text has come
        }
        return new String(read, 0, length, StandardCharsets.UTF_8);
    }

    /** In seconds or as a date, of which HTTP knows both; null where it is neither. */
    private static Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null) {
            return null;
        }
        String value = header.getValue().strip();
        Duration wanted;
        try {
            wanted = value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value))
                : Duration.between(Instant.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
        return wanted.isNegative() ? Duration.ZERO : wanted.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wanted;
    }

    private static String notWithin(Duration time) {
        return "The endpoint did not answer within " + time.toSeconds() + " seconds.";
    }

    private String why(IOException e, URI uri) {
        if (e instanceof RefusedAddressException) {
            return e.getMessage();
        }
        if (e instanceof UnknownHostException) {
            return "The host " + uri.getHost() + " is not known to DNS.";
        }
        if (e instanceof ConnectTimeoutException || e instanceof HttpHostConnectException) {
            return "No connection to " + uri.getAuthority() + " could be made.";
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return notWithin(limits.answer());
        }
        if (e instanceof SSLException) {
            return "No TLS connection to " + uri.getAuthority() + " could be made: " + e.getMessage();
        }
        return "The endpoint broke off, or what it answered is no HTTP: " + e.getMessage();
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }

    /** Connections that ignore a SOCKS proxy of the JVM, through which every ordinary socket would go. */
    private static final class DirectConnections extends PoolingHttpClientConnectionManagerBuilder {

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(SchemePortResolver ports, DnsResolver dns, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(proxy -> new Socket(Proxy.NO_PROXY), ports, dns,
                RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
        }
    }
}
