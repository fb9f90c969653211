package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.handover.documents.DocumentKind;
import org.handover.documents.Documents;
import org.handover.documents.Documents.Signature;
import org.handover.journey.ApplicationTest;
import org.handover.projects.ContractTerms;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of documents and their templates, as a browser sees them. */
class DocumentPagesTest extends ApplicationTest {

    private static final String LIST = "/projects/PAGE-D1/documents";
    private static final String CHARTER = LIST + "/project-charter";
    private static final String TEMPLATE = "/document-templates/user-guide/de";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Projects projects;

    @Autowired
    private Documents documents;

    private Browser manager;

    @BeforeEach
    void aManagerAndAProject() {
        projects.register(new Project("PAGE-D1", "Müller & Söhne", "DE", "de", ZoneId.of("Europe/Berlin"), "implementation-cloud", "standard", false, null, MANAGER,
            null, null, Project.State.RUNNING, null, null), List.of("reports"), List.of(), List.of(), new ContractTerms(Map.of()), "none");
        manager = login(MANAGER);
    }

    @AfterEach
    void clearUp() {
        for (var table : List.of("document_signature", "document_version")) {
            jdbc.sql("delete from " + table + " where document in (select id from document where project = 'PAGE-D1' or project is null)")
                .update();
        }
        jdbc.sql("delete from document where project = 'PAGE-D1' or project is null").update();
        jdbc.sql("delete from project_module where project = 'PAGE-D1'").update();
        jdbc.sql("delete from project where number = 'PAGE-D1'").update();
    }

    @Test
    @Tag("PROJ-16")
    void aNewDocumentBeginsFromItsTemplateInTheProjectsLanguage() {
        assertThat(manager.get(LIST).body()).contains("Project Charter", "not written yet", "Write it", "Support plan")
            .doesNotContain("Minutes");
        assertThat(manager.get(CHARTER).body()).contains("# Projektauftrag: Müller &amp; Söhne", "- reports", "Save as first version");
    }

    @Test
    @Tag("DEP-01")
    void versionsAreWrittenShownListedAndCompared() {
        var first = manager.submit(CHARTER, CHARTER, Map.of("from", "0", "text", "# Goals\r\n\r\nLess <b>waiting</b>\r\nEnd", "note", ""));
        var second = manager.submit(CHARTER, CHARTER, Map.of("from", "1", "text", "# Goals\n\nNo waiting\nEnd", "note", "Goal made <plain>"));

        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(second.headers().firstValue("Location").orElseThrow()).endsWith(CHARTER);
        assertThat(manager.get(CHARTER).body()).contains("<h1>Goals</h1>", "No waiting", "Goal made &lt;plain&gt;", "First version",
            "by manager", "Save as next version").doesNotContain("Less");
        assertThat(manager.get(CHARTER + "?version=1").body()).contains("Less &lt;b&gt;waiting", "This is an older version")
            .doesNotContain("Save as");
        assertThat(manager.get(CHARTER + "/difference?from=1&to=2").body()).contains("1 lines added, 1 removed")
            .containsSubsequence("<div>", "# Goals", "<del>", "Less &lt;b&gt;waiting&lt;/b&gt;", "<ins>", "No waiting", "<div>", "End");
        assertThat(manager.get(LIST).body()).contains("Goal made &lt;plain&gt;");
        assertThat(manager.get(CHARTER + "?version=7").statusCode()).isEqualTo(404);
    }

    @Test
    void badInputIsSaidInPlainWordsAndNothingTypedIsLost() {
        var answer = manager.submit(CHARTER, CHARTER, Map.of("from", "0", "text", "Goals & <scope>", "link", "javascript:alert(1)",
            "note", "x\u0007"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Write a text or give a link, not both.", "must be a web address", "control characters",
            "Goals &amp; &lt;scope&gt;</textarea>", "value=\"javascript:alert(1)\"").doesNotContain("href=\"javascript");
        assertThat(documents.latest("PAGE-D1", DocumentKind.PROJECT_CHARTER)).isEmpty();
    }

    @Test
    @Tag("DEP-01")
    void whoeverWasOvertakenKeepsTheOwnTextAndSeesTheOther() {
        manager.submit(CHARTER, CHARTER, Map.of("from", "0", "text", "One\nTwo"));
        manager.submit(CHARTER, CHARTER, Map.of("from", "1", "text", "One\nTwo of others", "note", "Others"));

        var answer = login(ENGINEER).submit(CHARTER, CHARTER, Map.of("from", "1", "text", "One\nTwo of mine", "note", "Mine"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Version 2 was written meanwhile, by manager", "Two of mine</textarea>", "name=\"from\" value=\"2\"",
            "value=\"Mine\"").containsSubsequence("<del>", "Two of others", "<ins>", "Two of mine");
        assertThat(documents.latest("PAGE-D1", DocumentKind.PROJECT_CHARTER).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    @Tag("PROJ-18")
    void whichVersionWasSignedByWhomIsSaid() {
        var concept = documents.save("PAGE-D1", DocumentKind.IMPLEMENTATION_CONCEPT, "One", null, "First version", MANAGER);
        documents.save("PAGE-D1", DocumentKind.IMPLEMENTATION_CONCEPT, null, "https://docs.example/concept", "Moved", MANAGER);
        documents.sign(concept.document(), new Signature(1, "implementation-concept", "signed", "Olivia Hart", LocalDate.of(2026, 8, 12)));

        assertThat(manager.get(LIST).body()).contains("Version 1 signed by Olivia Hart on 12.08.2026 (implementation-concept)",
            "href=\"https://docs.example/concept\"");
        assertThat(manager.get(LIST + "/implementation-concept").body()).contains("It is kept at", "signed by Olivia Hart on 12.08.2026");
    }

    @Test
    @Tag("PROJ-37")
    void minutesAreAmongTheDocumentsEachByItself() {
        documents.save("PAGE-D1", DocumentKind.MINUTES, "Weekly call, 12.08.2026", "- Data", null, "Minutes of the meeting", MANAGER);
        var workshop = documents.save("PAGE-D1", DocumentKind.MINUTES, "Workshop, 14.08.2026", "- Roles", null, "Minutes", MANAGER);
        var page = LIST + "/minutes?document=" + workshop.document();

        assertThat(manager.get(LIST).body()).contains("Weekly call, 12.08.2026", LIST + "/minutes?document");
        assertThat(manager.get(page).body()).contains("<h1>Workshop, 14.08.2026</h1>", "Roles").doesNotContain("Data");
        var corrected = manager.submit(page, LIST + "/minutes", Map.of("document", String.valueOf(workshop.document()), "from", "1",
            "text", "- Roles and rights", "note", "Corrected"));
        assertThat(corrected.headers().firstValue("Location").orElseThrow()).endsWith(page);
        assertThat(manager.get(page).body()).contains("Roles and rights");
        assertThat(manager.get(LIST + "/minutes").statusCode()).isEqualTo(302);
        assertThat(manager.get("/projects/PAGE-D1/documents/user-guide?document=" + workshop.document()).statusCode()).isEqualTo(404);
    }

    @Test
    void whoDoesNotWorkOnProjectsOnlyReads() {
        documents.save("PAGE-D1", DocumentKind.PROJECT_CHARTER, "Goals", null, "First version", MANAGER);
        var operator = login(OPERATOR);

        assertThat(operator.get(CHARTER).body()).contains("Goals").doesNotContain("<textarea");
        assertThat(operator.submit("/", CHARTER, Map.of("from", "1", "text", "Mine", "note", "Mine")).statusCode()).isEqualTo(403);
    }

    @Test
    void anUnknownProjectOrDocumentIsNotThere() {
        assertThat(manager.get("/projects/NOBODY/documents").statusCode()).isEqualTo(404);
        assertThat(manager.get("/projects/NOBODY/documents").body()).contains("There is no project “NOBODY”.");
        assertThat(manager.get(LIST + "/love-letter").statusCode()).isEqualTo(404);
    }

    @Test
    void ownersKeepTemplatesOfTheirOwn() {
        var owner = login(OWNER);

        assertThat(owner.get("/document-templates").body()).contains("Project Charter", "German", "as delivered");
        assertThat(owner.get(TEMPLATE).body()).contains("# Benutzeranleitung");
        assertThat(owner.submit(TEMPLATE, TEMPLATE, Map.of("from", "0", "text", "# Handbuch {{customer}}")).statusCode()).isEqualTo(302);
        assertThat(owner.submit(TEMPLATE, TEMPLATE, Map.of("from", "0", "text", "# Zu spät")).statusCode()).isEqualTo(409);
        assertThat(owner.get(TEMPLATE + "/difference?from=0&to=1").body()).contains("what was delivered", "<ins>", "# Handbuch {{customer}}");
        assertThat(manager.get(LIST + "/user-guide").body()).contains("# Handbuch Müller &amp; Söhne");
        assertThat(manager.get(TEMPLATE).statusCode()).isEqualTo(403);
    }

    private Browser login(String user) {
        var browser = new Browser(port);
        browser.staffLogin(user, PASSWORD);
        return browser;
    }
}
