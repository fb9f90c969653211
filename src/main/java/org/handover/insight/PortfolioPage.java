package org.handover.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.insight.Portfolio.Entry;
import org.handover.projects.Project;
import org.handover.projects.plan.Milestone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All projects: where each stands, whether it is late, what it has used of its budget and what is open (UPG-53, UPG-19). */
@Controller
class PortfolioPage {

    private static final int ON_A_PAGE = 50;
    private static final int LONGEST_SEARCH = 200;

    private final Portfolio portfolio;
    private final Clock clock;

    PortfolioPage(Portfolio portfolio, Clock clock) {
        this.portfolio = portfolio;
        this.clock = clock;
    }

    /**
     * A project in the list.
     *
     * @param next the milestone that comes next; null where none is planned or all are reached, likewise {@code forecast}
     * @param lateness in words; null where it is on time
     * @param budget what was used of it; null where none was approved
     */
    record Row(String number, String customer, String manager, String state, String next, String forecast, String lateness, String budget,
            boolean overBudget, String severeRisks, String openItems) {
    }

    /** A state in which projects can be looked for; {@code id} is empty for all. */
    record Choice(String id, String words, boolean chosen) {
    }

    @GetMapping("/projects")
    String list(@RequestParam(defaultValue = "") String search, @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String after, Locale locale, Model page) {
        String wanted = search.strip().substring(0, Math.min(search.strip().length(), LONGEST_SEARCH));
        Project.State only = Arrays.stream(Project.State.values()).filter(known -> known.name().equalsIgnoreCase(state)).findFirst()
            .orElse(null);
        List<Entry> found = portfolio.list(wanted, only, after, ON_A_PAGE + 1);
        List<Entry> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        Map<String, Milestone> next = portfolio.next(shown.stream().map(Entry::number).toList());
        page.addAttribute("title", "Projects");
        page.addAttribute("search", wanted);
        page.addAttribute("state", only == null ? "" : Words.of(only));
        page.addAttribute("states", List.of(new Choice("", "all", only == null), choice(Project.State.RUNNING, only),
            choice(Project.State.COMPLETED, only), choice(Project.State.CANCELLED, only)));
        page.addAttribute("rows", shown.stream().map(entry -> row(entry, next.get(entry.number()), locale)).toList());
        page.addAttribute("none", shown.isEmpty());
        page.addAttribute("first", after.isEmpty());
        page.addAttribute("more", found.size() > ON_A_PAGE ? List.of(shown.get(ON_A_PAGE - 1).number()) : List.of());
        return "projects";
    }

    private static Choice choice(Project.State state, Project.State chosen) {
        return new Choice(Words.of(state), Words.of(state), state == chosen);
    }

    private Row row(Entry entry, Milestone next, Locale locale) {
        boolean runs = entry.state() == Project.State.RUNNING;
        LocalDate today = LocalDate.ofInstant(clock.instant(), entry.zone());
        return new Row(entry.number(), entry.customer(), entry.manager(), Words.of(entry.state()),
            next == null || !runs ? null : next.name(), next == null || !runs ? null : Words.of(next.forecastOn(), locale),
            next == null || !runs ? null : Words.lateness(next, today), Words.used(entry.spent(), entry.approved(), locale),
            entry.approved().signum() > 0 && entry.spent().compareTo(entry.approved()) > 0,
            entry.severeRisks() == 0 ? null : String.valueOf(entry.severeRisks()), entry.openItems() == 0 ? null : String.valueOf(entry.openItems()));
    }
}
