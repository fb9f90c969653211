package org.handover.answers;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.handover.lifecycle.FormFacts;
import org.handover.projects.Contacts;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.results.Figures;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Surveys;
import org.handover.tickets.Tickets;
import org.springframework.stereotype.Component;

/**
 * What forms show of the results of a project. Only forms for ourselves may use {@code figures}: they say what the project cost us.
 * {@code sharedLessons} has no internal ones (PROJ-34).
 */
@Component
class ResultFacts implements FormFacts {

    private final Map<String, Function<Project, Object>> facts;
    private final Projects projects;
    private final Figures figures;
    private final GoLives goLives;
    private final Tickets tickets;

    ResultFacts(Projects projects, Contacts contacts, Surveys surveys, Lessons lessons, Figures figures, GoLives goLives, Tickets tickets) {
        this.projects = projects;
        this.figures = figures;
        this.goLives = goLives;
        this.tickets = tickets;
        this.facts = Map.of(
            "testTickets", project -> tickets.ofOrigin(project.number(), "test").stream()
                .map(ticket -> Map.of("value", ticket.reference(), "label",
                    ticket.reference() + ": " + ticket.title() + (ticket.state().equals("closed") ? " (closed)" : ""))).toList(),
            "surveyAnswers", project -> contacts.of(project.number()).stream().map(contact -> Map.of("contact", contact.name(),
                "satisfaction", "", "improvements", "", "suggestions", "")).toList(),
            "surveySummary", project -> surveys.of(project.number()).stream().map(said -> "- " + said.contact() + ": " + said.satisfaction()
                + " of 5" + part(" · should be better: ", said.improvements()) + part(" · suggests: ", said.suggestions()))
                .collect(joining("\n")),
            "sharedLessons", project -> lessons.of(project.number()).stream().filter(lesson -> !lesson.internal())
                .map(lesson -> "- " + oneLine(lesson.lesson())).collect(joining("\n")),
            "figures", this::figures);
    }

    @Override
    public Set<String> names() {
        return facts.keySet();
    }

    @Override
    public Map<String, Object> factsFor(Set<String> names, String projectNumber) {
        Project project = projects.find(projectNumber).orElse(null);
        return project == null ? Map.of() : names.stream().filter(facts::containsKey)
            .collect(toMap(name -> name, name -> facts.get(name).apply(project)));
    }

    private String figures(Project project) {
        Locale locale = new Locale("en", project.country());
        int found = goLives.current(project.number()).map(GoLive::liveDate)
            .map(live -> tickets.defectsSince(project.number(), live)).orElse(0);
        var standing = figures.of(project, found);
        return List.of(
            "Milestones on time: " + standing.onTimePercent().map(onTime -> number(onTime, locale) + "%").orElse("none reached yet"),
            "Budget: " + number(standing.spent(), locale) + " EUR spent of " + number(standing.approved(), locale) + " EUR approved"
                + percent(standing.budgetPercent(), locale),
            "Satisfaction: " + standing.satisfaction().map(average -> number(average, locale) + " of 5, from " + standing.answers()
                + " answers").orElse("no answers"),
            "Defects since go-live: " + standing.defects() + " (" + standing.tickets() + " tickets, " + standing.snags() + " snags)",
            "Return on investment: " + standing.roiPercent().map(roi -> number(roi, locale) + "%").orElse("not measured"))
            .stream().map(line -> "- " + line).collect(joining("\n"));
    }

    private static String percent(Optional<BigDecimal> percent, Locale locale) {
        return percent.map(known -> " (" + number(known, locale) + "%)").orElse("");
    }

    private static String number(BigDecimal number, Locale locale) {
        return NumberFormat.getNumberInstance(locale).format(number);
    }

    private static String part(String name, String said) {
        return said == null || said.isBlank() ? "" : name + oneLine(said);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
