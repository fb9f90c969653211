package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.springframework.stereotype.Component;

/**
 * Makes a snag of each line of the Requirements Checklist that failed on the live system (PROJ-38, POST-02). The line itself is
 * settled by that, and says so.
 */
@Step(inputs = "projectNumber")
@Component("noteSnags")
public class NoteSnags implements JavaDelegate {

    private static final int LONGEST = 500;
    private static final String SOURCE = "Re-check on the live system";

    private final Checklists checklists;

    NoteSnags(Checklists checklists) {
        this.checklists = checklists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        checklists.open(project, Checklist.REQUIREMENTS_CHECKLIST.id()).forEach(failed -> {
            String snag = failed.answer() == null ? failed.item() : failed.item() + ": " + failed.answer();
            checklists.add(new CheckItem(0, project, Checklist.SNAG_LIST.id(), snag.substring(0, Math.min(LONGEST, snag.length())), "revisit",
                null, null, failed.vendorPerson(), failed.customerPerson(), null, State.OPEN, SOURCE, null, null), null);
            checklists.change(new CheckItem(failed.id(), project, failed.checklist(), failed.item(), failed.kind(), failed.cause(),
                failed.answer(), failed.vendorPerson(), failed.customerPerson(), failed.dueOn(), State.DROPPED, failed.source(), null, null),
                "Failed on the live system; goes on as a snag.", null);
        });
    }
}
