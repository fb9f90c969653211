/**
 * Tells other programs what happens in projects, signed as the Standard Webhooks specification says, through the outbox.
 * May use {@code outbox} and the rooms that hold the facts told: {@code projects}, {@code notices}, {@code tickets}, {@code signoffs}.
 */
package org.handover.webhooks;
