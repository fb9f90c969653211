/**
 * Carries out what reaches beyond the database (a mail, a ticket elsewhere) exactly once and says what came of it.
 *
 * <p>A step writes its intent with {@link org.handover.outbox.Outbox#add} in its own transaction. The
 * {@link org.handover.outbox.Dispatcher} claims what is due, lets the {@link org.handover.outbox.EffectHandler} of that kind
 * talk to the outside without any transaction, and completes in one transaction. Uses no other room.
 */
package org.handover.outbox;
