package org.handover.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.models.ModelFile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads models and scenarios from folders and from the program itself. */
public final class RehearsalFiles {

    private static final long LARGEST = 2 * 1024 * 1024;
    private static final int DEEPEST = 3;

    private RehearsalFiles() {
    }

    /** The models that this release brings along. */
    public static List<ModelFile> bundled() {
        List<ModelFile> models = new ArrayList<>();
        for (String pattern : List.of("bpmn/*.bpmn", "bpmn/*.dmn", "forms/*.form")) {
            bundled(pattern).forEach((name, content) -> models.add(new ModelFile(name, content)));
        }
        return models;
    }

    /** The scenarios that this release brings along, by file name. */
    public static Map<String, byte[]> bundledScenarios() {
        return bundled("scenarios/*.yaml");
    }

    /**
     * The models in folders and those inside, or files named singly; other files in a folder are passed over.
     *
     * @throws IllegalArgumentException with a plain sentence where there is none, one is too large or there twice
     */
    public static List<ModelFile> models(List<Path> places) {
        List<ModelFile> models = new ArrayList<>();
        for (Path place : places) {
            files(place, ".*\\.(bpmn|dmn|form)").forEach((name, content) -> {
                if (models.stream().anyMatch(model -> model.name().equals(name))) {
                    throw new IllegalArgumentException("“" + name + "” is there twice. Keep one of the two.");
                }
                models.add(new ModelFile(name, content));
            });
        }
        return models;
    }

    /** The scenarios in a folder, or the file of one, by file name. Throws as {@link #models}. */
    public static Map<String, byte[]> scenarios(Path place) {
        return files(place, ".*\\.ya?ml");
    }

    /** What is in force after {@code changed} is deployed over {@code before}. */
    public static List<ModelFile> over(Collection<ModelFile> before, Collection<ModelFile> changed) {
        Map<String, ModelFile> all = new LinkedHashMap<>();
        before.forEach(model -> all.put(model.name(), model));
        changed.forEach(model -> all.put(model.name(), model));
        return List.copyOf(all.values());
    }

    private static Map<String, byte[]> files(Path place, String names) {
        if (!Files.exists(place)) {
            throw new IllegalArgumentException("There is no “" + place + "”.");
        }
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (Stream<Path> files = Files.isDirectory(place) ? Files.walk(place, DEEPEST) : Stream.of(place)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().matches(names)).sorted().toList()) {
                if (Files.size(file) > LARGEST) {
                    throw new IllegalArgumentException("“" + file.getFileName() + "” is larger than 2 MB. Check whether it is the right file.");
                }
                if (found.put(file.getFileName().toString(), Files.readAllBytes(file)) != null) {
                    throw new IllegalArgumentException("“" + file.getFileName() + "” is there twice. Keep one of the two.");
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("“" + place + "” cannot be read: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to rehearse in “" + place + "”: " + (names.contains("ya?ml")
                ? "a scenario ends in .yaml." : "a diagram ends in .bpmn, a table in .dmn, a form in .form."));
        }
        return found;
    }

    private static Map<String, byte[]> bundled(String pattern) {
        try {
            Map<String, byte[]> found = new LinkedHashMap<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:/" + pattern)) {
                found.putIfAbsent(resource.getFilename(), resource.getContentAsByteArray());
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
