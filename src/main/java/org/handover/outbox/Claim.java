package org.handover.outbox;

/**
 * An effect as this node holds it once it is claimed.
 *
 * @param fence     number of this claim; whoever holds a lower one has lost it
 * @param uncertain an earlier attempt may have done it
 * @param reference not null when it is known to be done and only remains to be told
 */
record Claim(Effect effect, long fence, boolean uncertain, String reference) {
}
