package org.handover.insight;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.results.Figures;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Lessons.Lesson;
import org.handover.projects.results.Results;
import org.handover.projects.results.Trends;
import org.handover.projects.results.Trends.Past;
import org.handover.tickets.Tickets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the projects measured last have in common: averages, trends, bottlenecks, and where they point to (UPG-58, UPG-59). */
@Controller
class AnalyticsPage {

    private static final int PROJECTS = 50;
    private static final int LESSONS = 20;

    private final Projects projects;
    private final GoLives goLives;
    private final Tickets tickets;
    private final Figures figures;
    private final Results results;
    private final Milestones milestones;
    private final Checklists checklists;
    private final Lessons lessons;

    AnalyticsPage(Projects projects, GoLives goLives, Tickets tickets, Figures figures, Results results, Milestones milestones,
            Checklists checklists, Lessons lessons) {
        this.projects = projects;
        this.goLives = goLives;
        this.tickets = tickets;
        this.figures = figures;
        this.results = results;
        this.milestones = milestones;
        this.checklists = checklists;
        this.lessons = lessons;
    }

    record Row(String number, String customer, String onTime, String budget, String satisfaction, int defects, String roi) {
    }

    record Trend(String name, String average, String direction) {
    }

    record Count(String name, long count) {
    }

    record Bottleneck(String milestone, String days, long projects) {
    }

    record Learned(String project, String area, String lesson, String advice, boolean internal) {
    }

    @GetMapping("/projects/analytics")
    String analytics(Locale locale, Model model) {
        var shown = new Conventions(locale);
        List<Project> measured = results.measured(PROJECTS).stream().map(projects::get).toList();
        List<Past> past = measured.stream().map(this::past).toList();
        List<Lesson> learned = measured.stream().flatMap(project -> lessons.of(project.number()).stream()).toList();
        Map<String, Long> areas = Trends.byFrequency(learned.stream().map(Lesson::area).toList());
        model.addAttribute("title", "What past projects tell");
        model.addAttribute("none", past.isEmpty());
        model.addAttribute("rows", rows(measured, past, shown));
        model.addAttribute("trends", List.of(
            trend("Milestones on time, in percent", past, Past::onTimePercent, true, shown),
            trend("Budget spent, in percent", past, Past::budgetPercent, false, shown),
            trend("Satisfaction, of 5", past, Past::satisfaction, true, shown),
            trend("Defects after go-live", past, project -> BigDecimal.valueOf(project.defects()), false, shown),
            trend("Return on investment, in percent", past, Past::roiPercent, true, shown)));
        model.addAttribute("hints", Trends.hints(past, areas.keySet().stream().findFirst().orElse(null)));
        model.addAttribute("bottlenecks", bottlenecks(measured, shown));
        model.addAttribute("snagKinds", counts(snags(measured, CheckItem::kind)));
        model.addAttribute("snagCauses", counts(snags(measured, CheckItem::cause)));
        model.addAttribute("areas", counts(areas));
        model.addAttribute("lessons", learned.stream().limit(LESSONS).map(lesson -> new Learned(lesson.project(), lesson.area(),
            lesson.lesson(), lesson.advice(), lesson.internal())).toList());
        return "analytics";
    }

    private Past past(Project project) {
        int found = goLives.current(project.number()).map(GoLive::liveDate)
            .map(live -> tickets.defectsSince(project.number(), live)).orElse(0);
        var standing = figures.of(project, found);
        return new Past(project.number(), standing.onTimePercent().orElse(null), standing.budgetPercent().orElse(null),
            standing.satisfaction().orElse(null), standing.defects(), standing.roiPercent().orElse(null));
    }

    private static List<Row> rows(List<Project> measured, List<Past> past, Conventions shown) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < past.size(); i++) {
            Past project = past.get(i);
            rows.add(new Row(project.project(), measured.get(i).customer(), shown.percent(Optional.ofNullable(project.onTimePercent())),
                shown.percent(Optional.ofNullable(project.budgetPercent())),
                project.satisfaction() == null ? "–" : shown.number(project.satisfaction()), project.defects(),
                shown.percent(Optional.ofNullable(project.roiPercent()))));
        }
        return rows;
    }

    private static Trend trend(String name, List<Past> past, Function<Past, BigDecimal> figure, boolean moreIsBetter, Conventions shown) {
        return new Trend(name, Trends.average(past, figure).map(shown::number).orElse("–"),
            switch (Trends.direction(past, figure, moreIsBetter)) {
                case BETTER -> "better in the newer projects";
                case WORSE -> "worse in the newer projects";
                case SAME -> "unchanged";
                case UNKNOWN -> "too few projects to say";
            });
    }

    /** The milestones that were reached late, the one with the most days on average first. */
    private List<Bottleneck> bottlenecks(List<Project> measured, Conventions shown) {
        Map<String, List<Long>> late = new TreeMap<>();
        measured.stream().flatMap(project -> milestones.of(project.number()).stream())
            .filter(milestone -> milestone.actualOn() != null && milestone.actualOn().isAfter(milestone.plannedOn()))
            .forEach(milestone -> late.computeIfAbsent(milestone.name(), name -> new ArrayList<>()).add(daysLate(milestone)));
        return late.entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, List<Long>> entry) -> -average(entry.getValue())))
            .map(entry -> new Bottleneck(entry.getKey(), shown.number(BigDecimal.valueOf(Math.round(average(entry.getValue()) * 10), 1)),
                entry.getValue().size())).toList();
    }

    private static long daysLate(Milestone milestone) {
        return ChronoUnit.DAYS.between(milestone.plannedOn(), milestone.actualOn());
    }

    private static double average(List<Long> days) {
        return days.stream().mapToLong(Long::longValue).average().orElse(0);
    }

    private Map<String, Long> snags(List<Project> measured, Function<CheckItem, String> by) {
        return Trends.byFrequency(measured.stream().flatMap(project -> checklists.of(project.number(), Checklist.SNAG_LIST.id()).stream())
            .map(by).filter(name -> name != null && !name.isBlank()).collect(Collectors.toList()));
    }

    private static List<Count> counts(Map<String, Long> counted) {
        return counted.entrySet().stream().map(entry -> new Count(entry.getKey().replace('-', ' '), entry.getValue())).toList();
    }
}
