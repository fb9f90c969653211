package org.handover.rehearsal;

import java.util.List;
import java.util.Map;

/**
 * All that is to be told of a rehearsal.
 *
 * @param changed    how the scenarios went with the models that were rehearsed
 * @param difference from the models in force; null where nothing was changed
 * @param whatChanged the difference between the models themselves, by file
 * @param against    what the models were compared with, in words
 */
public record Report(Run changed, Difference difference, Map<String, List<String>> whatChanged, String against) {

    /** Whether something went wrong with the models that were rehearsed. */
    public boolean hasProblems() {
        return changed.hasProblems();
    }
}
