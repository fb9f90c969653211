package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.handover.journey.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proxy, a watchdog and a collector of metrics get, and what they do not. */
class HealthTest extends ApplicationTest {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void anybodyMayAskWhetherThisNodeIsWellButNotHow(String path) {
        var answer = get(path, null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("components", "details");
        assertThat(answer.headers().firstValue("Set-Cookie")).as("no session for each call of a proxy").isEmpty();
    }

    @Test
    void readinessAsksTheDatabaseAndTheClockAndNoOtherServer() {
        assertThat(get("/actuator/health/readiness", OPERATOR).body()).contains("\"db\":", "\"clock\":", "\"readinessState\":");
        assertThat(get("/actuator/health", OPERATOR).body()).contains("\"clock\":").doesNotContain("\"mail\"");
    }

    @Test
    void howItIsIsForThoseWhoRunIt() {
        assertThat(get("/actuator/health", ENGINEER).body()).doesNotContain("components");
        assertThat(get("/actuator/health", ADMIN).body()).contains("components");
    }

    @Test
    void metricsAreForThoseWhoRunIt() {
        assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", ENGINEER).statusCode()).isEqualTo(403);
        var answer = get("/actuator/prometheus", OPERATOR);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("jvm_memory_used_bytes", "handover_effects_waiting{kind=\"notice\"}",
            "handover_effects_unknown{kind=\"ticket\"}", "handover_effects_stuck{kind=\"ticket\"}",
            "handover_effects_oldest_age{kind=\"notice\"}", "handover_effects_down{kind=\"notice\"} 0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/info", "/actuator/metrics", "/actuator/shutdown"})
    void nothingElseOfTheActuatorIsThere(String path) {
        var admin = new Browser(port);
        admin.staffLogin(ADMIN, PASSWORD);

        assertThat(get(path, ADMIN).statusCode()).isEqualTo(302);
        assertThat(admin.get(path).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String path, String user) {
        var request = HttpRequest.newBuilder(URI.create(url(path))).header("Accept", "*/*");
        if (user != null) {
            request.header("Authorization", basic(user, PASSWORD));
        }
        return send(request.build());
    }
}
