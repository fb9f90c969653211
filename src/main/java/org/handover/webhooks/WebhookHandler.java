package org.handover.webhooks;

import java.time.Duration;
import java.util.List;
import org.handover.outbox.Effect;
import org.handover.outbox.EffectHandler;
import org.handover.outbox.Lease;
import org.handover.outbox.Outbox;
import org.handover.outbox.Outcome;
import org.handover.webhooks.Deliveries.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends a message to its endpoint. What may have arrived is sent again under the same {@code webhook-id}, by which the receiver
 * drops doubles. An endpoint that fails three times in a row pauses, longer each time: its messages wait without being sent, one of
 * them tries after each pause, and all go as soon as one is taken. So an endpoint that is down keeps nobody busy.
 */
@Component
class WebhookHandler implements EffectHandler {

    static final int FAILURES_BEFORE_PAUSE = 3;
    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2),
        Duration.ofMinutes(5), Duration.ofMinutes(10));
    /** For DNS, which cannot be interrupted, beyond the sender's own limit. */
    private static final Duration FOR_NAMES = Duration.ofSeconds(20);

    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final Sender sender;
    private final Outbox outbox;

    WebhookHandler(Deliveries deliveries, Endpoints endpoints, Sender sender, Outbox outbox) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.sender = sender;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return Webhooks.KIND;
    }

    @Override
    public Duration longest() {
        return Sender.LIMITS.whole().plus(FOR_NAMES);
    }

    @Override
    public Outcome carryOut(Effect effect, Lease lease) {
        Message message = deliveries.message(effect.key());
        if (!message.enabled()) {
            return new Outcome.Refused("The endpoint was switched off before this was delivered.");
        }
        if (message.paused() || message.failures() >= FAILURES_BEFORE_PAUSE && !endpoints.mayProbe(message.endpoint(), longest())) {
            return new Outcome.TryAgain("The endpoint could not take the messages before, so nothing is sent to it for a while.");
        }
        if (!lease.leaves(Sender.LIMITS.whole())) {
            return new Outcome.TryAgain("This node was held up before it could send the message.");
        }
        Answer answer = sender.send(message.key(), message.body(), message.url(), message.secrets());
        deliveries.tried(message.key(), answer);
        return outcome(message, answer);
    }

    private Outcome outcome(Message message, Answer answer) {
        long endpoint = message.endpoint();
        if (answer.accepted()) {
            if (endpoints.succeeded(endpoint)) {
                outbox.bringForward(deliveries.waiting(endpoint));
            }
            return new Outcome.Done("HTTP " + answer.status());
        }
        if (answer.status() == 410) {
            LOG.warn("The webhook endpoint {} answered 410 Gone, which means that it wants no more events. It is switched off.", endpoint);
            endpoints.disable(endpoint, "It answered 410 Gone: it wants no more events.");
            return new Outcome.Refused(answer.reason());
        }
        if (answer.retryAfter() != null && (answer.status() == 429 || answer.status() == 503)) {
            endpoints.pause(endpoint, answer.retryAfter());
        } else {
            endpoints.failed(endpoint, pause(message.failures() + 1));
        }
        return new Outcome.TryAgain(answer.reason());
    }

    private static Duration pause(int failures) {
        int pauses = failures - FAILURES_BEFORE_PAUSE;
        return pauses < 0 ? null : PAUSES.get(Math.min(pauses, PAUSES.size() - 1));
    }

    /** Nobody can be asked, and nobody need be: the receiver knows the message by its id. */
    @Override
    public Outcome lookUp(Effect effect) {
        return new Outcome.TryAgain("Whether the message arrived is not known; it goes again under the same webhook-id.");
    }

    @Override
    public void settled(Effect effect, Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            deliveries.delivered(effect.key());
        } else if (outcome instanceof Outcome.Refused refused) {
            deliveries.dropped(effect.key(), refused.reason());
        }
    }

    /** Who wants no events, or is switched off, gets none; that is no trouble that somebody must see to. */
    @Override
    public boolean refusalEndsIt() {
        return true;
    }
}
