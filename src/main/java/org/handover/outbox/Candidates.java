package org.handover.outbox;

import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;

/** What is due, read many at once and handed to the workers of this node one by one, so that they do not all reach for the same. */
class Candidates {

    private static final int READ_AT_ONCE = 64;

    private final Claims claims;
    private final List<Claim> waiting = new LinkedList<>();
    private List<Claim> read = List.of();
    private boolean someTaken;

    Candidates(Claims claims) {
        this.claims = claims;
    }

    /** Null when nothing of these kinds is due, or when all that is left is locked by somebody: the next look sees it. */
    synchronized Claim next(Set<String> kinds) {
        if (kinds.isEmpty()) {
            return null;
        }
        Claim next = pick(kinds);
        if (next == null) {
            List<Claim> before = read;
            read = claims.due(kinds, READ_AT_ONCE);
            if (!someTaken && read.equals(before)) {
                read = List.of();
                return null;
            }
            someTaken = false;
            waiting.addAll(read);
            next = pick(kinds);
        }
        return next;
    }

    private Claim pick(Set<String> kinds) {
        for (Iterator<Claim> each = waiting.iterator(); each.hasNext();) {
            Claim claim = each.next();
            if (kinds.contains(claim.effect().kind())) {
                each.remove();
                return claim;
            }
        }
        return null;
    }

    /** @return whether there is work for another worker */
    synchronized boolean taken() {
        someTaken = true;
        return !waiting.isEmpty();
    }
}
