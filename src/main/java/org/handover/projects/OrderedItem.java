package org.handover.projects;

/** A quantity that the customer ordered, for example 12 queues (DEP-06). */
public record OrderedItem(String item, int quantity) {
}
