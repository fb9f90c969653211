package org.handover.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.documents.Documents.Version;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.springframework.stereotype.Component;

/**
 * The text from which a document of each kind begins, in English and German: what the process owner wrote last, or else what came
 * with the program. Names in double braces, such as {@code {{customer}}}, stand for facts of the project.
 */
@Component
public class Templates {

    /** The languages in which there is a template of each kind. */
    static final List<String> LANGUAGES = List.of("en", "de");

    private final Documents documents;
    private final Projects projects;
    private final Contacts contacts;
    private final Milestones milestones;
    private final Clock clock;

    Templates(Documents documents, Projects projects, Contacts contacts, Milestones milestones, Clock clock) {
        this.documents = documents;
        this.projects = projects;
        this.contacts = contacts;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** The text of a project's new document, in the project's language. */
    public String begin(DocumentKind kind, Project project) {
        return begin(kind, project, Map.of());
    }

    /**
     * The text of a project's new document, in the project's language.
     *
     * @param more what else the template may name, by name
     */
    public String begin(DocumentKind kind, Project project, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(facts(project));
        facts.putAll(more);
        // one pass, so that nothing in a fact is taken for the name of another
        return Stream.of(text(kind, project.language()).split("(?=\\{\\{)")).map(part -> {
            int end = part.indexOf("}}");
            String fact = part.startsWith("{{") && end > 0 ? facts.get(part.substring(2, end).strip()) : null;
            return fact == null ? part : fact + part.substring(end + 2);
        }).collect(Collectors.joining());
    }

    private Map<String, String> facts(Project project) {
        DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(project.locale());
        return Map.of("project", project.number(), "customer", project.customer(), "manager", project.manager(),
            "today", day.format(LocalDate.ofInstant(clock.instant(), project.zone())),
            "modules", projects.modules(project.number()).stream().map(module -> "- " + module).collect(Collectors.joining("\n")),
            "contacts", contacts.of(project.number()).stream().map(Templates::row).collect(Collectors.joining("\n")),
            "milestones", milestones.of(project.number()).stream().map(milestone -> row(milestone, day)).collect(Collectors.joining("\n")));
    }

    private static String row(Contact contact) {
        return "| " + contact.name() + " | " + contact.role() + " | " + contact.email() + " | " + (contact.maySign() ? "✓" : "") + " |";
    }

    private static String row(Milestone milestone, DateTimeFormatter day) {
        return "| " + milestone.name() + " | " + day.format(milestone.plannedOn()) + " | " + milestone.bufferDays() + " | "
            + orEmpty(milestone.vendorPerson()) + " | " + orEmpty(milestone.customerPerson()) + " |";
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private String text(DocumentKind kind, String language) {
        String known = LANGUAGES.contains(language) ? language : "en";
        return own(kind, known).map(Version::text).orElseGet(() -> delivered(kind, known));
    }

    /** What the process owner wrote last instead of the delivered text. */
    Optional<Version> own(DocumentKind kind, String language) {
        return documents.find(null, kind, title(kind, language));
    }

    /** The title under which an own template is kept. */
    static String title(DocumentKind kind, String language) {
        return kind.title() + " · " + new Locale(language).getDisplayLanguage(Locale.ENGLISH);
    }

    /** The template as it came with the program. */
    static String delivered(DocumentKind kind, String language) {
        String file = "/documents/" + kind.id() + "." + language + ".md";
        try (InputStream text = Templates.class.getResourceAsStream(file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
