package org.handover.documents;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.Project;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Budgets.Approval;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.results.Figures;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Lessons.Lesson;
import org.handover.projects.results.Result;
import org.handover.projects.results.Surveys;
import org.springframework.stereotype.Component;

/**
 * The text of the presentation to the customer, in the project's language and conventions, by the texts
 * {@code presentation.<language>.md} (UPG-54, UPG-56, UPG-57). It says what a customer may see and nothing else: of the budget what was
 * approved, not what it cost us; of the lessons those not internal (PROJ-34); of the survey no names.
 */
@Component
public class Presentation {

    private final Milestones milestones;
    private final Budgets budgets;
    private final Lessons lessons;
    private final Surveys surveys;
    private final Figures figures;
    private final GoLives goLives;

    Presentation(Milestones milestones, Budgets budgets, Lessons lessons, Surveys surveys, Figures figures, GoLives goLives) {
        this.milestones = milestones;
        this.budgets = budgets;
        this.lessons = lessons;
        this.surveys = surveys;
        this.figures = figures;
        this.goLives = goLives;
    }

    /** What the review found, each with one point a line, written for the customer. */
    public record Review(String goals, String achievements, String challenges, String nextSteps) {
    }

    /** @param ticketsOfDefects tickets of defects raised since go-live */
    public String write(Project project, Review review, int ticketsOfDefects) {
        Locale locale = project.locale();
        var standing = figures.of(project, ticketsOfDefects);
        Map<String, Object> facts = new HashMap<>();
        facts.put("customer", project.customer());
        facts.put("project", project.number());
        facts.put("goLive", goLives.current(project.number()).map(GoLive::liveDate).map(date -> date(date, locale)).orElse(null));
        facts.put("goals", points(review.goals()));
        facts.put("achievements", points(review.achievements()));
        facts.put("challenges", points(review.challenges()));
        facts.put("nextSteps", points(review.nextSteps()));
        facts.put("milestones", milestones.of(project.number()).stream().map(milestone -> milestone(milestone, locale)).toList());
        facts.put("onTime", percent(standing.onTimePercent(), locale));
        facts.put("budget", budget(budgets.approvals(project.number()), locale));
        facts.put("satisfaction", standing.satisfaction().map(average -> number(average, locale)).orElse(null));
        facts.put("answers", standing.answers());
        facts.put("improvements", surveys.of(project.number()).stream().map(Surveys.SurveyAnswer::improvements)
            .filter(said -> said != null && !said.isBlank()).map(Presentation::oneLine).toList());
        facts.put("defects", standing.defects());
        facts.put("result", standing.result().map(result -> result(result, standing, locale)).orElse(null));
        facts.put("lessons", lessons.of(project.number()).stream().filter(lesson -> !lesson.internal()).map(Presentation::lesson).toList());
        return text(project.language()).execute(facts);
    }

    private static Template text(String language) {
        String name = "/documents/generated/presentation." + (language.equals("de") ? "de" : "en") + ".md";
        try (InputStream file = Presentation.class.getResourceAsStream(name)) {
            return Mustache.compiler().escapeHTML(false).compile(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> milestone(Milestone milestone, Locale locale) {
        Map<String, Object> row = new HashMap<>();
        row.put("name", milestone.name());
        row.put("planned", date(milestone.plannedOn(), locale));
        row.put("actual", milestone.actualOn() == null ? null : date(milestone.actualOn(), locale));
        row.put("late", milestone.actualOn() != null && milestone.actualOn().isAfter(milestone.plannedOn()));
        return row;
    }

    /** What the customer approved at first and in the end; null where nothing was. */
    private static Map<String, Object> budget(List<Approval> approvals, Locale locale) {
        if (approvals.isEmpty()) {
            return null;
        }
        BigDecimal first = approvals.get(0).amount();
        BigDecimal all = approvals.stream().map(Approval::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Map.of("first", amount(first, locale), "all", amount(all, locale), "kept", all.compareTo(first) <= 0);
    }

    private static Map<String, Object> result(Result result, Figures.Standing standing, Locale locale) {
        Map<String, Object> row = new HashMap<>(Map.of("investment", amount(result.investment(), locale),
            "direct", amount(result.fees().add(result.licences()), locale),
            "indirect", amount(result.employeeTime().add(result.training()), locale),
            "benefits", amount(result.benefits(), locale), "years", number(result.benefitYears(), locale),
            "uptime", percent(Optional.of(result.uptimePercent()), locale)));
        row.put("roi", percent(standing.roiPercent(), locale));
        row.put("adoption", percent(standing.adoptionPercent(), locale));
        row.put("activeUsers", number(BigDecimal.valueOf(result.activeUsers()), locale));
        row.put("intendedUsers", number(BigDecimal.valueOf(result.intendedUsers()), locale));
        return row;
    }

    private static Map<String, Object> lesson(Lesson lesson) {
        Map<String, Object> row = new HashMap<>();
        row.put("lesson", oneLine(lesson.lesson()));
        row.put("advice", lesson.advice() == null || lesson.advice().isBlank() ? null : oneLine(lesson.advice()));
        return row;
    }

    private static List<String> points(String text) {
        return text.lines().map(String::strip).map(line -> line.replaceFirst("^[-*•]\\s*", "")).filter(line -> !line.isEmpty()).toList();
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String date(LocalDate date, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(date);
    }

    private static String number(BigDecimal number, Locale locale) {
        return NumberFormat.getNumberInstance(locale).format(number);
    }

    private static String percent(Optional<BigDecimal> percent, Locale locale) {
        return percent.map(known -> number(known, locale) + (locale.getLanguage().equals("de") ? "\u00a0%" : "%")).orElse(null);
    }

    private static String amount(BigDecimal amount, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(amount);
    }
}
