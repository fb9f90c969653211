/**
 * Plays scenarios through models on a moving clock and tells what happened, day by day. May use {@code lifecycle}, {@code projects},
 * {@code terms}, {@code signoffs}, {@code notices}, {@code tickets}, {@code outbox}, {@code models} and {@code documents}.
 */
package org.handover.rehearsal;
