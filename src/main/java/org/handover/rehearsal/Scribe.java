package org.handover.rehearsal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.handover.documents.DocumentKind;
import org.handover.documents.Documents;
import org.handover.documents.Documents.Version;
import org.handover.documents.Templates;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** Writes documents from their templates, as people do on the pages of a project before they answer a form that asks for one. */
@Component
public class Scribe {

    private final Documents documents;
    private final Templates templates;
    private final Projects projects;

    Scribe(Documents documents, Templates templates, Projects projects) {
        this.documents = documents;
        this.templates = templates;
        this.projects = projects;
    }

    /**
     * Writes each document whose versions are shown, such as {@code projectCharterVersions}, and that is not there yet.
     *
     * @return the newest version of each, by the field that asks for it
     */
    Map<String, Object> write(String project, Collection<String> shown, String login) {
        Map<String, Object> versions = new HashMap<>();
        for (DocumentKind kind : DocumentKind.values()) {
            if (shown.contains(kind.fact() + "Versions")) {
                Version newest = documents.latest(project, kind).orElseGet(() -> documents.write(project, kind, kind.title(), 0,
                    templates.begin(kind, projects.get(project)), null, "First version", login));
                versions.put(kind.fact() + "Version", String.valueOf(newest.version()));
            }
        }
        return versions;
    }
}
