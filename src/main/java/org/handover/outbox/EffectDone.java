package org.handover.outbox;

/**
 * Spring application event, published inside the completing transaction: the effect was carried out.
 *
 * @param reference how the other side names it
 */
public record EffectDone(Effect effect, String reference) {
}
