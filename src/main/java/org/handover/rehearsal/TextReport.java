package org.handover.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.rehearsal.Difference.Change;
import org.handover.rehearsal.Difference.OfScenario;
import org.handover.rehearsal.Difference.Sort;

/** A rehearsal as text for a console. */
public final class TextReport {

    /** Sentences of a text that changed. */
    private static final int SHOWN = 1;

    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> rules = RuleTexts.all();

    private TextReport() {
    }

    public static String of(Report report) {
        TextReport text = new TextReport();
        report.changed().told().forEach(text::scenario);
        text.difference(report);
        return text.out.toString();
    }

    private void scenario(Told told) {
        heading(told.scenario().name(), '=');
        if (!told.scenario().about().isEmpty()) {
            line("", told.scenario().about().replaceAll("\\s+", " "));
        }
        String day = "";
        for (Happening happening : told.happenings()) {
            String label = told.calendar().label(happening.at());
            if (!label.equals(day)) {
                day = label;
                out.append('\n').append(label).append('\n');
            }
            line(happening.isProblem() ? "  !! " : "  - ", happening.text());
        }
        out.append('\n');
        line("Ends reached: ", told.ends().isEmpty() ? "none" : String.join(" · ", told.ends()));
        if (!told.dates().isEmpty()) {
            line("Contract dates: ", told.dates().stream().map(date -> date.term() + " " + told.calendar().date(date.dueDate()))
                .collect(Collectors.joining(" · ")));
        }
        out.append('\n');
    }

    private void difference(Report report) {
        heading("The difference from " + report.against(), '=');
        if (report.difference() == null) {
            line("", "These are the same models; nothing was changed.");
            return;
        }
        report.whatChanged().forEach((file, lines) -> {
            line("", "What was changed in " + file + ":");
            lines.forEach(change -> line("  - ", change));
        });
        if (report.difference().isNone()) {
            line("", "In these scenarios nothing comes earlier, later, newly or no longer, and no text reads differently.");
        }
        report.difference().scenarios().forEach(this::scenario);
        if (!report.difference().rulesGone().isEmpty()) {
            heading("Rules that no longer hold on any path", '-');
            report.difference().rulesGone().forEach((rule, carriers) -> line("  - ", rule + ": " + rules.getOrDefault(rule, "")
                + " (was carried by “" + String.join("”, “", carriers) + "”)"));
        }
    }

    private void scenario(OfScenario scenario) {
        heading(scenario.name(), '-');
        for (Sort sort : Sort.values()) {
            List<Change> changes = scenario.changes().stream().filter(change -> change.sort() == sort).toList();
            if (!changes.isEmpty()) {
                line("  ", sort + ":");
            }
            for (Change change : changes) {
                line("    - ", change.text());
                change.before().stream().limit(SHOWN).forEach(text -> line("        was: ", text));
                change.now().stream().limit(SHOWN).forEach(text -> line("        now: ", text));
                if (Math.max(change.before().size(), change.now().size()) > SHOWN) {
                    line("        ", "… and more; the page (--html) shows all of it");
                }
            }
        }
    }

    private void heading(String text, char underline) {
        out.append('\n').append(text).append('\n').append(String.valueOf(underline).repeat(text.length())).append('\n');
    }

    private void line(String before, String text) {
        out.append(before).append(text.replaceAll("\\s*\\R\\s*", " ")).append('\n');
    }
}
