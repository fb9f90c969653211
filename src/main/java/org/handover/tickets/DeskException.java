package org.handover.tickets;

import org.handover.outbox.Outcome;

/** A ticket desk did not do what it was asked. The message is a sentence for operations. */
public final class DeskException extends RuntimeException {

    /** What is certain about it. */
    enum Kind {
        /** The desk as a whole cannot be used now, so nothing happened. */
        UNREACHABLE,
        /** Nothing happened; it may go well later. */
        LATER,
        /** A definite no; nothing happened. */
        NO,
        /** It may have happened, or may still. */
        UNKNOWN
    }

    private final Kind kind;

    private DeskException(Kind kind, String words, Throwable cause) {
        super(words, cause);
        this.kind = kind;
    }

    static DeskException unreachable(String words) {
        return new DeskException(Kind.UNREACHABLE, words, null);
    }

    static DeskException unreachable(String words, Throwable cause) {
        return new DeskException(Kind.UNREACHABLE, words, cause);
    }

    static DeskException later(String words) {
        return new DeskException(Kind.LATER, words, null);
    }

    static DeskException no(String words) {
        return new DeskException(Kind.NO, words, null);
    }

    static DeskException unknown(String words, Throwable cause) {
        return new DeskException(Kind.UNKNOWN, words, cause);
    }

    Kind kind() {
        return kind;
    }

    /** What the outbox makes of it. */
    Outcome outcome() {
        return switch (kind) {
            case UNREACHABLE -> new Outcome.Down(getMessage());
            case LATER -> new Outcome.TryAgain(getMessage());
            case NO -> new Outcome.Refused(getMessage());
            case UNKNOWN -> new Outcome.Unknown(getMessage());
        };
    }

    /** The sentence alone: it is what operations read. */
    @Override
    public String toString() {
        return getMessage();
    }
}
