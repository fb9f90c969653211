package org.handover.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the delivered templates ask to be written down, in both languages. */
class DeliveredTemplatesTest {

    @Test
    @Tag("PROJ-16")
    void aCharterNamesGoalsScopeBothSidesResponsibilitiesMilestonesAndOrganisation() {
        assertThat(english(DocumentKind.PROJECT_CHARTER)).containsSubsequence("## Goals", "## Scope", "## Stakeholders", "{{contacts}}",
            "**Vendor**", "## Responsibilities in detail", "## Milestones", "{{milestones}}", "## Organisation", "**Documentation.**",
            "**Reporting.**", "**Communication.**");
        assertThat(german(DocumentKind.PROJECT_CHARTER)).containsSubsequence("## Ziele", "## Umfang", "## Beteiligte", "{{contacts}}",
            "**Anbieter**", "## Verantwortlichkeiten", "## Meilensteine", "{{milestones}}", "## Organisation", "**Dokumentation.**",
            "**Berichte.**", "**Kommunikation.**");
    }

    @Test
    @Tag("PROJ-14")
    @Tag("PROJ-17")
    void theStandardAgendaLeadsToTheConcept() {
        assertThat(english(DocumentKind.WORKSHOP_AGENDA)).contains("Customer Implementation Concept", "| Time | Topic | Led by | Result |");
        assertThat(german(DocumentKind.WORKSHOP_AGENDA)).contains("Umsetzungskonzept", "| Zeit | Thema | Führt | Ergebnis |");
    }

    @Test
    @Tag("PROJ-19")
    void aStatementOfWorkNamesEachEffort() {
        assertThat(english(DocumentKind.STATEMENT_OF_WORK)).contains("every effort of the vendor", "| No. | Effort | Result", "## Not included");
        assertThat(german(DocumentKind.STATEMENT_OF_WORK)).contains("alle Leistungen des Anbieters", "| Nr. | Leistung |", "## Nicht enthalten");
    }

    @Test
    @Tag("UPG-29")
    @Tag("UPG-33")
    @Tag("UPG-41")
    void aCommunicationPlanCoversThreeAudiencesAndWeighsItsChannels() {
        assertThat(english(DocumentKind.COMMUNICATION_PLAN)).containsSubsequence("| Users |", "| Support teams", "| Management |",
            "| Channel | Good for | Mind |", "| Mail |", "| Phone |", "| This product", "| Video |", "intranet", "| In the application |");
        assertThat(german(DocumentKind.COMMUNICATION_PLAN)).containsSubsequence("| Benutzer |", "| Support-Teams", "| Management |",
            "| Kanal | Gut für | Zu bedenken |", "| E-Mail |", "| Telefon |", "| Dieses Produkt", "| Video |", "Intranet", "| In der Anwendung |");
    }

    @Test
    @Tag("PROJ-28")
    @Tag("PROJ-39")
    void vendorAndCustomerHaveATestProtocolEach() {
        assertThat(english(DocumentKind.VENDOR_TEST_PROTOCOL)).contains("Load balancing", "Database cluster", "Automated tests", "JMeter");
        assertThat(english(DocumentKind.CUSTOMER_TEST_PROTOCOL)).contains("customer's own people", "Requirements Checklist gone through again");
    }

    @Test
    @Tag("PROJ-31")
    @Tag("PROJ-22")
    void technicalDocumentationNamesComponentsTestAccountsWhereCredentialsAreKeptAndWhoIsInCharge() {
        assertThat(english(DocumentKind.TECHNICAL_DOCUMENTATION)).containsSubsequence("## Systems and components", "No password is written here",
            "Kept in", "Test account", "## People in charge");
        assertThat(german(DocumentKind.TECHNICAL_DOCUMENTATION)).containsSubsequence("## Systeme und Komponenten", "Hier steht kein Passwort",
            "Liegt in", "Testkonto", "## Zuständige");
    }

    @Test
    @Tag("LIVE-01")
    void provisioningIsDescribedStepByStepWithItsScripts() {
        assertThat(english(DocumentKind.PROVISIONING_GUIDE)).contains("| Step | Who | How | Script |", "Still by hand");
        assertThat(german(DocumentKind.PROVISIONING_GUIDE)).contains("| Schritt | Wer | Wie | Skript |", "Noch von Hand");
    }

    @Test
    @Tag("LIVE-10")
    @Tag("UPG-12")
    void aUserGuideShowsTheCustomersOwnInstallationAndAnswersQuestions() {
        assertThat(english(DocumentKind.USER_GUIDE)).contains("screenshots of your own installation", "## Frequently asked questions");
        assertThat(german(DocumentKind.USER_GUIDE)).contains("Bildschirmfotos der eigenen Installation", "## Häufige Fragen");
    }

    @Test
    @Tag("LIVE-11")
    @Tag("LIVE-16")
    void aDemoScriptSaysWhatIsShownDoneAndSaid() {
        assertThat(english(DocumentKind.DEMO_SCRIPT)).contains("| Minute | What is shown | What is done | What is said |", "Sample scripts");
        assertThat(german(DocumentKind.DEMO_SCRIPT)).contains("| Minute | Was gezeigt wird | Was getan wird | Was gesagt wird |", "Beispielskripte");
    }

    @Test
    @Tag("LIVE-03")
    void aSupportPlanHasThreeLevelsAndSaysWhenTheyMeet() {
        assertThat(english(DocumentKind.SUPPORT_PLAN)).containsSubsequence("| 1 | {{customer}}: team leads", "| 2 | {{customer}}: DevOps and database",
            "| 3 | Vendor", "Meeting of level 2 and 3", "## Staffing");
        assertThat(german(DocumentKind.SUPPORT_PLAN)).containsSubsequence("| 1 | {{customer}}: Teamleitungen", "| 2 | {{customer}}: DevOps",
            "| 3 | Anbieter", "Besprechung der Stufen 2 und 3", "## Besetzung");
    }

    private static String english(DocumentKind kind) {
        return Templates.delivered(kind, "en");
    }

    private static String german(DocumentKind kind) {
        return Templates.delivered(kind, "de");
    }
}
