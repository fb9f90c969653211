package org.handover.setup.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.models.ModelFile;
import org.handover.models.check.ModelCheck;
import org.handover.models.check.Problem;
import org.handover.setup.ProductVocabulary;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * {@code check <folders or files…>}: checks models as a deployment would, together with those that the product brings along. Needs no
 * engine and no database.
 */
class CheckCommand {

    private static final int LARGEST_READ_BYTES = 3 * 1024 * 1024;

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
                collect(Path.of(argument), files);
            }
        } catch (IOException | UncheckedIOException e) {
            out.println("Cannot read: " + e.getMessage());
            return 2;
        }
        if (files.isEmpty()) {
            out.println("Nothing to check. Name folders or files with diagrams, tables and forms: check bpmn forms");
            return 2;
        }
        List<Problem> problems = new ModelCheck(ProductVocabulary.read()).check(files, bundled(), Map.of());
        problems.forEach(problem -> out.println((problem.isError() ? "error   " : "warning ") + problem.line()));
        long errors = problems.stream().filter(Problem::isError).count();
        out.println("%s: %s, %s".formatted(counted(files.size(), "model"), counted(errors, "error"), counted(problems.size() - errors, "warning")));
        return errors > 0 ? 1 : 0;
    }

    /** A folder is asked for models only; a file that is named is checked whatever it is. */
    private static void collect(Path path, List<ModelFile> files) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> inside = Files.walk(path)) {
                for (Path file : inside.filter(Files::isRegularFile).filter(CheckCommand::isModel).sorted().toList()) {
                    files.add(file(file));
                }
            }
        } else {
            files.add(file(path));
        }
    }

    /** No more is read of a file than what tells that it is too large. */
    private static ModelFile file(Path path) throws IOException {
        try (var content = Files.newInputStream(path)) {
            return new ModelFile(path.getFileName().toString(), content.readNBytes(LARGEST_READ_BYTES));
        }
    }

    private static boolean isModel(Path file) {
        return file.getFileName().toString().toLowerCase().matches(".*\\.(bpmn|dmn|form)");
    }

    private static List<ModelFile> bundled() {
        List<ModelFile> bundled = new ArrayList<>();
        var resources = new PathMatchingResourcePatternResolver();
        try {
            for (String pattern : List.of("classpath*:/bpmn/*.bpmn", "classpath*:/bpmn/*.dmn", "classpath*:/forms/*.form")) {
                for (Resource model : resources.getResources(pattern)) {
                    bundled.add(new ModelFile(model.getFilename(), model.getContentAsByteArray()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundled;
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
