package org.handover.lifecycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.springframework.stereotype.Component;

/**
 * Phases that were closed and are gone through again. Each stands as an open line on a list of its own meanwhile, which keeps
 * the site from being activated (PROJ-27). Takes part in the caller's transaction.
 */
@Component
public class ReopenedPhases {

    private static final String LIST = Checklist.REOPENED_PHASES.id();
    /** The milestone with which each phase is closed. */
    private static final Map<String, String> MILESTONES = Map.of("preparation", "Customer prepared", "build", "System built",
        "enablement", "Users enabled", "approval", "System approved", "handover", "Handed over to support");

    private final Projects projects;
    private final Checklists checklists;
    private final Milestones milestones;
    private final Clock clock;

    ReopenedPhases(Projects projects, Checklists checklists, Milestones milestones, Clock clock) {
        this.projects = projects;
        this.checklists = checklists;
        this.milestones = milestones;
        this.clock = clock;
    }

    /**
     * @param phase {@code preparation}, {@code build}, {@code enablement}, {@code approval} or {@code handover}
     * @param by login of who asked for it
     */
    public void reopen(String project, String phase, String reason, String by) {
        milestone(project, phase).filter(milestone -> milestone.actualOn() != null)
            .ifPresent(milestone -> milestones.reopen(project, milestone.name(), reason, by));
        checklists.add(new CheckItem(0, project, LIST, line(phase), null, null, reason, null, null, null, State.OPEN,
            null, null, null), by);
    }

    /** Settles the line of a phase that was gone through again. */
    public void close(String project, String phase) {
        Project facts = projects.get(project);
        open(project).stream().filter(item -> item.item().equals(line(phase))).findFirst().ifPresent(item ->
            checklists.change(new CheckItem(item.id(), project, item.checklist(), item.item(), null, null, item.answer(),
                item.vendorPerson(), item.customerPerson(), item.dueOn(), State.DONE, null,
                LocalDate.ofInstant(clock.instant(), facts.zone()), null), "The phase was gone through again.", null));
    }

    /** The open lines of phases that are gone through again. */
    public List<CheckItem> open(String project) {
        return checklists.open(project, LIST);
    }

    /** Whether a phase was closed so that it can be reopened. Where no milestone was planned for it, nobody can tell, and it counts as closed. */
    public boolean isClosed(String project, String phase) {
        return milestone(project, phase).map(milestone -> milestone.actualOn() != null).orElse(true)
            && open(project).stream().noneMatch(item -> item.item().equals(line(phase)));
    }

    private Optional<Milestone> milestone(String project, String phase) {
        return milestones.find(project, MILESTONES.get(phase));
    }

    private static String line(String phase) {
        return "The " + phase + " is gone through again";
    }
}
