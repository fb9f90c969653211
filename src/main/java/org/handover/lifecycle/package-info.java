/**
 * Talks to the engine on behalf of the product: messages, variables, timers, decision tables, and the guard that holds every
 * form submission to its form. May use {@code projects} and {@code terms}.
 */
package org.handover.lifecycle;
