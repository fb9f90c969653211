/**
 * For those who run the product: what waits or failed with the ways to put it right, clocks, metrics, health.
 * May use {@code lifecycle}, {@code projects}, {@code outbox}, {@code notices}, {@code tickets}, {@code webhooks}.
 */
package org.handover.operations;
