package org.handover.lifecycle.moving;

import java.util.List;

/** A project cannot be moved as it stands; nothing of it has changed. */
class CannotMoveException extends RuntimeException {

    private final List<String> reasons;

    CannotMoveException(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** One sentence for each thing that keeps the project, never empty. */
    List<String> reasons() {
        return reasons;
    }
}
