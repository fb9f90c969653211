package org.handover.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** Texts that depend on the modules bought: requirements, training content, acceptance tests (DEP-04, DEP-11, DEP-12, R14). */
@Component
public class ModuleTexts {

    private final Projects projects;
    private final Decisions decisions;

    ModuleTexts(Projects projects, Decisions decisions) {
        this.projects = projects;
        this.decisions = decisions;
    }

    /** The common part first, then each module bought, then administration, in the locale's language. */
    public List<String> of(String project, String table, Locale locale) {
        return Stream.of(Stream.of("everything"), projects.modules(project).stream(), Stream.of("administration"))
            .flatMap(modules -> modules)
            .flatMap(module -> decisions.lines(table, Map.of("module", module, "language", locale.getLanguage())).stream())
            .distinct().toList();
    }
}
