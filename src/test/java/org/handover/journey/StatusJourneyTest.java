package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.handover.lifecycle.AnswerRefused;
import org.handover.lifecycle.Lifecycle;
import org.handover.notices.SentNotice;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.ContractTerms;
import org.handover.projects.Project;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.results.Lessons;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Weekly calls and reports of a project whose facts are written by hand, on the real application. */
class StatusJourneyTest extends JourneyTest {

    /** Two weeks after the beginning: nobody held the first call. */
    private static final String FIRST_REPORT = "2026-08-17T02:00:00Z";

    @Autowired private Contacts contacts;
    @Autowired private Milestones milestones;
    @Autowired private Checklists checklists;
    @Autowired private Risks risks;
    @Autowired private Lessons lessons;
    @Autowired private Budgets budgets;
    @Autowired private Lifecycle lifecycle;

    private String number;

    @BeforeEach
    void aProjectWithPeopleWhoWantToHearDifferently() {
        number = customer.project();
        projects.register(new Project(number, customer.name(), "AU", "en", ZoneId.of(customer.zone()), "implementation-cloud", "standard", false, null, "manager",
            "Miriam Okafor", "miriam.okafor@northwind.example", Project.State.RUNNING, null, null), List.of(), List.of(), List.of(),
            new ContractTerms(Map.of()), "by-hand");
        contact("Olivia Hart", "lead", "en", "video", "management");
        contact("George Papas", "signer", "en", "email", "summary");
        contact("Mei Lin", "it", "de", "project-software", "technical");
        contact("Karl Adler", "it", "de", "phone", "summary");
        contact("Ruth Evans", "sponsor", "en", "phone", "none");
    }

    @Test
    @Tag("UPG-37") @Tag("UPG-57")
    void eachContactGetsTheReportInTheirLanguageAndDepthAndWhoWantsNoneGetsNone() {
        everythingThatAProjectKnows();
        report();

        assertThat(sent("weekly-report")).extracting(SentNotice::recipientName)
            .containsExactlyInAnyOrder("Olivia Hart", "George Papas", "Mei Lin", "Karl Adler");
        assertThat(reportTo("Olivia Hart")).contains("Concept agreed, on 4 August 2026", "50,000.00", "The project is within it",
            "What we work on:", "Order the licences (Jonas Brandt), by 12 August 2026, overdue").doesNotContain("Open technical items");
        assertThat(reportTo("George Papas")).contains("Users enabled, expected on 15 October 2026",
            "Open port 5061 (Mei Lin, by 20 August 2026)").doesNotContain("50,000", "What we work on", "Concept agreed", "Taken live");
        assertThat(reportTo("Mei Lin")).contains("Konzept vereinbart, am 4. August 2026", "Offene technische Punkte:",
            "Which codecs does the line offer?", "bis 20. August 2026", "(kritisch). Was dagegen geschieht: A second engineer is trained")
            .doesNotContain("Budget", "50.000");
        assertThat(reportTo("Karl Adler")).contains("Anwender geschult, erwartet für 15. Oktober 2026").doesNotContain("technische Punkte");
    }

    @Test
    @Tag("UPG-38") @Tag("UPG-41")
    void whoPrefersToBeSpokenToGetsTheReportAsTheRecordAndIsToldHowWeSpeak() {
        report();

        assertThat(reportTo("Olivia Hart")).contains("You prefer to speak by video", "the record of where we stand");
        assertThat(reportTo("Karl Adler")).contains("Sie telefonieren lieber");
        assertThat(reportTo("Mei Lin")).contains("Sie bevorzugen die Projektsoftware");
        assertThat(reportTo("George Papas")).doesNotContain("You prefer");
    }

    @Test
    @Tag("UPG-54") @Tag("UPG-36")
    void theReportTellsProgressDelaysWithTheirReasonAndTheTopRisksWithWhatIsDoneAboutThem() {
        everythingThatAProjectKnows();
        report();

        assertThat(reportTo("George Papas")).containsSubsequence("Late, without a new date so far",
            "Customer prepared, expected on 14 August 2026", "Later than planned:",
            "System built, now expected on 15 September 2026 instead of 1 September 2026. The reason: The line comes later.", "Next:",
            "Users enabled", "Calls are lost (it has happened)", "A key person is away (critical). What is done about it");
        assertThat(reportTo("George Papas")).doesNotContain("A small matter");
    }

    @Test
    @Tag("PROJ-34")
    void nothingOfOurOwnEverReachesTheCustomer() {
        everythingThatAProjectKnows();
        lessons.add(new Lessons.Lesson(number, "planning", "SECRET of our retrospective", "SECRET advice", true, true), "manager");
        risks.add(risk("SECRET lesson of another customer", "critical", Risk.State.OPEN, "T-1"), "Offered.", "manager");
        budgets.book(number, new Budgets.Booking(0, "engineer", LocalDate.of(2026, 8, 6), new BigDecimal("77.5"), new BigDecimal("12345.67"),
            "work", "SECRET work", null), "engineer");
        for (Checklist own : List.of(Checklist.INTERNAL_APPROVAL, Checklist.BUILD_CHECKLIST, Checklist.BEFORE_START, Checklist.FINAL_CHECK,
                Checklist.SUPPORT_READINESS)) {
            checklists.add(CheckItem.open(number, own.id(), "SECRET of " + own.title()), null);
        }
        checklists.change(answered(checklists.open(number, "requirements-checklist").get(0)), "SECRET remark", "manager");
        report();

        assertThat(sent("weekly-report")).hasSize(4).extracting(SentNotice::bodyText)
            .allSatisfy(text -> assertThat(text).doesNotContain("SECRET", "12,345", "12.345", "77.5", "77,5", "T-1 "));
    }

    @Test
    void aProjectAboveItsBudgetSaysSoToManagementWithoutTheCost() {
        budgets.approve(number, new BigDecimal("9000"), "Offer accepted", "manager");
        budgets.book(number, new Budgets.Booking(0, "engineer", LocalDate.of(2026, 8, 6), BigDecimal.TEN, new BigDecimal("9876.54"), "work",
            "Set-up", null), "engineer");
        report();

        assertThat(reportTo("Olivia Hart")).contains("9,000.00", "above it").doesNotContain("9,876");
    }

    @Test
    @Tag("PROJ-21") @Tag("UPG-39")
    void afterACallTheReportTellsWhatWasDecidedAndWhatIsAskedOfWhomAndTheNextCallBeginsEmpty() {
        start();
        passTo("2026-08-10T02:00:00Z");
        answer("weekly-call", Map.of("decisions", "The welcome menu offers appointments first."));

        assertThat(reportTo("George Papas")).containsSubsequence("We spoke in the weekly call of 10 August 2026",
            "The welcome menu offers appointments first", "What we ask of you:", "Mei Lin, by 15 August 2026");
        assertThat(runtimeService.getVariables(reporting())).doesNotContainKeys("heldOn", "decisions", "topics", "attendees", "actionItems");
        passTo("2026-08-24T02:00:00Z");
        assertThat(reportTo("George Papas")).contains("No weekly call was held this week").doesNotContain("appointments");
    }

    @Test
    @Tag("PROJ-21")
    void everybodyIsInvitedToTheNextCallWithAnEntryForTheCalendar() {
        start();
        passTo("2026-08-10T02:00:00Z");
        assertThatThrownBy(() -> answer("weekly-call", Map.of("startsOn", "2026-08-09"))).hasMessageContaining("is in the past");
        Map<String, Object> noTime = new HashMap<>();
        noTime.put("startsAt", null);
        assertThatThrownBy(() -> answer("weekly-call", noTime)).hasMessageContaining("at what time");

        answer("weekly-call", Map.of("startsOn", "2026-08-17", "startsAt", "10:30"));

        List<SentNotice> invitations = notices.sent(number, "call-invitation");
        assertThat(invitations).extracting(SentNotice::recipientName).contains("George Papas", "Olivia Hart");
        assertThat(invitations.get(0).subject()).contains("weekly call, 17 August 2026, 10:30");
        assertThat(new String(notices.mail(invitations.get(0).id()), StandardCharsets.UTF_8)).contains("invite.ics", "text/calendar");
    }

    @Test
    @Tag("PROJ-21") @Tag("UPG-38")
    void theCallsFormShowsWhatIsOpenAndHowToReachEverybody() {
        everythingThatAProjectKnows();
        start();
        passTo("2026-08-14T02:00:00Z");
        Task call = desk.task(number, "weekly-call").orElseThrow();

        assertThat((String) engine.getTaskService().getVariableLocal(call.getId(), "peopleByChannel"))
            .containsSubsequence("**Phone:** Karl Adler (it), Ruth Evans (sponsor)", "**Video call:** Olivia Hart (lead)",
                "project software:** Mei Lin", "**Mail:** George Papas (signer)");
        assertThat((String) engine.getTaskService().getVariableLocal(call.getId(), "openActionItems"))
            .contains("- Open port 5061 (Jonas Brandt, Mei Lin), by 20 August 2026", "- Order the licences (Jonas Brandt), by 12 August 2026");
        assertThatThrownBy(() -> answer("weekly-call", Map.of("heldOn", "2026-08-15"))).isInstanceOf(AnswerRefused.class)
            .hasMessageContaining("Held on is in the future");
    }

    @Test
    @Tag("UPG-35")
    void aLateMilestoneGetsAReasonAndANewDateThatEverybodyIsTold() {
        milestone("System built", "2026-08-09", null);
        start();
        passTo("2026-08-10T02:00:00Z");
        answer("late-milestones", Map.of("lateMilestones", List.of(Map.of("milestone", "System built", "forecastOn", "2026-08-09", "newDate",
            "2026-08-21", "reason", "The server came a week late."))));

        assertThat(milestones.find(number, "System built").orElseThrow().forecastOn()).isEqualTo("2026-08-21");
        assertThat(milestones.moves(number)).singleElement().satisfies(move -> {
            assertThat(move.reason()).isEqualTo("The server came a week late.");
            assertThat(move.movedBy()).isEqualTo("manager");
        });
        assertThat(sent("milestone-moved")).extracting(SentNotice::recipientName)
            .containsExactlyInAnyOrder("Olivia Hart", "George Papas", "Mei Lin", "Karl Adler", "Ruth Evans");
        assertThat(text("milestone-moved", "Ruth Evans"))
            .contains("System built: 21 August 2026 instead of 9 August 2026. The reason: The server came a week late.");
        assertThat(text("milestone-moved", "Karl Adler")).contains("System aufgebaut: 21. August 2026 statt 9. August 2026");
    }

    @Test
    @Tag("UPG-35")
    void aMilestoneIsLateWhenItsDayIsOverWhereTheCustomerIs() {
        time.startAt(Instant.parse("2026-08-03T20:00:00Z"));
        milestone("System built", "2026-08-10", null);
        milestone("Users enabled", "2026-08-11", null);
        start();
        passTo("2026-08-10T20:00:00Z"); // the 11th in Sydney, the 10th in Greenwich

        Task task = desk.task(number, "late-milestones").orElseThrow();
        assertThat(engine.getTaskService().getVariableLocal(task.getId(), "lateMilestones").toString()).contains("System built")
            .doesNotContain("Users enabled");
        assertThatThrownBy(() -> answer("late-milestones", Map.of("lateMilestones", List.of(Map.of("milestone", "System built", "forecastOn",
            "2026-08-10", "newDate", "2026-08-10", "reason", "Not said by anybody.")))))
            .isInstanceOf(AnswerRefused.class).hasMessageContaining("“System built” is in the past: it is 2026-08-11 in Australia/Sydney");
        answer("late-milestones", Map.of());
        assertThat(milestones.find(number, "System built").orElseThrow().forecastOn()).isEqualTo("2026-08-25");
    }

    @Test
    @Tag("UPG-35")
    void aMoveOnThePageOfThePlanIsToldToEverybody() {
        start();
        lifecycle.tell(number, "Milestone moved", Map.of("milestone", "Training of the evening shift", "oldDate", "2026-09-01", "newDate",
            "2026-09-15", "reason", "The room is taken."));
        time.advanceTo(clock.instant());

        assertThat(sent("milestone-moved")).hasSize(5);
        assertThat(text("milestone-moved", "Mei Lin"))
            .contains("Training of the evening shift: 15. September 2026 statt 1. September 2026. Der Grund: The room is taken.");
    }

    @Test
    @Tag("UPG-37") @Tag("UPG-38")
    void whatTheStakeholdersFormSaysOfAContactIsKeptAndASuperuserGetsASummaryByMail() {
        customer = customer(true, null, List.of());
        prepare();

        assertThat(contacts.find(customer.project(), "Olivia Hart").orElseThrow()).extracting(Contact::channel, Contact::depth)
            .containsExactly("video", "management");
        assertThat(contacts.find(customer.project(), "Ruth Evans").orElseThrow().channel()).isEqualTo("phone");
        assertThat(contacts.find(customer.project(), "Callum Reid").orElseThrow()).extracting(Contact::channel, Contact::depth)
            .containsExactly("email", "summary");
    }

    private void everythingThatAProjectKnows() {
        milestone("Concept agreed", "2026-08-05", "2026-08-04");
        milestone("Customer prepared", "2026-08-14", null);
        milestone("System built", "2026-09-01", null);
        milestones.move(number, "System built", LocalDate.of(2026, 9, 15), "The line comes later.", "manager");
        milestone("Users enabled", "2026-10-15", null);
        milestone("System approved", "2026-11-01", null);
        milestone("Taken live", "2026-12-01", null);
        action("Open port 5061", "Jonas Brandt", "Mei Lin", "2026-08-20");
        action("Order the licences", "Jonas Brandt", null, "2026-08-12");
        checklists.add(CheckItem.open(number, Checklist.TECHNOLOGY_TRANSFER.id(), "Which codecs does the line offer?"), null);
        risks.add(risk("A key person is away", "critical", Risk.State.OPEN, "usual"), "From the start.", null);
        risks.add(risk("Calls are lost", "medium", Risk.State.OCCURRED, null), "Seen today.", "manager");
        risks.add(risk("A small matter", "low", Risk.State.OPEN, null), "Noted.", "manager");
        budgets.approve(number, new BigDecimal("50000"), "SECRET calculation", "manager");
    }

    private void contact(String name, String role, String language, String channel, String depth) {
        contacts.save(number, new Contact(name, role, customer.mail(name), language, ZoneId.of(customer.zone()), role.equals("signer"), null,
            false, channel, depth));
    }

    private void milestone(String name, String plannedOn, String actualOn) {
        LocalDate planned = LocalDate.parse(plannedOn);
        milestones.plan(number, new Milestone(name, planned, planned, actualOn == null ? null : LocalDate.parse(actualOn), 0, null, null));
    }

    private void action(String item, String vendorPerson, String customerPerson, String dueOn) {
        checklists.add(new CheckItem(0, number, Checklist.REQUIREMENTS_CHECKLIST.id(), item, null, null, null, vendorPerson, customerPerson,
            LocalDate.parse(dueOn), CheckItem.State.OPEN, "Weekly call", null, null), "manager");
    }

    private static CheckItem answered(CheckItem item) {
        return new CheckItem(item.id(), item.project(), item.checklist(), item.item(), null, null, "SECRET answer", item.vendorPerson(),
            item.customerPerson(), item.dueOn(), item.state(), "SECRET source", null, null);
    }

    private Risk risk(String risk, String rating, Risk.State state, String source) {
        return new Risk(0, number, risk, "high", "high", rating, "A second engineer is trained", "Maria Keller", LocalDate.of(2026, 9, 1), state,
            source);
    }

    private void start() {
        runtimeService.startProcessInstanceByKey("status-reporting", number, Map.of("projectNumber", number));
    }

    private String reporting() {
        return runtimeService.createProcessInstanceQuery().processDefinitionKey("status-reporting").processInstanceBusinessKey(number)
            .singleResult().getId();
    }

    /** The first report, without a call. */
    private void report() {
        start();
        passTo(FIRST_REPORT);
    }

    private String reportTo(String person) {
        return text("weekly-report", person);
    }

    /** The last notice of this name to a person, on one line. */
    private String text(String notice, String person) {
        return sent(notice).stream().filter(sent -> sent.recipientName().equals(person)).reduce((earlier, later) -> later).orElseThrow()
            .bodyText().replaceAll("\\s+", " ");
    }
}
