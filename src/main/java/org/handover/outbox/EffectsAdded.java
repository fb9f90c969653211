package org.handover.outbox;

/** Tells the loop of this node that there is something to do as soon as the transaction is committed. */
record EffectsAdded() {
}
