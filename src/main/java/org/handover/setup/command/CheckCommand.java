package org.handover.setup.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.models.BundledFiles;
import org.handover.models.ModelFile;
import org.handover.models.ModelFolders;
import org.handover.models.check.ModelCheck;
import org.handover.models.check.Problem;
import org.handover.setup.ProductVocabulary;

/**
 * {@code check <folders or files…>}: checks models as a deployment would, together with those that the product brings along. Needs no
 * engine and no database.
 */
class CheckCommand {

    private CheckCommand() {
    }

    /** @return 0 if a deployment would be accepted, 1 if it would be rejected, 2 if there is nothing to check */
    static int run(List<String> arguments) {
        return run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static int run(List<String> arguments, PrintStream out) {
        List<ModelFile> files = new ArrayList<>();
        try {
            for (String argument : arguments) {
                files.addAll(ModelFolders.read(Path.of(argument)));
            }
        } catch (IOException e) {
            out.println("Cannot read: " + e.getMessage());
            return 2;
        }
        if (files.isEmpty()) {
            out.println("Nothing to check. Name folders or files with diagrams, tables and forms: check bpmn forms");
            return 2;
        }
        List<Problem> problems = new ModelCheck(ProductVocabulary.read()).check(files, BundledFiles.read(), Map.of());
        problems.forEach(problem -> out.println((problem.isError() ? "error   " : "warning ") + problem.line()));
        long errors = problems.stream().filter(Problem::isError).count();
        out.println("%s: %s, %s".formatted(counted(files.size(), "model"), counted(errors, "error"), counted(problems.size() - errors, "warning")));
        return errors > 0 ? 1 : 0;
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
