package org.handover.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.handover.outbox.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells endpoints what happened: writes, in the transaction of the fact, a message and an effect for each that wants to know. */
@Service
class Webhooks {

    /** The kind of effect by which a message is sent. */
    static final String KIND = "webhook";
    /** The event that only tries an endpoint. */
    static final String TEST = "webhook.test";

    private final Listeners listeners;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    Webhooks(Listeners listeners, Deliveries deliveries, Outbox outbox, ObjectMapper json, Clock clock) {
        this.listeners = listeners;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Tells every endpoint that wants this event of this project. Takes part in the caller's transaction; where no endpoint wants it,
     * nothing is asked of the database.
     *
     * @param data texts, numbers and booleans besides the project's number; asked for only where somebody wants it
     */
    @Transactional
    public void tell(EventType event, String project, Supplier<Map<String, Object>> data) {
        List<Long> endpoints = listeners.of(event, project);
        if (!endpoints.isEmpty()) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("project", project);
            all.putAll(data.get());
            byte[] body = body(event.text(), all);
            endpoints.forEach(endpoint -> add(endpoint, event.text(), project, body));
        }
    }

    /** Sends an event that means nothing to one endpoint. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void test(long endpoint) {
        add(endpoint, TEST, "", body(TEST, Map.of("endpoint", endpoint)));
    }

    /**
     * The key is the message's {@code webhook-id}, and random: it is made in the transaction of the fact, which is either there with
     * its one message or not at all. No process instance asked for it.
     */
    private void add(long endpoint, String event, String project, byte[] body) {
        String key = "msg_" + UUID.randomUUID().toString().replace("-", "");
        outbox.add(key, KIND, project, "", event);
        deliveries.add(key, endpoint, event, project, body);
    }

    private byte[] body(String event, Map<String, Object> data) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", event);
        message.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        message.put("data", data);
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
