package org.handover.lifecycle;

import java.util.List;
import java.util.Map;
import org.handover.projects.checklists.Checklist;
import org.springframework.stereotype.Component;

/** What each checklist begins with, by the table of the process owner (R14). */
@Component
public class ChecklistItems {

    private final Decisions decisions;

    ChecklistItems(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The lines in their order; none where the table has none for this list. */
    public List<String> of(Checklist checklist) {
        return decisions.lines("checklist-items", Map.of("checklist", checklist.id()));
    }
}
