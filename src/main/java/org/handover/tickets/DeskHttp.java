package org.handover.tickets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * JSON over HTTP to a ticket system, with every timeout set, no retries and no redirects. Tells apart what certainly did not happen
 * from what may have, and puts it into a sentence.
 */
final class DeskHttp {

    /** What a request does over there, on which depends what a missing answer means. */
    enum Does {
        /** Nothing: it only asks. */
        READ,
        /** Something, which may have happened when no answer comes. */
        WRITE
    }

    /** @param body never null; missing where the answer was no JSON */
    record Answer(int status, HttpHeaders headers, JsonNode body) {

        boolean isOk() {
            return status >= 200 && status < 300;
        }
    }

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(1);
    private static final int MOST_BYTES = 20_000_000;
    private static final int CONNECTIONS = 32;
    private static final JsonMapper JSON = new JsonMapper();

    private final String desk;
    private final Duration timeout;
    private final RestClient client;

    DeskHttp(String desk, URI url, Duration timeout, Consumer<HttpHeaders> login) {
        this.desk = desk;
        this.timeout = timeout;
        Timeout connect = Timeout.of(connect(timeout));
        Timeout answer = Timeout.of(timeout);
        // a connection that was idle is looked at first: a write that is sent into a closed one would be of unknown outcome
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS).setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connect).setSocketTimeout(answer)
                        .setTimeToLive(TimeValue.of(1, TimeUnit.MINUTES)).setValidateAfterInactivity(TimeValue.ofMilliseconds(100)).build())
                .build();
        var http = HttpClients.custom().setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(Timeout.of(WAIT_FOR_CONNECTION)).setResponseTimeout(answer).build())
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching()
                .build();
        this.client = RestClient.builder().requestFactory(new HttpComponentsClientHttpRequestFactory(http))
                .baseUrl(url.toString().replaceAll("/+$", "")).defaultHeaders(login)
                .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE).build();
    }

    /** How long a call may take at most: to get a connection, to connect, to answer. */
    static Duration longestCall(Duration timeout) {
        return WAIT_FOR_CONNECTION.plus(connect(timeout)).plus(timeout);
    }

    private static Duration connect(Duration timeout) {
        return timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
    }

    /** Asks. Throws for whatever says that the desk cannot be used; other answers than 200, such as 404, come back. */
    Answer read(String path, Object... values) {
        return call(Does.READ, HttpMethod.GET, null, headers -> { }, path, values);
    }

    /** Has something done. A definite no comes back as the answer. */
    Answer write(HttpMethod method, Object body, Consumer<HttpHeaders> headers, String path, Object... values) {
        return call(Does.WRITE, method, body, headers, path, values);
    }

    Answer call(Does does, HttpMethod method, Object body, Consumer<HttpHeaders> headers, String path, Object... values) {
        Answer answer;
        try {
            var request = client.method(method).uri(path, values).headers(headers);
            if (body != null) {
                request.contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsBytes(body));
            }
            answer = request.exchange((sent, response) -> answer(response));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (ResourceAccessException e) {
            throw noAnswer(does, e);
        }
        refuseWhatSaysThatItCannotBeUsed(does, answer);
        return answer;
    }

    /** A definite no, with what the desk says about it. */
    DeskException no(String what, Answer answer, String says) {
        return DeskException.no(desk + " says no to " + what + " (" + answer.status() + "): " + says);
    }

    private static Answer answer(ClientHttpResponse response) throws IOException {
        byte[] body = response.getBody().readNBytes(MOST_BYTES);
        return new Answer(response.getStatusCode().value(), response.getHeaders(), json(body));
    }

    private static JsonNode json(byte[] body) throws IOException {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private void refuseWhatSaysThatItCannotBeUsed(Does does, Answer answer) {
        int status = answer.status();
        if (status == 401) {
            throw DeskException.unreachable(desk + " does not accept our login. Look at the token or password in the settings.");
        }
        if (status == 403 && does == Does.READ) {
            throw DeskException.unreachable(desk + " does not let our account look (403). Look at the rights of the account.");
        }
        if (status >= 300 && status < 400 && status != 304) {
            throw DeskException.unreachable(desk + " sends us elsewhere, to " + answer.headers().getLocation()
                    + ". Put the address that it really has into the settings.");
        }
        if (status == 429) {
            String after = answer.headers().getFirst(HttpHeaders.RETRY_AFTER);
            throw DeskException.later(desk + " has had too many requests" + (after == null ? "." : "; it asks to wait (" + after + ")."));
        }
        if (status >= 500 && does == Does.WRITE) {
            throw DeskException.unknown(desk + " failed on it (" + status + "), and may have done it all the same.", null);
        }
        if (status == 502 || status == 503 || status == 504) {
            throw DeskException.unreachable(desk + " is not available (" + status + ").");
        }
        if (status >= 500) {
            throw DeskException.later(desk + " failed on a question (" + status + ").");
        }
        if (answer.isOk() && answer.body().isMissingNode() && status != 204) {
            String words = desk + " answered with something that it never answers with. Does the address in the settings lead to it?";
            throw does == Does.READ ? DeskException.unreachable(words) : DeskException.unknown(words, null);
        }
    }

    private DeskException noAnswer(Does does, ResourceAccessException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof UnknownHostException) {
            return DeskException.unreachable(desk + " cannot be reached: nobody knows the name of its server.", cause);
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof NoRouteToHostException) {
            return DeskException.unreachable(desk + " cannot be reached: its server does not take the connection within "
                    + connect(timeout).toSeconds() + " seconds.", cause);
        }
        if (cause instanceof ConnectException) {
            return DeskException.unreachable(desk + " cannot be reached: its server refuses the connection.", cause);
        }
        if (cause instanceof SSLHandshakeException) {
            return DeskException.unreachable(desk + " cannot be reached safely: " + cause.getMessage(), cause);
        }
        if (cause instanceof ConnectionRequestTimeoutException) {
            return DeskException.unreachable("Too many calls to " + desk + " are under way.", cause);
        }
        String words = cause instanceof java.net.SocketTimeoutException
                ? desk + " took longer than " + timeout.toSeconds() + " seconds to answer."
                : desk + " broke the connection off before it answered.";
        return does == Does.READ ? DeskException.unreachable(words, cause) : DeskException.unknown(words, cause);
    }
}
