package org.handover.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.handover.documents.Documents.Signature;
import org.handover.documents.Documents.Version;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.ContractTerms;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

abstract class DocumentsContract {

    private static final DocumentKind CONCEPT = DocumentKind.IMPLEMENTATION_CONCEPT;
    private static final String TITLE = CONCEPT.title();

    @Autowired JdbcClient jdbc;
    @Autowired Documents documents;
    @Autowired Templates templates;
    @Autowired Projects projects;
    @Autowired Contacts contacts;
    @Autowired Milestones milestones;
    @Autowired DocumentBeans.Told told;

    private Project sydney;

    @BeforeEach
    void aProjectWithoutDocuments() {
        for (String table : List.of("document_signature", "document_version", "document", "milestone", "contact", "project_order",
                "contract_term", "project_document", "project_module", "project")) {
            jdbc.sql("delete from " + table).update();
        }
        told.written.clear();
        sydney = project("P-1", "en", "AU", "Australia/Sydney");
    }

    @Test
    @Tag("DEP-01")
    @Tag("PROJ-18")
    void everyVersionStaysAsItWasWritten() {
        documents.write("P-1", CONCEPT, TITLE, 0, "One\nTwo", null, "First version", "manager");
        documents.write("P-1", CONCEPT, TITLE, 1, null, "https://docs.example/c", "Moved to the share", "engineer");
        documents.save("P-1", DocumentKind.SUPPORT_PLAN, "Levels", null, "First version", null);

        Version newest = documents.latest("P-1", CONCEPT).orElseThrow();
        assertThat(documents.versions(newest.document())).extracting(Version::version, Version::text, Version::link, Version::savedBy)
            .containsExactly(tuple(2, null, "https://docs.example/c", "engineer"), tuple(1, "One\nTwo", null, "manager"));
        assertThat(documents.of("P-1")).extracting(Version::kind, Version::version)
            .containsExactly(tuple(CONCEPT, 2), tuple(DocumentKind.SUPPORT_PLAN, 1));
        assertThat(documents.find(newest.document(), 3)).isEmpty();
        assertThat(told.written).containsExactly(new DocumentWritten("P-1"), new DocumentWritten("P-1"));
    }

    @Test
    @Tag("DEP-01")
    void whoeverBeganFromAnOlderVersionOverwritesNothing() {
        documents.write("P-1", CONCEPT, TITLE, 0, "One", null, "First version", "manager");
        documents.write("P-1", CONCEPT, TITLE, 1, "Two", null, "Two", "manager");
        told.written.clear();

        assertThatThrownBy(() -> documents.write("P-1", CONCEPT, TITLE, 1, "Mine", null, "Mine", "engineer"))
            .isInstanceOf(WrittenMeanwhileException.class);

        assertThat(documents.latest("P-1", CONCEPT)).hasValueSatisfying(newest -> assertThat(newest.text()).isEqualTo("Two"));
        assertThat(told.written).isEmpty();
    }

    @Test
    @Tag("PROJ-18")
    void aSignatureStaysUnderTheVersionThatWasSigned() {
        long concept = documents.write("P-1", CONCEPT, TITLE, 0, "One", null, "First version", "manager").document();
        documents.sign(concept, new Signature(1, "implementation-concept", "signed", "Olivia Hart", LocalDate.of(2026, 8, 12)));
        documents.write("P-1", CONCEPT, TITLE, 1, "Two", null, "Chapter 4", "manager");
        documents.sign(concept, new Signature(2, "implementation-concept", "refused", null, LocalDate.of(2026, 8, 14)));

        assertThat(documents.signatures(concept)).extracting(Signature::version, Signature::decision, Signature::signer)
            .containsExactly(tuple(1, "signed", "Olivia Hart"), tuple(2, "refused", null));
        assertThat(documents.signaturesOf("P-1")).isEqualTo(Map.of(concept, documents.signatures(concept)));
        assertThat(documents.signaturesOf("P-2")).isEmpty();
        assertThatThrownBy(() -> documents.sign(concept, new Signature(3, "s", "signed", null, LocalDate.of(2026, 8, 14))))
            .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    @Tag("PROJ-16")
    @Tag("PROJ-17")
    void everyDocumentBeginsWithATextInBothLanguages(DocumentKind kind) {
        String english = templates.begin(kind, sydney, SAID);
        String german = templates.begin(kind, project("P-2", "de", "DE", "Europe/Berlin"), SAID);

        assertThat(english).startsWith("# ").hasSizeGreaterThan(200).doesNotContain("{{").isNotEqualTo(german);
        assertThat(german).startsWith("# ").hasSizeGreaterThan(200).doesNotContain("{{");
    }

    @Test
    @Tag("PROJ-16")
    void aCharterBeginsWithWhatTheProductKnowsOfTheProject() {
        contacts.save("P-1", new Contact("Olivia {{modules}} Hart", "lead", "olivia@harbour.example", "en", sydney.zone(), true, null, false,
            "email", "summary"));
        milestones.plan("P-1", new Milestone("Taken live", LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 2), null, 5, "manager", null));

        assertThat(templates.begin(DocumentKind.PROJECT_CHARTER, sydney)).contains("# Project Charter: Harbour Clinic", "begun 13 Aug 2026",
            "- reports", "| Olivia {{modules}} Hart | lead | olivia@harbour.example | ✓ |", "| Taken live | 2 Nov 2026 | 5 | manager |  |");
    }

    @Test
    void whatAnOwnerWroteTakesThePlaceOfTheDeliveredTemplateForDocumentsToCome() {
        documents.write(null, CONCEPT, Templates.title(CONCEPT, "en"), 0, "Our own concept for {{customer}} and {{nobody}}", null, "Ours", "owner");

        assertThat(templates.begin(CONCEPT, sydney)).isEqualTo("Our own concept for Harbour Clinic and {{nobody}}");
        assertThat(templates.begin(CONCEPT, project("P-2", "de", "DE", "Europe/Berlin"))).startsWith("# Umsetzungskonzept");
        assertThat(documents.of(null)).hasSize(1);
        assertThat(documents.of("P-1")).isEmpty();
        assertThat(told.written).isEmpty();
    }

    private static final Map<String, String> SAID = Map.of("meeting", "Weekly call", "heldOn", "12 Aug 2026", "attendees", "- Olivia Hart",
        "topics", "- Data", "decisions", "- None", "actionItems", "- Clean the data");

    private Project project(String number, String language, String country, String zone) {
        Project project = new Project(number, "Harbour Clinic", country, language, ZoneId.of(zone), "implementation-cloud", "standard", false, null, "manager",
            null, null, Project.State.RUNNING, null, null);
        projects.register(project, List.of("contact-centre", "reports"), List.of(), List.of(), new ContractTerms(Map.of()), "none");
        return project;
    }
}
