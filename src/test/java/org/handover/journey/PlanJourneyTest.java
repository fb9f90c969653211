package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.FormFacts;
import org.handover.lifecycle.Rows;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Budgets.Approval;
import org.handover.projects.plan.Budgets.Booking;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.plan.Milestones.Move;
import org.handover.projects.plan.Teams;
import org.handover.projects.plan.Teams.Team;
import org.handover.steps.KeepPlan;
import org.handover.steps.KeepTeams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The record of plans: what is proposed, refused, kept and shown, on the day of the customer. */
class PlanJourneyTest extends ProjectFactsTest {

    /** Thursday evening in London, Friday morning in Auckland. */
    private static final String ORDERED = "2026-10-01T20:00:00Z";
    private static final LocalDate FRIDAY = LocalDate.parse("2026-10-02");

    @Autowired private Milestones milestones;
    @Autowired private Budgets budgets;
    @Autowired private Teams teams;
    @Autowired private KeepPlan keepPlan;
    @Autowired private KeepTeams keepTeams;
    @Autowired private List<FormFacts> facts;
    @Autowired private List<AnswerCheck> checks;
    @Autowired private IdentityService identity;

    @BeforeEach
    void aProjectInAuckland() {
        ordered(PROJECT, "NZ", "Pacific/Auckland", ORDERED);
    }

    @AfterEach
    void nobodyActs() {
        identity.clearAuthentication();
    }

    @Test
    @Tag("UPG-02") @Tag("UPG-07") @Tag("UPG-62") @Tag("UPG-74")
    void aNewSystemIsProposedMonthsWithBufferCountedFromTheCustomersDayOfTheOrder() {
        assertThat(proposed()).extracting(row -> row.get("milestone"), row -> row.get("plannedOn"), row -> row.get("bufferDays"))
            .startsWith(tuple("Concept agreed", FRIDAY.plusDays(30).toString(), 3))
            .endsWith(tuple("Handed over to support", FRIDAY.plusDays(180).toString(), 5)).hasSize(7);
        assertThat(proposed()).allSatisfy(row -> assertThat(row).containsEntry("vendorPerson", "manager").containsEntry("customerPerson", ""));
        assertThat(problems(Map.of("milestones", proposed()))).isEmpty();
    }

    @Test
    @Tag("UPG-02") @Tag("UPG-74")
    void anUpgradeIsProposedWeeks() {
        jdbc.sql("update project set kind = 'upgrade-database' where number = ?").param(PROJECT).update();

        assertThat(proposed()).extracting(row -> row.get("plannedOn")).startsWith(FRIDAY.plusDays(7).toString())
            .endsWith(FRIDAY.plusDays(63).toString());
    }

    @Test
    void aPlanThatIsMadeLateBeginsToday() {
        now("2027-01-05T20:00:00Z");

        assertThat(proposed()).extracting(row -> row.get("plannedOn")).startsWith("2027-01-06").endsWith("2027-06-05");
        assertThat(problems(Map.of("milestones", proposed()))).isEmpty();
    }

    @Test
    void nothingNewIsPlannedForADayThatIsPastWhereTheCustomerIs() {
        assertThat(problems(plan(row("System built", "2026-10-01", 2), row("Taken live", "2026-11-01", 2)))).singleElement().asString()
            .contains("“System built” is planned for 2026-10-01, but it is 2026-10-02 in Pacific/Auckland already");
        assertThat(problems(plan(row("System built", "2026-10-02", 2), row("Taken live", "2026-11-01", 2)))).isEmpty();
    }

    @Test
    void aPlanThatWasKeptMayBeGivenAgainWhenItsDaysHavePassed() {
        milestones.plan(PROJECT, milestone("System built", "2026-10-03"));
        milestones.plan(PROJECT, milestone("Taken live", "2026-11-01"));
        now("2026-10-20T20:00:00Z");

        assertThat(problems(plan(row("System built", "2026-10-03", 3), row("Taken live", "2026-11-01", 2)))).isEmpty();
        assertThat(problems(plan(row("System built", "2026-10-04", 3), row("Taken live", "2026-11-01", 2)))).hasSize(1);
    }

    @Test
    @Tag("UPG-07") @Tag("UPG-62")
    void aPlanIsInOrderHasBufferAndNamesEachMilestoneOnce() {
        assertThat(problems(plan(row("System approved", "2026-11-01", 2), row("System built", "2026-11-02", 0)))).singleElement().asString()
            .contains("“System approved” is to be reached before “System built”");
        assertThat(problems(plan(row("System built", "2026-11-01", 0), row("System approved", "2026-11-02", 0)))).singleElement().asString()
            .contains("no buffer");
        assertThat(problems(plan(row("System built", "2026-11-01", 1), row("System built", "2026-11-02", 0)))).singleElement().asString()
            .contains("“System built” is planned twice");
        assertThat(problems(plan(row("System built", "2026-11-01", 1), row("System approved", "2026-11-01", 0)))).singleElement().asString()
            .contains("The last one comes after the first");
        assertThat(problems(plan(row("System built", "2026-11-01", -1), row("System approved", "2026-11-02", 3)))).singleElement().asString()
            .contains("buffer of “System built” is less than nothing");
        assertThat(problems(Map.of("approvedBudget", -5))).singleElement().asString().contains("less than nothing");
    }

    @Test
    @Tag("PROJ-16") @Tag("UPG-08") @Tag("UPG-46") @Tag("UPG-47")
    void thePlanOfAFormIsKeptAndAnotherDayLaterIsAForecast() {
        identity.setAuthenticatedUserId("manager");
        DelegateExecution execution = answered(Map.of("milestones", List.of(row("System built", "2026-11-01", 5),
            row("Taken live", "2026-12-01", 3)), "approvedBudget", 50000.5));

        keepPlan.execute(execution);

        LocalDate built = LocalDate.parse("2026-11-01");
        assertThat(milestones.of(PROJECT)).startsWith(new Milestone("System built", built, built, null, 5, "engineer", null));
        assertThat(budgets.approvals(PROJECT)).extracting(Approval::reason, Approval::approvedBy).containsExactly(
            tuple("Approved with the plan", "manager"));
        assertThat(budgets.approved(PROJECT)).isEqualByComparingTo("50000.50");
        verify(execution).removeVariable("milestones");
        verify(execution).removeVariable("approvedBudget");

        milestones.reach(PROJECT, "System built", LocalDate.parse("2026-10-30"));
        keepPlan.execute(answered(Map.of("milestones", List.of(row("System built", "2026-11-09", 4), row("Taken live", "2026-12-08", 3),
            row("Handed over to support", "2027-01-08", 3)), "approvedBudget", 60000)));

        assertThat(milestones.of(PROJECT)).containsExactly(
            new Milestone("System built", built, built, LocalDate.parse("2026-10-30"), 4, "engineer", null),
            new Milestone("Taken live", LocalDate.parse("2026-12-01"), LocalDate.parse("2026-12-08"), null, 3, "engineer", null),
            new Milestone("Handed over to support", LocalDate.parse("2027-01-08"), LocalDate.parse("2027-01-08"), null, 3, "engineer", null));
        assertThat(milestones.moves(PROJECT)).extracting(Move::milestone, Move::from, Move::to, Move::movedBy).containsExactly(
            tuple("Taken live", LocalDate.parse("2026-12-01"), LocalDate.parse("2026-12-08"), "manager"));
        assertThat(budgets.approvals(PROJECT)).extracting(Approval::amount).last().isEqualTo(new BigDecimal("9999.50"));
        assertThat(budgets.approved(PROJECT)).isEqualByComparingTo("60000");
    }

    @Test
    void aPlanThatIsGivenAgainUnchangedMovesNothing() {
        milestones.plan(PROJECT, milestone("Taken live", "2026-12-01"));
        milestones.move(PROJECT, "Taken live", LocalDate.parse("2026-12-20"), "Hardware is late", "manager");

        keepPlan.execute(answered(Map.of("milestones", List.of(row("Taken live", "2026-12-01", 3)))));

        assertThat(milestones.find(PROJECT, "Taken live").orElseThrow().forecastOn()).isEqualTo("2026-12-20");
        assertThat(milestones.moves(PROJECT)).hasSize(1);
        assertThat(budgets.approvals(PROJECT)).isEmpty();
    }

    @Test
    @Tag("UPG-35")
    void aMoveIsKeptWithBothDaysAndTheReasonUnlessSomebodyWasFaster() {
        milestones.plan(PROJECT, milestone("Taken live", "2026-12-01"));
        LocalDate planned = LocalDate.parse("2026-12-01");
        LocalDate later = LocalDate.parse("2026-12-20");

        assertThat(milestones.move(PROJECT, "Taken live", planned, later, "Hardware is late", "manager")).isTrue();
        assertThat(milestones.move(PROJECT, "Taken live", planned, later.plusDays(9), "Seen too late", "ada")).isFalse();
        milestones.reach(PROJECT, "Taken live", later);
        assertThat(milestones.move(PROJECT, "Taken live", later, later.plusDays(9), "Reached meanwhile", "ada")).isFalse();
        milestones.reopen(PROJECT, "Taken live", "Rolled back", "manager");

        assertThat(milestones.moves(PROJECT)).containsExactly(
            new Move("Taken live", planned, later, "Hardware is late", "manager", Instant.parse(ORDERED)),
            new Move("Taken live", later, null, "Rolled back", "manager", Instant.parse(ORDERED)));
        assertThat(milestones.find(PROJECT, "Taken live").orElseThrow()).extracting(Milestone::plannedOn, Milestone::forecastOn,
            Milestone::actualOn).containsExactly(planned, later, null);
    }

    @Test
    @Tag("PROJ-24")
    void whatIsBookedCountsUntilItIsTakenBackAndStaysInTheRecord() {
        budgets.book(PROJECT, new Booking(0, "engineer", FRIDAY, new BigDecimal("7.5"), new BigDecimal("900"), "work", "Installation", null),
            "engineer");
        budgets.book(PROJECT, new Booking(0, "trainer", FRIDAY.minusDays(1), new BigDecimal("0"), new BigDecimal("310.20"), "travel",
            "Flight", null), "trainer");
        assertThat(budgets.spent(PROJECT)).isEqualByComparingTo("1210.20");
        long flight = budgets.bookings(PROJECT).get(1).id();

        assertThat(budgets.takeBack(OTHER_PROJECT, flight, "Another project", "manager")).isFalse();
        assertThat(budgets.takeBack(PROJECT, flight, "Booked twice", "manager")).isTrue();
        assertThat(budgets.takeBack(PROJECT, flight, "Again", "ada")).isFalse();

        assertThat(budgets.spent(PROJECT)).isEqualByComparingTo("900");
        assertThat(budgets.hours(PROJECT)).isEqualByComparingTo("7.5");
        assertThat(budgets.bookings(PROJECT)).extracting(Booking::what, Booking::takenBackBecause, Booking::takenBackBy)
            .containsExactly(tuple("Installation", null, null), tuple("Flight", "Booked twice", "manager"));
    }

    @Test
    @Tag("LIVE-07") @Tag("LIVE-08") @Tag("R11")
    void eachTeamHasItsOwnDayAndFormsWarnWhereItIsNotTheStartOfItsSprint() {
        keepTeams.execute(answered(Map.of("teams", List.of(team("Reception", "2026-11-02", "2026-11-02"),
            team("Ward 3", "2026-11-02", "2026-11-04"), team("Pharmacy", "", "2026-11-09"), team("Archive", "2026-11-16", "")))));

        assertThat(teams.of(PROJECT)).extracting(Team::team, Team::lead, Team::users, Team::goLiveOn).containsExactly(
            tuple("Archive", "Ana Lee", 12, null), tuple("Pharmacy", "Ana Lee", 12, LocalDate.parse("2026-11-09")),
            tuple("Reception", "Ana Lee", 12, LocalDate.parse("2026-11-02")), tuple("Ward 3", "Ana Lee", 12, LocalDate.parse("2026-11-04")));
        assertThat(((String) fact("teamDates")).lines()).hasSize(4)
            .anyMatch(line -> line.contains("Ward 3") && line.contains("goes live on 4 November 2026")
                && line.contains("**Warning:** its sprint starts on 2 November 2026"))
            .anyMatch(line -> line.contains("Reception") && line.contains("the day on which its sprint starts"))
            .anyMatch(line -> line.contains("Pharmacy") && line.contains("nobody said when its sprint starts"))
            .anyMatch(line -> line.contains("Archive") && line.contains("no go-live date agreed yet"));
        assertThat((String) fact("teamDates")).containsOnlyOnce("Warning");
        assertThat(rows("teams")).extracting(row -> row.get("team")).containsExactly("Archive", "Pharmacy", "Reception", "Ward 3");

        keepTeams.execute(answered(Map.of("teams", List.of(Map.of("team", "Reception", "lead", "Bo Tan", "users", 14)))));
        assertThat(teams.of(PROJECT)).as("a form that asks for no dates loses none").containsExactly(
            new Team("Reception", "Bo Tan", 14, LocalDate.parse("2026-11-02"), LocalDate.parse("2026-11-02")));

        keepTeams.execute(answered(Map.of("teams", List.of(team("Reception", "2026-11-02", "2026-11-03")))));
        assertThat(teams.of(PROJECT)).extracting(Team::team, Team::goLiveOn).containsExactly(tuple("Reception", LocalDate.parse("2026-11-03")));
    }

    @Test
    @Tag("LIVE-07")
    void aTeamIsNamedOnceAndGoesLiveOnADayThatIsYetToComeWhereTheCustomerIs() {
        assertThat(problems(Map.of("teams", List.of(team("Ward 3", "", "2026-10-01"))))).singleElement().asString()
            .contains("“Ward 3” would go live on 2026-10-01, but it is 2026-10-02 in Pacific/Auckland already");
        assertThat(problems(Map.of("teams", List.of(team("Ward 3", "", "2026-10-02"))))).isEmpty();
        assertThat(problems(Map.of("teams", List.of(team("Ward 3", "", ""), team("Ward 3", "", ""))))).singleElement().asString()
            .contains("“Ward 3” is named twice");
        teams.keep(PROJECT, List.of(new Team("Ward 3", "Ana Lee", 12, null, LocalDate.parse("2026-10-01"))));
        assertThat(problems(Map.of("teams", List.of(team("Ward 3", "", "2026-10-01"))))).as("it went live that day").isEmpty();
    }

    @Test
    @Tag("PROJ-16") @Tag("UPG-47")
    void formsShowThePlanAndTheBudgetInTheConventionsOfTheCustomersCountry() {
        assertThat(fact("plan")).isEqualTo("");
        assertThat(fact("budget")).isEqualTo("");
        milestones.plan(PROJECT, new Milestone("Concept agreed", FRIDAY, FRIDAY, null, 0, null, null));
        milestones.plan(PROJECT, milestone("System built", "2026-11-01"));
        milestones.plan(PROJECT, milestone("Taken live", "2026-12-01"));
        milestones.reach(PROJECT, "Concept agreed", FRIDAY);
        milestones.move(PROJECT, "Taken live", LocalDate.parse("2026-12-20"), "Hardware is late", "manager");
        budgets.approve(PROJECT, new BigDecimal("50000"), "Order", "manager");
        budgets.book(PROJECT, new Booking(0, "engineer", FRIDAY, BigDecimal.ONE, new BigDecimal("12500.50"), "licence", "Licences", null), "engineer");
        now("2026-11-05T20:00:00Z");

        assertThat(((String) fact("plan")).lines()).containsExactly(
            "- **Concept agreed:** planned 2 October 2026, reached 2 October 2026",
            "- **System built:** planned 1 November 2026 with 3 days of buffer, **late**: was expected 1 November 2026 (engineer, Ana Lee)",
            "- **Taken live:** planned 1 December 2026 with 3 days of buffer, now expected 20 December 2026 (engineer, Ana Lee)");
        assertThat(fact("budget")).isEqualTo("Approved 50,000.00 EUR, spent 12,500.50 EUR (25.0 %), left 37,499.50 EUR.");
    }

    @Test
    @Tag("UPG-15")
    void formsOfferTheVendorsPeopleToWhomsoeverTheyAreShown() {
        identity.setAuthentication(TRAINER, List.of("trainers"));

        assertThat(rows("staff")).extracting(row -> row.get("value")).contains(MANAGER, ENGINEER, TRAINER, FINANCE);
        assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo(TRAINER);
    }

    private static Milestone milestone(String name, String day) {
        return new Milestone(name, LocalDate.parse(day), LocalDate.parse(day), null, 3, "engineer", "Ana Lee");
    }

    private static Map<String, Object> row(String milestone, String plannedOn, int bufferDays) {
        return Map.of("milestone", milestone, "plannedOn", plannedOn, "bufferDays", bufferDays, "vendorPerson", "engineer",
            "customerPerson", "");
    }

    @SafeVarargs
    private static Map<String, Object> plan(Map<String, Object>... rows) {
        return Map.of("milestones", List.of(rows));
    }

    private static Map<String, Object> team(String team, String sprintStartOn, String goLiveOn) {
        return Map.of("team", team, "lead", "Ana Lee", "users", 12, "sprintStartOn", sprintStartOn, "goLiveOn", goLiveOn);
    }

    private List<String> problems(Map<String, Object> fields) {
        Answer answer = new Answer("any-form", PROJECT, "manager", fields, name -> null);
        return checks.stream().flatMap(check -> check.problems(answer).stream()).toList();
    }

    private Object fact(String name) {
        Map<String, Object> all = new HashMap<>();
        facts.forEach(source -> all.putAll(source.factsFor(Set.of(name), PROJECT)));
        return all.get(name);
    }

    private List<Map<String, Object>> rows(String name) {
        return Rows.of(fact(name));
    }

    private List<Map<String, Object>> proposed() {
        return rows("milestones");
    }

    private static DelegateExecution answered(Map<String, Object> fields) {
        DelegateExecution execution = mock(DelegateExecution.class);
        Map<String, Object> variables = new HashMap<>(fields);
        variables.put("projectNumber", PROJECT);
        when(execution.getVariable(any())).thenAnswer(call -> variables.get(call.<String>getArgument(0)));
        return execution;
    }
}
