package org.handover.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The diagrams, tables and forms that this release brings along. */
@Component
public class BundledFiles {

    private final Map<String, ModelFile> files = new LinkedHashMap<>();

    BundledFiles(ResourcePatternResolver resources) {
        for (String pattern : List.of("classpath*:/bpmn/*.bpmn", "classpath*:/bpmn/*.dmn", "classpath*:/forms/*.form")) {
            try {
                for (Resource resource : resources.getResources(pattern)) {
                    files.put(resource.getFilename(), new ModelFile(resource.getFilename(), resource.getContentAsByteArray()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Read where no program runs, as by a command. */
    public static List<ModelFile> read() {
        return List.copyOf(new BundledFiles(new PathMatchingResourcePatternResolver()).all());
    }

    Collection<ModelFile> all() {
        return files.values();
    }

    Optional<ModelFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Whether a file is, byte for byte, the one of this release. */
    boolean hasTheSame(ModelFile file) {
        return find(file.name()).filter(bundled -> Arrays.equals(bundled.content(), file.content())).isPresent();
    }
}
