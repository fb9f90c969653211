package org.handover.outbox;

import java.time.Instant;

/**
 * An effect that waits for a person.
 *
 * @param since by the database's clock
 */
public record StuckEffect(Effect effect, String reason, Instant since) {
}
