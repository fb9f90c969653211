package org.handover.setup.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handover.models.BundledFiles;
import org.handover.models.ModelDifference;
import org.handover.models.ModelFile;
import org.handover.models.check.ModelCheck;
import org.handover.models.check.Problem;
import org.handover.rehearsal.Difference;
import org.handover.rehearsal.HtmlReport;
import org.handover.rehearsal.RehearsalFiles;
import org.handover.rehearsal.Rehearsal;
import org.handover.rehearsal.Report;
import org.handover.rehearsal.Run;
import org.handover.rehearsal.Scenario;
import org.handover.rehearsal.Scenarios;
import org.handover.rehearsal.TextReport;
import org.handover.setup.ProductVocabulary;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs scenarios through changed models and through those in force, and tells the difference:
 * {@code rehearse bpmn forms [--scenarios dir] [--against dir] [--html file]}.
 */
final class RehearseCommand {

    private static final String USAGE = """
        rehearse FOLDER-OR-FILE… [--scenarios FOLDER-OR-FILE] [--against FOLDER] [--html FILE]

          FOLDER-OR-FILE  the changed models: diagrams, tables, forms
          --scenarios     scenarios of your own instead of those that come with Handover
          --against       the models in force, for example from “export”, where they are not those that come with Handover
          --html          writes the result as a page too""";

    private RehearseCommand() {
    }

    static int run(List<String> arguments) {
        List<Path> places = new ArrayList<>();
        Map<String, Path> options = new TreeMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                places.add(Path.of(argument));
            } else if (List.of("--scenarios", "--against", "--html").contains(argument) && i + 1 < arguments.size()) {
                options.put(argument, Path.of(arguments.get(++i)));
            } else {
                return misused("“" + argument + "” is not known, or what belongs behind it is missing.");
            }
        }
        if (places.isEmpty()) {
            return misused("Name the folders with the models to rehearse.");
        }
        try {
            return rehearse(places, options);
        } catch (IllegalArgumentException | RehearsalContext.NotStarted e) {
            utf8(System.err).println(e.getMessage());
            return 1;
        } catch (IOException e) {
            utf8(System.err).println("The page cannot be written: " + e.getMessage());
            return 1;
        }
    }

    private static int misused(String problem) {
        utf8(System.err).println(problem);
        utf8(System.err).println();
        utf8(System.err).println(USAGE);
        return 2;
    }

    private static int rehearse(List<Path> places, Map<String, Path> options) throws IOException {
        List<ModelFile> changed = RehearsalFiles.models(places);
        List<ModelFile> bundled = BundledFiles.read();
        boolean againstOthers = options.containsKey("--against");
        List<ModelFile> inForce = againstOthers ? RehearsalFiles.over(bundled, RehearsalFiles.models(List.of(options.get("--against")))) : bundled;
        List<Problem> problems = new ModelCheck(ProductVocabulary.read()).check(changed, inForce, Map.of());
        problems.forEach(problem -> utf8(System.err).println((problem.isError() ? "error " : "warning ") + problem.line()));
        if (problems.stream().anyMatch(Problem::isError)) {
            utf8(System.err).println("The models have errors, so they are not rehearsed.");
            return 1;
        }
        List<ModelFile> together = RehearsalFiles.over(inForce, changed);
        List<ModelFile> known = new ArrayList<>(inForce);
        known.addAll(together);
        List<Scenario> scenarios = Scenarios.read(options.containsKey("--scenarios") ? RehearsalFiles.scenarios(options.get("--scenarios"))
            : RehearsalFiles.bundledScenarios(), known, LocalDate.now(ZoneOffset.UTC));
        Map<String, List<String>> whatChanged = whatChanged(inForce, changed);
        Report report = report(inForce, together, scenarios, whatChanged,
            againstOthers ? "the models in force" : "the models that come with Handover");
        utf8(System.out).print(TextReport.of(report));
        if (options.containsKey("--html")) {
            Files.writeString(options.get("--html"), HtmlReport.of(report));
            utf8(System.err).println("The page is in " + options.get("--html"));
        }
        return report.hasProblems() ? 1 : 0;
    }

    private static Report report(List<ModelFile> inForce, List<ModelFile> together, List<Scenario> scenarios,
            Map<String, List<String>> whatChanged, String against) {
        utf8(System.err).println("Setting the stage");
        try (ConfigurableApplicationContext product = RehearsalContext.start()) {
            Rehearsal rehearsal = new Rehearsal(product);
            if (whatChanged.isEmpty()) {
                return new Report(rehearsal.play(together, scenarios, "these models", utf8(System.err)::println), null, whatChanged, against);
            }
            Run before = rehearsal.play(inForce, scenarios, "the models in force", utf8(System.err)::println);
            Run after = rehearsal.play(together, scenarios, "the changed models", utf8(System.err)::println);
            return new Report(after, Difference.between(before, after), whatChanged, against);
        }
    }

    /** By file, only those that differ. */
    private static Map<String, List<String>> whatChanged(List<ModelFile> inForce, List<ModelFile> changed) {
        Map<String, List<String>> words = new TreeMap<>();
        for (ModelFile model : changed) {
            ModelFile before = inForce.stream().filter(old -> old.name().equals(model.name())).findFirst().orElse(null);
            List<String> difference = before == null ? List.of("is new.") : ModelDifference.inWords(before, model);
            if (!difference.isEmpty()) {
                words.put(model.name(), difference);
            }
        }
        return words;
    }

    /** Whatever the console is set to, so that quotation marks and names arrive. */
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
