package org.handover.projects;

/** There is no project with that number; the message says so in a sentence for people. */
public class UnknownProjectException extends RuntimeException {

    public UnknownProjectException(String number) {
        super("There is no project “" + number + "”.");
    }
}
