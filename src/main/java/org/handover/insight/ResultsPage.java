package org.handover.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.results.Figures;
import org.handover.projects.results.Figures.Standing;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Result;
import org.handover.projects.results.Surveys;
import org.handover.tickets.Tickets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What came of a project, for staff: indicators as they stand now, survey, return on investment, lessons (UPG-45 to UPG-53). */
@Controller
class ResultsPage {

    private final Projects projects;
    private final GoLives goLives;
    private final Tickets tickets;
    private final Figures figures;
    private final Surveys surveys;
    private final Lessons lessons;

    ResultsPage(Projects projects, GoLives goLives, Tickets tickets, Figures figures, Surveys surveys, Lessons lessons) {
        this.projects = projects;
        this.goLives = goLives;
        this.tickets = tickets;
        this.figures = figures;
        this.surveys = surveys;
        this.lessons = lessons;
    }

    record Indicator(String name, String value, String how) {
    }

    record Said(String contact, int satisfaction, String improvements, String suggestions, String answeredOn) {
    }

    record Learned(String area, String lesson, String advice, boolean internal, boolean offered) {
    }

    record Amount(String name, String amount) {
    }

    record Worth(List<Amount> investment, String invested, List<Amount> benefits, String gained, String years, String roi, String note,
            String measuredOn, String measuredBy) {
    }

    @GetMapping("/projects/{number}/results")
    String results(@PathVariable String number, Locale locale, Model model) {
        Project project = projects.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var shown = new Conventions(locale);
        LocalDate live = goLives.current(number).map(GoLive::liveDate).orElse(null);
        var standing = figures.of(project, live == null ? 0 : tickets.defectsSince(number, live));
        model.addAttribute("title", "Results of " + number);
        model.addAttribute("project", number);
        model.addAttribute("customer", project.customer());
        model.addAttribute("indicators", indicators(standing, live, shown));
        model.addAttribute("said", surveys.of(number).stream().map(answer -> new Said(answer.contact(), answer.satisfaction(),
            answer.improvements(), answer.suggestions(), shown.day(answer.answeredOn()))).toList());
        model.addAttribute("worth", standing.result().map(result -> worth(result, standing, shown)).orElse(null));
        model.addAttribute("lessons", lessons.of(number).stream().map(lesson -> new Learned(lesson.area(), lesson.lesson(), lesson.advice(),
            lesson.internal(), lesson.offeredAsRisk())).toList());
        return "results";
    }

    private static List<Indicator> indicators(Standing standing, LocalDate live, Conventions shown) {
        Optional<Result> result = standing.result();
        return List.of(
            new Indicator("Milestones on time", shown.percent(standing.onTimePercent()),
                "reached by the date planned at first, of those that should be reached"),
            new Indicator("Budget spent", shown.percent(standing.budgetPercent()),
                shown.euros(standing.spent()) + " of " + shown.euros(standing.approved()) + " approved"),
            new Indicator("Satisfaction", standing.satisfaction().map(shown::number).orElse("–"),
                "of 5, from " + standing.answers() + (standing.answers() == 1 ? " answer" : " answers")),
            new Indicator("Uptime", shown.percent(result.map(Result::uptimePercent)), "of the time since go-live"
                + (live == null ? "" : " on " + shown.day(live))),
            new Indicator("Defects since go-live", live == null ? "–" : String.valueOf(standing.defects()),
                standing.tickets() + " tickets, " + standing.snags() + " snags"),
            new Indicator("Adoption", shown.percent(standing.adoptionPercent()), result.map(measured ->
                shown.number(BigDecimal.valueOf(measured.activeUsers())) + " of " + shown.number(BigDecimal.valueOf(measured.intendedUsers()))
                    + " intended users").orElse("not measured")),
            new Indicator("Return on investment", shown.percent(standing.roiPercent()),
                result.map(measured -> "over " + shown.number(measured.benefitYears()) + " years").orElse("not measured")));
    }

    private static Worth worth(Result result, Standing standing, Conventions shown) {
        return new Worth(
            List.of(new Amount("Fees", shown.euros(result.fees())), new Amount("Licences", shown.euros(result.licences())),
                new Amount("Time of employees", shown.euros(result.employeeTime())), new Amount("Training", shown.euros(result.training()))),
            shown.euros(result.investment()),
            List.of(new Amount("Efficiency", shown.euros(result.efficiency())), new Amount("Lower operating cost", shown.euros(result.operatingCost())),
                new Amount("Satisfaction", shown.euros(result.satisfaction())), new Amount("Revenue", shown.euros(result.revenue()))),
            shown.euros(result.benefits()), shown.number(result.benefitYears()), shown.percent(standing.roiPercent()), result.note(),
            shown.day(result.measuredOn()), result.measuredBy());
    }
}
