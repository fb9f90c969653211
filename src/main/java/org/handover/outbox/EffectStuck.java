package org.handover.outbox;

/**
 * Spring application event, published inside the completing transaction: the effect cannot be carried out and waits for a person,
 * who removes the reason and calls {@link Outbox#retry}.
 *
 * @param reason in words, as the other side or the failure gave it
 */
public record EffectStuck(Effect effect, String reason) {
}
