package org.handover.outbox;

/** What came of one attempt to carry an effect out, or of looking for it. */
public sealed interface Outcome {

    /**
     * It happened, once.
     *
     * @param reference how the other side names it (a ticket number, a message id); at most 300 characters, never null
     */
    record Done(String reference) implements Outcome {
        public Done {
            if (reference == null || reference.length() > 300) {
                throw new IllegalArgumentException("A reference has at most 300 characters, not: " + reference);
            }
        }
    }

    /** It certainly did not happen and may be done later. From a look-up: it is not there, do it. */
    record TryAgain(String reason) implements Outcome {
    }

    /**
     * The other side as a whole cannot be reached, so it certainly did not happen, and nothing else of this kind would happen either.
     * Not counted as an attempt.
     */
    record Down(String reason) implements Outcome {
    }

    /** A final no of the other side; it did not happen. */
    record Refused(String reason) implements Outcome {
    }

    /** It may or may not have happened. From a look-up: nobody can tell but a person. */
    record Unknown(String reason) implements Outcome {
    }
}
