package org.handover.tickets;

import java.time.Instant;

/** One entry in the history of a ticket's ratings (R12, R16). */
public record PastRating(Rating rating, Instant ratedAt) {
}
