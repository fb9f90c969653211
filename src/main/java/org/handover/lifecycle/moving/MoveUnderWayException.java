package org.handover.lifecycle.moving;

/** Projects are being moved already; only one move is under way at a time, over all nodes. */
public class MoveUnderWayException extends RuntimeException {

    MoveUnderWayException() {
        super("Projects are being moved already. Wait until that is over.");
    }
}
