package org.handover.setup.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The commands by their names. */
public class Commands {

    /** Each takes what stands behind its name and gives the exit code. */
    private static final Map<String, ToIntFunction<List<String>>> COMMANDS = Map.ofEntries(
        Map.entry("check", CheckCommand::run),
        Map.entry("export", ExportCommand::run),
        Map.entry("move", MoveCommand::run),
        Map.entry("projects", ProjectsCommand::run),
        Map.entry("rehearse", RehearseCommand::run));

    private Commands() {
    }

    /** Whether the program was called with a command; without one it serves. */
    public static boolean isOne(String[] arguments) {
        return arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
    }

    /**
     * Runs a command with its output on the console.
     *
     * @return exit code: 0 all is well, 1 something is wrong with what was given, 2 called in a wrong way
     */
    public static int run(String[] arguments) {
        return COMMANDS.get(arguments[0]).applyAsInt(Arrays.asList(arguments).subList(1, arguments.length));
    }
}
