package org.handover.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real Redmine 5, started once for this JVM.
 *
 * @param url           without a path
 * @param key           of the account of Handover
 * @param agentKey      of somebody of support
 * @param keyField      number of the custom field for keys
 * @param billableField number of the custom field for whether the customer pays
 * @param levelField    number of the custom field for the level of support
 */
public record Redmine(String url, String key, String agentKey, int keyField, int billableField, int levelField) {

    public static final String PROJECT = "impl";

    private static Redmine started;

    /** Skips the test that asks where it is not installed, or where the tests do not run as root. */
    public static synchronized Redmine start() {
        if (started == null) {
            int port = Peer.freePort();
            Path home = Peer.start("redmine", Map.of("REDMINE_PORT", String.valueOf(port))).resolve("redmine");
            try {
                JsonNode api = new JsonMapper().readTree(Peer.read(home.resolve("api.json")));
                started = new Redmine("http://127.0.0.1:" + port, api.path("key").asText(), api.path("agent").asText(),
                        api.path("keyField").asInt(), api.path("billableField").asInt(), api.path("levelField").asInt());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return started;
    }

    /** Settings with which Handover uses it, or a proxy in front of it. */
    public Map<String, String> settings(String throughUrl) {
        return Map.of("handover.tickets.desk", "redmine", "handover.tickets.redmine.url", throughUrl, "handover.tickets.redmine.key", key,
                "handover.tickets.redmine.project", PROJECT, "handover.tickets.redmine.tracker", "Support",
                "handover.tickets.redmine.key-field", String.valueOf(keyField),
                "handover.tickets.redmine.billable-field", String.valueOf(billableField),
                "handover.tickets.redmine.level-field", String.valueOf(levelField));
    }
}
