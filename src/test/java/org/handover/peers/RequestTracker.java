package org.handover.peers;

import java.nio.file.Path;
import java.util.Map;

/**
 * A real Request Tracker 5, started once for this JVM.
 *
 * @param url        without a path
 * @param token      of the account of Handover
 * @param agentToken of somebody of support
 * @param home       its files; {@code rt.db} is its database
 */
public record RequestTracker(String url, String token, String agentToken, Path home) {

    public static final String QUEUE = "Implementation";
    public static final String SECOND_QUEUE = "Second level";
    public static final String KEY_FIELD = "CorrelationId";
    public static final String BILLABLE_FIELD = "Billable";
    public static final String LEVEL_FIELD = "SupportLevel";

    private static RequestTracker started;

    /** Skips the test that asks where it is not installed, or where the tests do not run as root. */
    public static synchronized RequestTracker start() {
        if (started == null) {
            int port = Peer.freePort();
            Path home = Peer.start("request-tracker", Map.of("RT_PORT", String.valueOf(port))).resolve("rt");
            started = new RequestTracker("http://127.0.0.1:" + port, Peer.read(home.resolve("token")), Peer.read(home.resolve("agent-token")), home);
        }
        return started;
    }

    /** Settings with which Handover uses it, or a proxy in front of it. */
    public Map<String, String> settings(String throughUrl) {
        return Map.of("handover.tickets.desk", "request-tracker", "handover.tickets.request-tracker.url", throughUrl,
                "handover.tickets.request-tracker.token", token, "handover.tickets.request-tracker.queue", QUEUE,
                "handover.tickets.request-tracker.key-field", KEY_FIELD, "handover.tickets.request-tracker.billable-field", BILLABLE_FIELD,
                "handover.tickets.request-tracker.level-field", LEVEL_FIELD);
    }
}
