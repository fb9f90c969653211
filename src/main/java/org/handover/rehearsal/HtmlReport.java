package org.handover.rehearsal;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.rehearsal.Difference.Change;
import org.handover.rehearsal.Difference.OfScenario;
import org.handover.rehearsal.Difference.Sort;

/** A rehearsal as one page that needs nothing beside it: no script, no picture, no other file. */
public final class HtmlReport {

    private static final String TEMPLATE = "/templates/rehearsal-report.mustache";

    private HtmlReport() {
    }

    public static String of(Report report) {
        Map<String, String> rules = RuleTexts.all();
        List<Map<String, Object>> scenarios = new ArrayList<>();
        report.changed().told().forEach(told -> scenarios.add(scenario(told, scenarios.size() + 1)));
        Difference difference = report.difference();
        Map<String, Object> page = Map.of(
            "against", report.against(),
            "scenarios", scenarios,
            "problems", report.hasProblems(),
            "compared", difference != null,
            "none", difference != null && difference.isNone(),
            "whatChanged", report.whatChanged().entrySet().stream().map(file -> Map.of("file", file.getKey(), "lines", file.getValue())).toList(),
            "differences", difference == null ? List.of() : difference.scenarios().stream().map(HtmlReport::difference).toList(),
            "rules", difference == null ? List.of() : difference.rulesGone().entrySet().stream().map(rule -> Map.of("number", rule.getKey(),
                "text", rules.getOrDefault(rule.getKey(), ""), "carriers", "“" + String.join("”, “", rule.getValue()) + "”")).toList());
        try (Reader template = new InputStreamReader(HtmlReport.class.getResourceAsStream(TEMPLATE), StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(true).compile(template).execute(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> scenario(Told told, int number) {
        List<Map<String, Object>> days = new ArrayList<>();
        List<Happening> ofDay = new ArrayList<>();
        for (Happening happening : told.happenings()) {
            if (!ofDay.isEmpty() && !label(told, ofDay.get(0)).equals(label(told, happening))) {
                days.add(day(told, ofDay));
                ofDay.clear();
            }
            ofDay.add(happening);
        }
        if (!ofDay.isEmpty()) {
            days.add(day(told, ofDay));
        }
        return Map.of("number", number, "name", told.scenario().name(), "about", told.scenario().about(), "file", told.scenario().file(),
            "problems", told.hasProblems(), "days", days, "ends", told.ends(),
            "lastEnds", told.ends().isEmpty() ? "none" : String.join(" · ", told.ends().subList(Math.max(0, told.ends().size() - 3), told.ends().size())),
            "dates", told.dates().stream().map(date -> Map.of("term", date.term(), "date", told.calendar().date(date.dueDate()),
                "explanation", date.explanationEn())).toList());
    }

    private static String label(Told told, Happening happening) {
        return told.calendar().label(happening.at());
    }

    private static Map<String, Object> day(Told told, List<Happening> happenings) {
        return Map.of("label", label(told, happenings.get(0)), "happenings", happenings.stream().map(one -> Map.of(
            "kind", one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), "text", one.text(),
            "folded", !one.details().isEmpty(), "details", one.details())).toList());
    }

    private static Map<String, Object> difference(OfScenario scenario) {
        return Map.of("name", scenario.name(), "sorts", Arrays.stream(Sort.values())
            .map(sort -> Map.of("words", capital(sort.toString()), "changes", scenario.changes().stream().filter(change -> change.sort() == sort)
                .map(HtmlReport::change).toList()))
            .filter(sort -> !((List<?>) sort.get("changes")).isEmpty()).toList());
    }

    private static Map<String, Object> change(Change change) {
        return Map.of("text", change.text(), "folded", !change.before().isEmpty() || !change.now().isEmpty(), "before", change.before(),
            "after", change.now());
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
