package org.handover.outbox;

/**
 * Spring application event, published inside the completing transaction: an effect that was announced by {@link EffectWaits} or
 * {@link EffectStuck} is done, refused for good or settled by hand.
 */
public record EffectAtRest(Effect effect) {
}
