package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.handover.documents.DocumentKind;
import org.handover.documents.Documents;
import org.handover.journey.ApplicationTest;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.ContractTerms;
import org.handover.projects.OrderedItem;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Budgets.Booking;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risks;
import org.handover.signoffs.SignOff;
import org.handover.signoffs.SignOffs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of all projects and of one, over facts written straight into their tables. */
class ProjectPagesTest extends ApplicationTest {

    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 3, 2);

    @Autowired private JdbcClient jdbc;
    @Autowired private Projects projects;
    @Autowired private Contacts contacts;
    @Autowired private Milestones milestones;
    @Autowired private Budgets budgets;
    @Autowired private Checklists checklists;
    @Autowired private Risks risks;
    @Autowired private Documents documents;
    @Autowired private SignOffs signOffs;

    private Browser manager;

    @BeforeEach
    void aManagerIsLoggedIn() {
        manager = new Browser(port);
        manager.staffLogin(MANAGER, PASSWORD);
    }

    @AfterEach
    void clearUp() {
        for (var table : List.of("document_version", "check_item_event", "risk_event")) {
            var facts = table.substring(0, table.lastIndexOf('_'));
            var column = facts.equals("check_item") ? "item" : facts;
            jdbc.sql("delete from " + table + " where " + column + " in (select id from " + facts + " where project like 'PAGE-P%')").update();
        }
        for (var table : List.of("document", "check_item", "risk", "milestone", "budget", "booking", "sign_off", "contact", "project_module",
                "project_order")) {
            jdbc.sql("delete from " + table + " where project like 'PAGE-P%'").update();
        }
        jdbc.sql("delete from project where number like 'PAGE-P%'").update();
    }

    @Test
    @Tag("UPG-53")
    void theListSaysWhereEachProjectStands() {
        project("PAGE-P1", "Harbour <Clinic>");
        milestones.plan("PAGE-P1", new Milestone("Concept agreed", LONG_AGO, LONG_AGO, LONG_AGO, 0, null, null));
        milestones.plan("PAGE-P1", new Milestone("System built", LONG_AGO.plusDays(30), LONG_AGO.plusDays(40), null, 5, "manager", null));
        budgets.approve("PAGE-P1", new BigDecimal("120000"), "Offer", MANAGER);
        budgets.book("PAGE-P1", new Booking(0, ENGINEER, LONG_AGO, new BigDecimal("80"), new BigDecimal("126000"), "work", "Build", null), MANAGER);
        risk("PAGE-P1", "Key person leaves", "critical");
        risk("PAGE-P1", "Rain", "low");
        checklists.add(CheckItem.open("PAGE-P1", "requirements-checklist", "Report of calls"), MANAGER);
        checklists.add(CheckItem.open("PAGE-P1", "snag-list", "Too quiet"), MANAGER);

        var page = manager.get("/projects?search=page-p1").body();

        assertThat(page).containsSubsequence("PAGE-P1", "Harbour &lt;Clinic&gt;", "running", "System built, 11.04.2020", "overdue",
            "state returned", "105", "120.000", "/risks\">1<", "/checklists\">1<");
        assertThat(manager.get("/projects?search=clinic%3E").body()).contains("PAGE-P1");
    }

    @Test
    @Tag("UPG-53")
    void theListIsSearchedByNumberCustomerAndState() {
        project("PAGE-P2", "100 % Solar_");
        project("PAGE-P3", "Other");
        projects.cancel("PAGE-P3");

        assertThat(manager.get("/projects?search=%25%20solar_").body()).contains("PAGE-P2").doesNotContain("PAGE-P3");
        assertThat(manager.get("/projects?search=PAGE-P&state=cancelled").body()).contains("PAGE-P3", "cancelled").doesNotContain("PAGE-P2");
        assertThat(manager.get("/projects?search=PAGE-P&state=nonsense").body()).contains("PAGE-P2", "PAGE-P3");
        assertThat(manager.get("/projects?search=PAGE_P2").body()).contains("No such project here.");
    }

    @Test
    void projectsGoOnOnTheNextPageAlsoWhereManyWereRegisteredAtOnce() {
        for (int i = 100; i < 151; i++) {
            project("PAGE-P" + i, "Many");
        }
        jdbc.sql("update project set registered_at = ? where number like 'PAGE-P%'").param(OffsetDateTime.parse("2026-08-03T02:00:00Z")).update();

        var first = manager.get("/projects?search=PAGE-P").body();
        var older = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");

        assertThat(first).contains("PAGE-P150", "PAGE-P101").doesNotContain(">PAGE-P100<");
        assertThat(manager.get(older).body()).contains(">PAGE-P100<", "Newest").doesNotContain("PAGE-P101", "rel=\"next\"");
    }

    @Test
    @Tag("UPG-53")
    @Tag("R16")
    void oneProjectIsToldInWhole() {
        project("PAGE-P4", "Harbour Clinic");
        contacts.save("PAGE-P4", new Contact("Olivia Hart", "lead", "olivia@harbour.example", "en", SYDNEY, true, "George Papas", false,
            "phone", "technical"));
        contacts.save("PAGE-P4", new Contact("George Papas", "it", "george@harbour.example", "en", SYDNEY, false, null, false,
            "email", "none"));
        milestones.plan("PAGE-P4", new Milestone("System built", LONG_AGO, LONG_AGO, null, 5, "manager", "Olivia Hart"));
        checklists.add(new CheckItem(0, "PAGE-P4", "requirements-checklist", "Report <of> calls", null, null, null, "engineer", "Olivia Hart",
            LONG_AGO, CheckItem.State.OPEN, "Weekly call", null, null), MANAGER);
        risk("PAGE-P4", "Rain", "low");
        risk("PAGE-P4", "Key person leaves", "critical");
        documents.save("PAGE-P4", DocumentKind.PROJECT_CHARTER, "Goals", null, "First version", MANAGER);
        signOffs.record(new SignOff(0, "PAGE-P4", "pre-install-form", "signed", "Olivia Hart", LONG_AGO, null, MANAGER, null, "mail", null, null, null));

        var page = manager.get("/projects/PAGE-P4").body();

        assertThat(page).containsSubsequence("PAGE-P4 · Harbour Clinic", "running", "Project manager", "manager", "reports", "3 × queues",
            "No task is open.", "System built", "overdue", "Report &lt;of&gt; calls", "engineer, Olivia Hart", "02.03.2020",
            "Key person leaves", "critical", "Rain", "email, no weekly report", "signs for Olivia Hart", "phone, technical weekly report", "signs<", "Project Charter", "version 1",
            "pre install form", "signed", "Olivia Hart", "02.03.2020", "manager");
        assertThat(page).contains("/projects/PAGE-P4/plan", "/notices?project=PAGE-P4");
    }

    @Test
    void aProjectThatHasEndedAndOneOfWhichNothingIsKnownAreShownLikewise() {
        project("PAGE-P5", "Gone");
        projects.cancel("PAGE-P5");

        assertThat(manager.get("/projects/PAGE-P5").body()).contains("cancelled", "No milestone is planned yet.", "None is written yet.",
            "Nothing was signed yet.");
    }

    @Test
    void anUnknownNumberIsSaidInPlainWords() {
        var answer = manager.get("/projects/NO-SUCH");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no project “NO-SUCH”.", "href=\"/projects\"");
    }

    private void project(String number, String customer) {
        projects.register(new Project(number, customer, "AU", "en", SYDNEY, "implementation-cloud", "standard", false, null, MANAGER, "Ruth Evans", null,
            Project.State.RUNNING, null, null), List.of("reports"), List.of(new OrderedItem("queues", 3)), List.of(),
            new ContractTerms(Map.of()), "none");
    }

    private void risk(String project, String risk, String rating) {
        risks.add(new Risk(0, project, risk, "high", "high", rating, null, null, LONG_AGO, Risk.State.OPEN, null), risk, MANAGER);
    }
}
