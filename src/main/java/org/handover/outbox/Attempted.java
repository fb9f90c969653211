package org.handover.outbox;

import java.time.Duration;

/**
 * Spring application event, published outside any transaction after each call of an {@link EffectHandler} to the other side.
 *
 * @param kind   of the effect
 * @param lookUp whether it was looked for, not carried out
 * @param answer what came of it
 * @param took   by a clock that nobody sets
 */
public record Attempted(String kind, boolean lookUp, Outcome answer, Duration took) {
}
