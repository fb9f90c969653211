package org.handover.documents;

/** Somebody else wrote a version of the same document since the one from which the writer began. */
public class WrittenMeanwhileException extends RuntimeException {

    WrittenMeanwhileException() {
        super("Somebody else wrote a version of this document meanwhile.");
    }
}
