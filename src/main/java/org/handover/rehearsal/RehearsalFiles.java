package org.handover.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handover.models.ModelFile;
import org.handover.models.ModelFolders;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads models and scenarios from folders, and the scenarios that the program brings along. */
public final class RehearsalFiles {

    private static final long LARGEST_SCENARIO = 1024 * 1024;

    private RehearsalFiles() {
    }

    /** The scenarios that this release brings along, by file name. */
    public static Map<String, byte[]> bundledScenarios() {
        try {
            Map<String, byte[]> found = new LinkedHashMap<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:/scenarios/*.yaml")) {
                found.putIfAbsent(resource.getFilename(), resource.getContentAsByteArray());
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The models in folders and those inside, or files named singly; other files in a folder are passed over.
     *
     * @throws IllegalArgumentException with a plain sentence where there is none, one is too large or there twice
     */
    public static List<ModelFile> models(List<Path> places) {
        List<ModelFile> models = new ArrayList<>();
        for (Path place : places) {
            List<ModelFile> found = modelsIn(place);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("There is nothing to rehearse in “" + place
                    + "”: a diagram ends in .bpmn, a table in .dmn, a form in .form.");
            }
            models.addAll(found);
        }
        refuse(models);
        return models;
    }

    private static List<ModelFile> modelsIn(Path place) {
        if (!Files.exists(place)) {
            throw new IllegalArgumentException("There is no “" + place + "”.");
        }
        try {
            return ModelFolders.read(place);
        } catch (IOException e) {
            throw new IllegalArgumentException("“" + place + "” cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses what is not rehearsed, for which no check is needed.
     *
     * @throws IllegalArgumentException with a plain sentence where one is no model, too large or there twice
     */
    static void refuse(List<ModelFile> models) {
        Set<String> names = new HashSet<>();
        for (ModelFile model : models) {
            if (!model.hasPlainName() || !model.name().matches(".*\\.(bpmn|dmn|form)")) {
                throw new IllegalArgumentException("“" + model.printableName()
                    + "” is no model: a diagram ends in .bpmn, a table in .dmn, a form in .form, without folders.");
            }
            if (model.content().length > ModelFile.LARGEST_BYTES) {
                throw new IllegalArgumentException("“" + model.name() + "” is larger than 2 MB, which no model is. Check whether it is the right file.");
            }
            if (!names.add(model.name())) {
                throw new IllegalArgumentException("“" + model.name() + "” is there twice. Keep one of the two.");
            }
        }
    }

    /** The scenarios in a folder, or the file of one, by file name. Throws as {@link #models}. */
    public static Map<String, byte[]> scenarios(Path place) {
        if (!Files.exists(place)) {
            throw new IllegalArgumentException("There is no “" + place + "”.");
        }
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (Stream<Path> files = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().matches(".*\\.ya?ml")).sorted().toList()) {
                if (Files.size(file) > LARGEST_SCENARIO) {
                    throw new IllegalArgumentException("“" + file.getFileName() + "” is larger than 1 MB. Check whether it is the right file.");
                }
                found.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("“" + place + "” cannot be read: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to rehearse in “" + place + "”: a scenario ends in .yaml.");
        }
        return found;
    }

    /** What is in force after {@code changed} is deployed over {@code before}. */
    public static List<ModelFile> over(Collection<ModelFile> before, Collection<ModelFile> changed) {
        Map<String, ModelFile> all = new LinkedHashMap<>();
        before.forEach(model -> all.put(model.name(), model));
        changed.forEach(model -> all.put(model.name(), model));
        return List.copyOf(all.values());
    }
}
