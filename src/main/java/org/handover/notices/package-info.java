/**
 * Composes a notice to a customer in the recipient's language, keeps it as it went out, and hands it to the mail server; reads
 * bounces and answers from a mailbox.
 *
 * <p>The texts are files: {@code notices/<notice>.<language>.txt} on the class path. May use {@code projects} and
 * {@code outbox}.
 */
package org.handover.notices;
