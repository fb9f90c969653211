package org.handover.lifecycle;

/** A project was told something that it does not wait for; whoever told it gets the message, and nothing has changed. */
public class NotWaitingException extends Refusal {

    NotWaitingException(String projectNumber, String message) {
        super("Project “" + projectNumber + "” is not at a point where “" + message + "” means anything. Nothing was changed.");
    }
}
