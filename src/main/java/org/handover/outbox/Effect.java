package org.handover.outbox;

/**
 * One thing to be done outside the database.
 *
 * @param key               {@code <project>:<element>:<occurrence>}, unique and the same in every attempt
 * @param kind              which {@link EffectHandler} carries it out
 * @param project           project number
 * @param processInstanceId the process instance that asked
 * @param elementId         the element of the diagram that asked
 * @param attempts          attempts so far, the present one included; counted anew after {@link Outbox#retry}
 */
public record Effect(String key, String kind, String project, String processInstanceId, String elementId, int attempts) {
}
