package org.handover.steps;

import java.time.Clock;
import org.handover.projects.ContractDates;
import org.handover.projects.KnownDate;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.signoffs.SignOffs;
import org.springframework.stereotype.Component;

/** What a corrected go-live date does to silence that was already taken for acceptance (R9, DEP-23). */
@Component
class DeemedAcceptance {

    private final Projects projects;
    private final ContractDates contractDates;
    private final SignOffs signOffs;
    private final ProjectRecord record;
    private final Clock clock;

    DeemedAcceptance(Projects projects, ContractDates contractDates, SignOffs signOffs, ProjectRecord record, Clock clock) {
        this.projects = projects;
        this.contractDates = contractDates;
        this.signOffs = signOffs;
        this.record = record;
        this.clock = clock;
    }

    /**
     * The acceptance counts from another day, and so does billing; nothing happens where there is none. Where the customer still has
     * time to answer by the corrected date, it is no acceptance.
     *
     * @return whether the acceptance was taken back
     */
    boolean moveToCorrectedDate(Project project, String requestedBy, String reason) {
        boolean deemed = project.state() == Project.State.COMPLETED
            && signOffs.last(project.number(), "completion-form").filter(last -> last.decision().equals("deemed")).isPresent();
        if (!deemed) {
            return false;
        }
        KnownDate acceptance = contractDates.find(project.number(), "deemed acceptance").orElseThrow();
        if (acceptance.dueAt().isAfter(clock.instant())) {
            projects.reopen(project.number());
            record.decision(project.number(), "completion-form", "deeming taken back", requestedBy, reason);
            return true;
        }
        record.deemed(project.number(), acceptance.effectiveDate(), "Go-live date corrected: " + reason);
        projects.complete(project.number(), acceptance.effectiveDate().plusDays(1), contractDates.today(project.number()));
        return false;
    }
}
