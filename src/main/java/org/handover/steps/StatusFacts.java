package org.handover.steps;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handover.projects.Contact;
import org.handover.projects.Project;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risks;
import org.springframework.stereotype.Component;

/**
 * How a project stands, as the weekly report tells one contact in the depth that they chose: progress and achievements (UPG-54), what is
 * late and why, what is open and with whom, roadblocks with what is done about them (UPG-36, UPG-57). Only what is worked on together
 * with the customer is in it: never a list, a lesson or a cost of our own. All dates are the customer's calendar dates.
 */
@Component
class StatusFacts {

    /** Where customer and vendor work on technical matters together; no other list but the Requirements Checklist is told. */
    private static final List<Checklist> TECHNICAL = List.of(Checklist.PRE_IMPLEMENTATION, Checklist.TECHNOLOGY_TRANSFER,
        Checklist.CLEAN_UP, Checklist.SNAG_LIST);
    /** A risk that stems from another project's lesson is not the customer's to read; it says the number of that project. */
    private static final Set<String> TOLD_SOURCES = Set.of("", "usual");
    private static final List<String> TOP_RATINGS = List.of("critical", "high");
    private static final int MOST_RISKS = 3;
    private static final int MOST_ITEMS = 12;
    private static final int DAYS_BETWEEN_REPORTS = 7;

    private final Milestones milestones;
    private final Checklists checklists;
    private final Risks risks;
    private final Budgets budgets;
    private final Clock clock;

    StatusFacts(Milestones milestones, Checklists checklists, Risks risks, Budgets budgets, Clock clock) {
        this.milestones = milestones;
        this.checklists = checklists;
        this.risks = risks;
        this.budgets = budgets;
        this.clock = clock;
    }

    Map<String, Object> of(Project project, Contact contact) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        boolean summary = contact.depth().equals("summary");
        Map<String, Object> facts = new HashMap<>();
        facts.put("reportedOn", today);
        plan(project.number(), today, summary, facts);
        items(project.number(), today, contact.depth(), facts);
        facts.put("risks", risks.of(project.number()).stream().filter(StatusFacts::isTold)
            .sorted(Comparator.comparing(StatusFacts::rank)).limit(MOST_RISKS).map(StatusFacts::risk).toList());
        BigDecimal approved = budgets.approved(project.number());
        facts.put("budgetTold", contact.depth().equals("management") && approved.signum() > 0);
        facts.put("approvedBudget", approved);
        facts.put("withinBudget", budgets.spent(project.number()).compareTo(approved) <= 0);
        facts.put("byPhone", contact.channel().equals("phone"));
        facts.put("byVideo", contact.channel().equals("video"));
        facts.put("bySoftware", contact.channel().equals("project-software"));
        return facts;
    }

    private void plan(String project, LocalDate today, boolean summary, Map<String, Object> facts) {
        List<Milestone> all = milestones.of(project);
        List<Milestone> open = all.stream().filter(milestone -> milestone.actualOn() == null).toList();
        List<Milestone> slipped = open.stream()
            .filter(milestone -> !milestone.isLate(today) && milestone.forecastOn().isAfter(milestone.plannedOn())).toList();
        List<Milestone> late = open.stream().filter(milestone -> milestone.isLate(today)).toList();
        facts.put("reached", all.stream().filter(milestone -> milestone.actualOn() != null)
            .filter(milestone -> !summary || milestone.actualOn().isAfter(today.minusDays(DAYS_BETWEEN_REPORTS + 1)))
            .map(milestone -> row(milestone, milestone.actualOn())).toList());
        facts.put("late", late.stream().map(milestone -> row(milestone, milestone.forecastOn())).toList());
        facts.put("slipped", slipped.stream().map(milestone -> moved(project, milestone)).toList());
        facts.put("next", open.stream().filter(milestone -> !late.contains(milestone) && !slipped.contains(milestone))
            .limit(summary ? 2 : all.size()).map(milestone -> row(milestone, milestone.forecastOn())).toList());
        facts.put("onSchedule", !all.isEmpty() && late.isEmpty() && slipped.isEmpty());
    }

    private static Map<String, Object> row(Milestone milestone, LocalDate date) {
        return Map.of("milestone", StatusWords.milestone(milestone.name()), "on", date);
    }

    private Map<String, Object> moved(String project, Milestone milestone) {
        Map<String, Object> row = new HashMap<>(row(milestone, milestone.forecastOn()));
        row.put("plannedOn", milestone.plannedOn());
        row.put("because", milestones.moves(project).stream()
            .filter(move -> move.milestone().equals(milestone.name()) && milestone.forecastOn().equals(move.to()))
            .map(Milestones.Move::reason).reduce("", (earlier, later) -> later));
        return row;
    }

    private void items(String project, LocalDate today, String depth, Map<String, Object> facts) {
        List<CheckItem> actions = checklists.open(project, Checklist.REQUIREMENTS_CHECKLIST.id());
        facts.put("askedOfYou", actions.stream().filter(item -> item.customerPerson() != null)
            .map(item -> item(item, item.customerPerson(), today)).toList());
        some("ours", depth.equals("summary") ? List.of() : actions.stream().filter(item -> item.customerPerson() == null)
            .map(item -> item(item, item.vendorPerson(), today)).toList(), facts);
        some("technical", !depth.equals("technical") ? List.of() : TECHNICAL.stream()
            .flatMap(list -> checklists.open(project, list.id()).stream())
            .map(item -> item(item, item.customerPerson() == null ? item.vendorPerson() : item.customerPerson(), today)).toList(), facts);
    }

    /** The first items, and how many more there are as {@code more…}: a row, so that a text can speak of it. */
    private static void some(String name, List<Map<String, Object>> items, Map<String, Object> facts) {
        facts.put(name, items.stream().limit(MOST_ITEMS).toList());
        facts.put(name + "More", Stream.of(items.size() - MOST_ITEMS).filter(more -> more > 0).map(more -> Map.of("count", more)).toList());
    }

    /** @param who null where nobody sees to it yet */
    private static Map<String, Object> item(CheckItem item, String who, LocalDate today) {
        Map<String, Object> row = new HashMap<>();
        row.put("item", item.item());
        row.put("who", who == null ? "" : who);
        row.put("dueOn", item.dueOn() == null ? "" : item.dueOn());
        row.put("overdue", item.dueOn() != null && item.dueOn().isBefore(today));
        return row;
    }

    private static boolean isTold(Risk risk) {
        boolean top = risk.state() == Risk.State.OCCURRED || risk.state() == Risk.State.OPEN && TOP_RATINGS.contains(risk.rating());
        return top && TOLD_SOURCES.contains(risk.source() == null ? "" : risk.source());
    }

    private static int rank(Risk risk) {
        return risk.state() == Risk.State.OCCURRED ? -1 : TOP_RATINGS.indexOf(risk.rating());
    }

    private static Map<String, Object> risk(Risk risk) {
        return Map.of("risk", risk.risk(), "rating", StatusWords.rating(risk), "mitigation",
            risk.mitigation() == null ? "" : risk.mitigation());
    }
}
