package org.handover.webhooks;

import java.time.Instant;
import java.util.Set;

/**
 * Where events are sent, without its secrets.
 *
 * @param events          names of the events that it gets
 * @param project         the project of which it is told; null for all
 * @param oldSecretUntil  until then the secret before signs as well; null where there is none
 * @param disabledBecause why it is off; null while it is on
 * @param failures        how often in a row nothing could be delivered
 * @param pausedUntil     nothing is sent before; null where nothing keeps it
 */
record Endpoint(long id, String url, String description, Set<String> events, String project, Instant oldSecretUntil, boolean enabled,
        String disabledBecause, int failures, Instant pausedUntil, Instant createdAt, String createdBy) {
}
