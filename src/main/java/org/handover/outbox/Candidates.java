package org.handover.outbox;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** What is due, read many at once and handed to the workers of this node one by one, so that they do not all reach for the same. */
class Candidates {

    private static final int READ_AT_ONCE = 64;

    private final Claims claims;
    private final Queue<Claim> waiting = new ArrayDeque<>();
    private List<Claim> read = List.of();
    private boolean someTaken;

    Candidates(Claims claims) {
        this.claims = claims;
    }

    /** Null when nothing is due, or when all that is left is locked by somebody: the next look sees it. */
    synchronized Claim next(Set<String> kinds) {
        if (waiting.isEmpty()) {
            List<Claim> before = read;
            read = kinds.isEmpty() ? List.of() : claims.due(kinds, READ_AT_ONCE);
            if (!someTaken && read.equals(before)) {
                read = List.of();
                return null;
            }
            someTaken = false;
            waiting.addAll(read);
        }
        return waiting.poll();
    }

    /** @return whether there is work for another worker */
    synchronized boolean taken() {
        someTaken = true;
        return !waiting.isEmpty();
    }
}
