package org.handover.outbox;

/**
 * Spring application event, published inside a transaction: the effect has waited for so long that somebody should know. It goes on
 * by itself; {@link Outbox#retry} makes it due at once.
 *
 * @param reason what came of the latest attempt, in words
 */
public record EffectWaits(Effect effect, String reason) {
}
