package org.handover.setup.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.handover.lifecycle.moving.DateMove;
import org.handover.lifecycle.moving.MoveUnderWayException;
import org.handover.lifecycle.moving.Moves;
import org.handover.lifecycle.moving.Moves.Move;
import org.handover.lifecycle.moving.Moves.OneProject;
import org.handover.lifecycle.moving.Moves.Result;
import org.handover.lifecycle.moving.Moves.State;
import org.handover.lifecycle.moving.ProjectMoves;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code move --all} or {@code move P-1 P-2 …}: moves running projects to the versions in force, one after the other. */
class MoveCommand {

    private static final int AT_ONCE = 100;

    private MoveCommand() {
    }

    /** @return 0 if every project was moved, 1 if one was not, or the database cannot be used, 2 if called wrongly */
    static int run(List<String> arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> settings = arguments.stream().filter(argument -> argument.startsWith("--") && argument.contains("=")).toList();
        List<String> named = arguments.stream().filter(argument -> !argument.startsWith("--")).toList();
        boolean all = arguments.contains("--all");
        if (all != named.isEmpty() || arguments.size() != settings.size() + named.size() + (all ? 1 : 0)) {
            out.println("Usage: move --all | move <project number>…   [--spring.profiles.active=…]");
            return 2;
        }
        try (ConfigurableApplicationContext product = ProductContext.start(settings)) {
            ProjectMoves moves = product.getBean(ProjectMoves.class);
            List<String> wanted = all ? moves.allBehind() : named;
            if (wanted.isEmpty()) {
                out.println("Every running project is in the versions in force.");
                return 0;
            }
            return move(wanted, moves, product.getBean(Moves.class), out);
        } catch (MoveUnderWayException e) {
            out.println(e.getMessage());
        } catch (RuntimeException e) {
            out.println(ProductContext.why(e));
        }
        return 1;
    }

    private static int move(List<String> wanted, ProjectMoves projectMoves, Moves moves, PrintStream out) {
        AtomicInteger printed = new AtomicInteger(-1);
        String who = System.getProperty("user.name");
        long id = projectMoves.run(who.substring(0, Math.min(64, who.length())), wanted, move -> moves.projects(move, printed.get(), AT_ONCE)
            .stream().filter(one -> one.result() != Result.WAITING).forEach(one -> {
                printed.set(one.position());
                print(one, wanted.size(), out);
            }));
        Move move = moves.find(id).orElseThrow();
        out.println("Move %d %s: %d moved, %d stayed as they were, %d not done".formatted(id,
            move.state() == State.DONE ? "is done" : "stopped before its end", move.moved(), move.kept(), move.waiting()));
        return move.kept() + move.waiting() == 0 ? 0 : 1;
    }

    private static void print(OneProject one, int of, PrintStream out) {
        String result = switch (one.result()) {
            case MOVED -> "moved: " + String.join(", ", one.outcome().versions());
            case NOTHING -> "is in the versions in force already";
            case KEPT -> "stays as it was";
            case WAITING -> "not done";
        };
        out.println("%d of %d  %s  %s".formatted(one.position() + 1, of, one.project(), result));
        one.reasons().forEach(reason -> out.println("    " + reason));
        if (one.outcome() != null) {
            one.outcome().dates().stream().filter(DateMove::isChanged).forEach(date -> out.println("    " + ProjectsCommand.words(date)));
            one.outcome().remarks().forEach(remark -> out.println("    " + remark));
        }
    }
}
