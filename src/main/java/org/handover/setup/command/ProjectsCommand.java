package org.handover.setup.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.handover.lifecycle.moving.DateMove;
import org.handover.lifecycle.moving.ProjectMoves;
import org.handover.lifecycle.moving.ProjectMoves.Preview;
import org.handover.lifecycle.moving.RunningInstance;
import org.handover.lifecycle.moving.RunningProjects;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code projects}: in which versions running projects are, what a move would do to each, and what keeps it from moving. */
class ProjectsCommand {

    private static final int AT_ONCE = 50;

    private ProjectsCommand() {
    }

    /** @return 0 if every project that is behind can be moved, 1 if one cannot, or the database cannot be used, 2 if called wrongly */
    static int run(List<String> arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> settings = arguments.stream().filter(argument -> argument.startsWith("--") && argument.contains("=")).toList();
        boolean all = arguments.contains("--all");
        if (arguments.size() != settings.size() + (all ? 1 : 0)) {
            out.println("Usage: projects [--all] [--spring.profiles.active=…]   (--all: those in the versions in force, too)");
            return 2;
        }
        try (ConfigurableApplicationContext product = ProductContext.start(settings)) {
            return list(product.getBean(RunningProjects.class), product.getBean(ProjectMoves.class), !all, out);
        } catch (RuntimeException e) {
            out.println(ProductContext.why(e));
            return 1;
        }
    }

    private static int list(RunningProjects running, ProjectMoves moves, boolean behindOnly, PrintStream out) {
        running.versions().forEach(row -> out.println("%s version %d%s: %d instances".formatted(row.process(), row.version(),
            row.version() < row.inForce() ? ", in force is " + row.inForce() : " (in force)", row.instances())));
        int shown = 0;
        int kept = 0;
        List<String> page = running.numbers("", AT_ONCE, behindOnly);
        while (!page.isEmpty()) {
            for (String number : page) {
                Preview preview = moves.preview(number);
                print(preview, out);
                shown++;
                kept += preview.reasons().isEmpty() ? 0 : 1;
            }
            page = running.numbers(page.get(page.size() - 1), AT_ONCE, behindOnly);
        }
        out.println(shown + (behindOnly ? " projects are behind, " : " projects run, ") + kept + " cannot be moved as they stand");
        return kept == 0 ? 0 : 1;
    }

    private static void print(Preview preview, PrintStream out) {
        out.println(preview.project() + "  " + preview.instances().stream().map(ProjectsCommand::version).distinct()
            .collect(Collectors.joining(", ")));
        preview.reasons().forEach(reason -> out.println("    kept: " + reason));
        if (preview.move() != null) {
            preview.move().dates().forEach(date -> out.println("    " + words(date)));
            preview.move().remarks().forEach(remark -> out.println("    " + remark));
        }
    }

    private static String version(RunningInstance instance) {
        return instance.process() + " " + instance.version() + (instance.isBehind() ? " → " + instance.inForce() : "");
    }

    static String words(DateMove date) {
        return date.term() + ": " + (date.isChanged() ? (date.before() == null ? "new" : date.before()) + " → "
            + (date.after() == null ? "gone" : date.after()) : date.after());
    }
}
