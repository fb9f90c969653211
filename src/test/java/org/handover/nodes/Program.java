package org.handover.nodes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The product as it is started: its classes in one jar, and the libraries of its runtime, as Maven wrote them down. Nothing of the
 * tests is among them, except what a test adds on purpose.
 */
final class Program {

    private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();
    private static final Path LIBRARIES = Path.of("target/nodes/runtime.classpath").toAbsolutePath();

    private static String classPath;

    private Program() {
    }

    /** @throws IllegalStateException where the tests were not started by Maven, which knows the libraries */
    static synchronized String classPath() {
        if (classPath == null) {
            try {
                if (!Files.exists(LIBRARIES)) {
                    throw new IllegalStateException(LIBRARIES + " is missing. Maven writes it: ./mvnw generate-test-resources");
                }
                Path jar = LIBRARIES.resolveSibling("handover-" + ProcessHandle.current().pid() + ".jar");
                pack(jar);
                jar.toFile().deleteOnExit();
                classPath = jar + ":" + Files.readString(LIBRARIES).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return classPath;
    }

    private static void pack(Path jar) throws IOException {
        try (Stream<Path> found = Files.walk(CLASSES); OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.setLevel(1);
            List<Path> all = new ArrayList<>(found.sorted().collect(Collectors.toList()));
            all.remove(CLASSES);
            for (Path path : all) {
                boolean directory = Files.isDirectory(path);
                JarEntry entry = new JarEntry(CLASSES.relativize(path) + (directory ? "/" : ""));
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                entries.putNextEntry(entry);
                if (!directory) {
                    Files.copy(path, entries);
                }
                entries.closeEntry();
            }
        }
    }
}
