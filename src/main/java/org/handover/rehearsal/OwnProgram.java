package org.handover.rehearsal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** How this program is started once more: by the same Java, from the same jar or class path. */
final class OwnProgram {

    private static final String MAIN_CLASS = "org.handover.Application";
    // a rehearsal is over before compiling for speed pays
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8",
        "-Dsun.stderr.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

    private OwnProgram() {
    }

    /** The command up to the arguments of the program. */
    static List<String> java() {
        String java = ProcessHandle.current().info().command().orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String path = path();
        return isProgramJar(path) ? concat(java, List.of("-jar", path)) : concat(java, List.of(MAIN_CLASS));
    }

    /** What the environment names as class path; empty where the program is one jar. */
    static Optional<String> classPath() {
        return isProgramJar(path()) ? Optional.empty() : Optional.of(path());
    }

    private static List<String> concat(String java, List<String> program) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(OPTIONS);
        command.addAll(program);
        return command;
    }

    /** Absolute, since the child works in a folder of its own. */
    private static String path() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isProgramJar(String path) {
        if (path.contains(File.pathSeparator) || !path.endsWith(".jar")) {
            return false;
        }
        try (JarFile jar = new JarFile(path)) {
            String main = jar.getManifest() == null ? null : jar.getManifest().getMainAttributes().getValue("Main-Class");
            return main != null && main.startsWith("org.springframework.boot.loader");
        } catch (IOException e) {
            return false;
        }
    }
}
