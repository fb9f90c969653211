package org.handover.lifecycle.moving;

import java.time.LocalDate;

/**
 * What becomes of a contract date of a project; dates are the last days of the terms, in the customer's zone.
 *
 * @param before null where the date was not known before
 * @param after null where it is not known any more
 */
public record DateMove(String term, LocalDate before, LocalDate after) {

    public boolean isChanged() {
        return before == null || !before.equals(after);
    }
}
