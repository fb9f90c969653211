package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.lifecycle.OpenForms;
import org.handover.lifecycle.RiskRegister;
import org.handover.lifecycle.Rows;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Lessons.Lesson;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risk.State;
import org.handover.projects.risks.Risks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What runs beside the phases of a project: reviews of its risks, and changes of its scope. */
class SteeringJourneyTest extends BesideThePhases {

    private static final String INTEGRATION = "The integration with the customer's systems makes trouble";

    @Autowired private Risks risks;
    @Autowired private RiskRegister register;
    @Autowired private OpenForms openForms;
    @Autowired private Lessons lessons;
    @Autowired private Budgets budgets;
    @Autowired private Milestones milestones;
    @Autowired private Checklists checklists;

    @Test
    @Tag("UPG-22") @Tag("UPG-60") @Tag("UPG-36")
    void theRegisterBeginsWithWhatUsuallyGoesWrongEachRatedAndWithAMitigation() {
        begin("risk-review", Map.of("projectKind", "upgrade-software"));

        // projects of other tests that have ended offer what they learned
        assertThat(risks.of(customer.project())).filteredOn(risk -> risk.source().equals("usual")).hasSizeGreaterThan(8).allSatisfy(risk -> {
            assertThat(risk.mitigation()).as(risk.risk()).isNotBlank();
            assertThat(risk.reviewOn()).isEqualTo(LocalDate.of(2026, 8, 17));
        }).extracting(Risk::risk, Risk::likelihood, Risk::impact, Risk::rating).contains(
            tuple("A key person becomes unavailable", "medium", "high", "high"), tuple(INTEGRATION, "medium", "high", "high"),
            tuple("The upgrade has to be undone", "medium", "high", "high"),
            tuple("The scope grows without being agreed", "medium", "medium", "medium"));
    }

    @Test
    @Tag("UPG-59")
    void lessonsOfEndedProjectsAreOfferedAsRisksButTheNotesOfOurRetrospectivesNot() {
        String ended = ended();
        lessons.add(new Lesson(ended, "planning", "The carrier ported the numbers two weeks late", "Order the porting in the first week.",
            false, true), "manager");
        lessons.add(new Lesson(ended, "communication", "We promised too much in the demo of " + ended, null, true, true), "manager");
        lessons.add(new Lesson(ended, "testing", "Not offered in " + ended, null, false, false), "manager");

        begin("risk-review", Map.of());

        assertThat(risks.of(customer.project())).filteredOn(risk -> ended.equals(risk.source()))
            .extracting(Risk::risk, Risk::mitigation, Risk::rating)
            .containsExactly(tuple("The carrier ported the numbers two weeks late", "Order the porting in the first week.", "medium"));
        assertThat(register.offered(customer.project())).extracting(Lesson::lesson).contains("We promised too much in the demo of " + ended)
            .doesNotContain("The carrier ported the numbers two weeks late", "Not offered in " + ended);
    }

    @Test
    @Tag("UPG-23")
    void beginningARegisterAgainAddsNothing() {
        begin("risk-review", Map.of());
        int before = risks.of(customer.project()).size();

        register.begin(project(), null);

        assertThat(risks.of(customer.project())).hasSize(before);
    }

    @Test
    @Tag("UPG-21") @Tag("UPG-23") @Tag("UPG-61") @Tag("UPG-67")
    void aReviewRatesAnewNotesChangesAddsWhatIsNewAndTellsBothSponsorsOfWhatIsCritical() {
        begin("risk-review", Map.of());
        List<Map<String, Object>> rows = shown();
        row(rows, INTEGRATION).putAll(Map.of("likelihood", "high", "note", "The interface is undocumented."));
        row(rows, "Milestones are delayed").putAll(Map.of("state", "closed", "note", "All dates are confirmed."));
        rows.add(new HashMap<>(Map.of("risk", "The server hall is rebuilt in October", "likelihood", "low", "impact", "medium",
            "reviewOn", "2026-09-01", "state", "open", "mitigation", "", "owner", "Callum Reid", "note", "")));
        answer("risk-review", Map.of("risks", rows));

        Risk integration = risk(INTEGRATION);
        assertThat(integration.rating()).isEqualTo("critical");
        assertThat(risks.events(integration.id())).last().satisfies(event -> {
            assertThat(event.said()).isEqualTo("The interface is undocumented. (likelihood medium → high; rating high → critical)");
            assertThat(event.saidBy()).isEqualTo("manager");
        });
        assertThat(risk("Milestones are delayed").state()).isEqualTo(State.CLOSED);
        assertThat(risk("The server hall is rebuilt in October")).extracting(Risk::rating, Risk::owner).containsExactly("low", "Callum Reid");
        assertThat(noticesSent()).containsExactly("risk-escalation to Ruth Evans", "risk-escalation to Miriam Okafor");
        assertThat(mail("risk-escalation")).contains(INTEGRATION, "Test each interface early").doesNotContain("Milestones are delayed");

        passTo("2026-08-17T02:00:00Z");
        assertThat(shown()).extracting(row -> row.get("risk")).contains("The server hall is rebuilt in October", INTEGRATION)
            .doesNotContain("Milestones are delayed");
    }

    @Test
    @Tag("UPG-23")
    void aHighRiskThatNobodyLookedAtInTimeIsEscalatedAndOneLookedAtIsNot() {
        begin("risk-review", Map.of());
        answer("risk-review", Map.of());
        assertThat(noticesSent()).isEmpty();

        passTo("2026-08-17T02:00:00Z");
        List<Map<String, Object>> rows = shown();
        row(rows, INTEGRATION).put("reviewOn", "2026-08-16");
        answer("risk-review", Map.of("risks", rows));
        assertThat(noticesSent()).containsExactly("risk-escalation to Ruth Evans", "risk-escalation to Miriam Okafor");
    }

    @Test
    void aRiskIsNotClosedWithoutAReasonNorNamedTwice() {
        begin("risk-review", Map.of());
        List<Map<String, Object>> rows = shown();
        row(rows, INTEGRATION).put("state", "occurred");
        row(rows, "Milestones are delayed").put("risk", INTEGRATION);

        assertThatThrownBy(() -> answer("risk-review", Map.of("risks", rows)))
            .hasMessageContaining("Please say in the note why “" + INTEGRATION + "” is now occurred.").hasMessageContaining("is there twice");
    }

    @Test
    void aFormThatWasOpenedBeforeSomebodyChangedARiskIsRefusedAndAfterwardsShowsIt() {
        begin("risk-review", Map.of());
        List<Map<String, Object>> stale = shown();
        Risk before = risk(INTEGRATION);
        Risk now = new Risk(before.id(), before.project(), before.risk(), "low", before.impact(), null, before.mitigation(), "Jo",
            before.reviewOn(), State.OPEN, before.source());
        assertThat(register.change(now, 1, "The interface is documented now.", "engineer")).isTrue();
        openForms.showAnew(customer.project(), "risks");

        assertThat(register.change(now, 1, "Too late.", "manager")).isFalse();
        assertThatThrownBy(() -> answer("risk-review", Map.of("risks", stale))).hasMessageContaining("“Entry” in row");
        assertThat(row(shown(), INTEGRATION)).containsEntry("likelihood", "low").containsEntry("owner", "Jo");
        answer("risk-review", Map.of());
        assertThat(risk(INTEGRATION).owner()).isEqualTo("Jo");
    }

    @Test
    @Tag("UPG-18") @Tag("UPG-34") @Tag("DEP-07") @Tag("PROJ-25")
    void anAgreedChangeOfScopeIsInBudgetPlanAndRequirementsChecklist() {
        plan();
        begin("scope-change", change());
        answer("scope-assessment", Map.of());
        answer("scope-approval", Map.of());
        assertThat(mail("scope-change-offer")).contains("Announcements in French", "1,850.00", "moves: 3");
        answer("scope-agreement", Map.of());

        assertThat(end("scope-change")).isEqualTo("end_changeAgreed");
        assertThat(budgets.approved(customer.project())).isEqualByComparingTo("51850");
        assertThat(milestones.of(customer.project())).extracting(Milestone::name, Milestone::plannedOn, Milestone::forecastOn).containsExactly(
            tuple("System built", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 1)),
            tuple("Taken live", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 4)),
            tuple("Handed over to support", LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 4)));
        assertThat(milestones.moves(customer.project())).extracting(Milestones.Move::reason)
            .containsOnly("Change of scope: Announcements in French");
        assertThat(checklists.open(customer.project(), "requirements-checklist")).extracting(CheckItem::item, CheckItem::source,
            CheckItem::vendorPerson).contains(
                tuple("Change of scope done: Announcements in French", "Change of scope: Announcements in French", "manager"),
                tuple("Statement of Work: a new version with the change “Announcements in French” is written and signed",
                    "Change of scope: Announcements in French", "manager"));
        assertThat(signOffs.last(customer.project(), "scope-change").orElseThrow().decision()).isEqualTo("agreed");
        assertThat(noticesSent()).filteredOn(notice -> notice.startsWith("scope-change-agreed")).hasSize(3);
    }

    @Test
    @Tag("DEP-07") @Tag("UPG-60")
    void whatCostsOrDelaysIsNotDoneForFreeAndARefusedChangeLeavesThePlanAlone() {
        plan();
        begin("scope-change", change());
        answer("scope-assessment", Map.of("changeCost", 0));
        assertThatThrownBy(() -> answer("scope-approval", Map.of("scopeDecision", "free")))
            .hasMessageContaining("This change costs or delays: offer it to the customer, or decline it.");
        answer("scope-approval", Map.of());
        answer("scope-agreement", Map.of("agreed", false));

        assertThat(end("scope-change")).isEqualTo("end_changeRefused");
        assertThat(budgets.approved(customer.project())).isEqualByComparingTo("50000");
        assertThat(milestones.moves(customer.project())).isEmpty();
    }

    private void plan() {
        budgets.approve(customer.project(), new BigDecimal("50000"), "Order", "manager");
        List.of(Map.entry("System built", "2026-09-01"), Map.entry("Taken live", "2026-10-01"),
            Map.entry("Handed over to support", "2026-11-01")).forEach(each -> milestones.plan(customer.project(),
                new Milestone(each.getKey(), LocalDate.parse(each.getValue()), LocalDate.parse(each.getValue()), null, 0, null, null)));
    }

    private List<Map<String, Object>> shown() {
        var task = desk.task(customer.project(), "risk-review").orElseThrow();
        List<Map<String, Object>> rows = new ArrayList<>();
        Rows.of(engine.getTaskService().getVariableLocal(task.getId(), "risks"))
            .forEach(row -> rows.add(new HashMap<>(row)));
        return rows;
    }

    private static Map<String, Object> row(List<Map<String, Object>> rows, String risk) {
        return rows.stream().filter(row -> risk.equals(row.get("risk"))).findFirst().orElseThrow();
    }

    private Risk risk(String text) {
        return risks.of(customer.project()).stream().filter(risk -> risk.risk().equals(text)).findFirst().orElseThrow();
    }

    private String mail(String notice) {
        String mail = new String(notices.mail(sent(notice).get(0).id()), StandardCharsets.UTF_8);
        return mail.replaceAll("=\r?\n", "").replaceAll("\\s+", " ");
    }

    private String ended() {
        String number = customer.project() + "-ENDED";
        register(number, customer.name());
        projects.cancel(number);
        return number;
    }
}
