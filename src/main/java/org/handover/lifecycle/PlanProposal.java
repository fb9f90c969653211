package org.handover.lifecycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.plan.Milestone;
import org.springframework.stereotype.Component;

/**
 * The plan that a project may begin with, by the table "plan-milestones" of the process owner: weeks for an upgrade, months for a new
 * system (UPG-02, UPG-07, UPG-74), with buffer (UPG-62).
 */
@Component
public class PlanProposal {

    private final Decisions decisions;
    private final Projects projects;
    private final Contacts contacts;
    private final Clock clock;

    PlanProposal(Decisions decisions, Projects projects, Contacts contacts, Clock clock) {
        this.decisions = decisions;
        this.projects = projects;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** A milestone for each phase. Days count from the order; where the first would be past, all move on so that it is today. */
    public List<Milestone> of(Project project) {
        String type = project.isNewSystem() ? "implementation" : "upgrade";
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        LocalDate ordered = projects.orderedOn(project.number());
        LocalDate first = ordered.plusDays(figure("days", Milestone.OF_PHASES.get(0), type));
        LocalDate start = ordered.plusDays(Math.max(0, ChronoUnit.DAYS.between(first, today)));
        String lead = contacts.withRole(project.number(), "lead").stream().map(Contact::name).findFirst().orElse(null);
        return Milestone.OF_PHASES.stream().map(name -> {
            LocalDate day = start.plusDays(figure("days", name, type));
            return new Milestone(name, day, day, null, figure("buffer", name, type), project.manager(), lead);
        }).toList();
    }

    private int figure(String asked, String milestone, String type) {
        return (int) decisions.number("plan-milestones", Map.of("asked", asked, "milestone", milestone, "projectType", type));
    }
}
