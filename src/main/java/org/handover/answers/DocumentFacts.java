package org.handover.answers;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.documents.DocumentKind;
import org.handover.documents.Documents;
import org.handover.documents.Documents.Version;
import org.handover.lifecycle.FormFacts;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * The documents of a project on forms: under the name of its kind which version there is and where it is written, and under the same
 * name with {@code Versions} the versions to choose from (PROJ-18).
 */
@Component
class DocumentFacts implements FormFacts {

    /** A text of a form holds no more than 4000 characters. */
    private static final int MOST_MINUTES = 10;
    private static final int LONGEST_NOTE = 80;

    private final Documents documents;
    private final Projects projects;

    DocumentFacts(Documents documents, Projects projects) {
        this.documents = documents;
        this.projects = projects;
    }

    @Override
    public Set<String> names() {
        return Stream.of(DocumentKind.values()).flatMap(kind -> kind == DocumentKind.MINUTES ? Stream.of(kind.fact())
            : Stream.of(kind.fact(), kind.fact() + "Versions")).collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> factsFor(Set<String> names, String projectNumber) {
        Project project = names().stream().noneMatch(names::contains) ? null : projects.find(projectNumber).orElse(null);
        if (project == null) {
            return Map.of();
        }
        Map<String, Object> facts = new HashMap<>();
        for (DocumentKind kind : DocumentKind.values()) {
            if (names.contains(kind.fact())) {
                facts.put(kind.fact(), kind == DocumentKind.MINUTES ? minutes(project) : text(project, kind));
            }
            if (kind != DocumentKind.MINUTES && names.contains(kind.fact() + "Versions")) {
                facts.put(kind.fact() + "Versions", documents.latest(project.number(), kind).map(newest ->
                    documents.versions(newest.document()).stream().map(version -> option(project, version)).toList()).orElse(List.of()));
            }
        }
        return facts;
    }

    private String text(Project project, DocumentKind kind) {
        String page = "/projects/" + project.number() + "/documents/" + kind.id();
        return documents.latest(project.number(), kind).map(version -> words(project, version) + ". [Open](" + page + ")")
            .orElse("Not written yet. [Write it](" + page + "#write)");
    }

    private String minutes(Project project) {
        return documents.of(project.number()).stream().filter(version -> version.kind() == DocumentKind.MINUTES)
            .sorted(Comparator.comparing(Version::document).reversed()).limit(MOST_MINUTES)
            .map(version -> "- [" + version.title() + "](/projects/" + project.number() + "/documents/minutes?document="
                + version.document() + ")").collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> option(Project project, Version version) {
        String note = version.note().length() > LONGEST_NOTE ? version.note().substring(0, LONGEST_NOTE) + "…" : version.note();
        return Map.of("value", String.valueOf(version.version()), "label", words(project, version) + ": " + note);
    }

    /** Staff read English; dates stand in the conventions of the customer's country. */
    private static String words(Project project, Version version) {
        DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(new Locale("en", project.country()));
        return "Version " + version.version() + " of " + day.format(version.savedAt().atZone(project.zone()))
            + (version.savedBy() == null ? "" : " by " + version.savedBy());
    }
}
