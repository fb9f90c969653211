package org.handover.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * An effect that is not at rest. Times are the database's.
 *
 * @param id          grows with each effect
 * @param created     when a step asked for it
 * @param age         how long ago that was
 * @param lastAnswer  what came of the latest attempt, in words; null before there is one
 * @param nextAttempt when it is tried or looked up next; when {@link Standing#UNDER_WAY}, the end of its lease; null when it waits
 *                    for a person
 * @param uncertain   it may have happened, so it is looked up before it is done again
 */
public record OpenEffect(long id, Effect effect, Standing standing, Instant created, Duration age, String lastAnswer, Instant nextAttempt,
        boolean uncertain) {

    /** Where an effect that is not at rest stands. */
    public enum Standing {
        /** Waits for its next attempt; it certainly did not happen yet. */
        WAITING("waits for its next attempt"),
        /** A node works on it at this moment. */
        UNDER_WAY("is being carried out"),
        /** It may have happened and is looked up. */
        UNKNOWN("may have happened, is looked up"),
        /** A person has to do something. */
        STUCK("waits for a person");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** As in "The effect …". */
        public String words() {
            return words;
        }
    }
}
