package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.handover.journey.ProjectFactsTest;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Budgets.Approval;
import org.handover.projects.plan.Budgets.Booking;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.plan.Milestones.Move;
import org.handover.projects.plan.Teams;
import org.handover.projects.plan.Teams.Team;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a project's plan, as people use it. It is 2 October in Sydney, and still 1 October elsewhere. */
class PlanPagesTest extends ProjectFactsTest {

    private static final String ROOT = "/projects/" + PROJECT;
    private static final String PLAN = ROOT + "/plan";
    private static final String MOVE = ROOT + "/manage/milestones";
    private static final LocalDate LIVE = LocalDate.parse("2026-12-01");
    private static final LocalDate LATER = LocalDate.parse("2026-12-20");

    @Autowired private Milestones milestones;
    @Autowired private Budgets budgets;
    @Autowired private Teams teams;
    @Autowired private RepositoryService repository;
    @Autowired private RuntimeService runtime;

    private Browser engineer;
    private Browser manager;
    private String deployment;

    @BeforeEach
    void aProjectAndTwoPeople() {
        ordered(PROJECT, "AU", "Australia/Sydney", "2026-10-01T20:00:00Z");
        engineer = loggedIn(ENGINEER);
        manager = loggedIn(MANAGER);
        milestones.plan(PROJECT, new Milestone("Taken live", LIVE, LIVE, null, 5, "engineer", "Mia O'Neill"));
    }

    @AfterEach
    void nothingRuns() {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    @Tag("PROJ-16") @Tag("UPG-46") @Tag("UPG-47") @Tag("UPG-62")
    void thePageShowsHowThePlanStands() {
        milestones.plan(PROJECT, new Milestone("Concept agreed", LocalDate.parse("2026-09-20"), LocalDate.parse("2026-09-20"), null, 3, null, null));
        milestones.reach(PROJECT, "Concept agreed", LocalDate.parse("2026-09-22"));
        milestones.plan(PROJECT, new Milestone("System built", LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-01"), null, 0, null, null));
        milestones.move(PROJECT, "Taken live", LIVE, LIVE.plusDays(3), "Hardware <late>", MANAGER);
        budgets.approve(PROJECT, new BigDecimal("50000"), "Order", MANAGER);
        book(ENGINEER, "60000.5", "Licences");
        teams.keep(PROJECT, List.of(new Team("Ward 3", "Ana Lee", 12, LIVE, LIVE.plusDays(1)), new Team("Pharmacy", "Bo", 3, LIVE, LIVE)));

        var page = engineer.get(PLAN).body();

        assertThat(page).containsSubsequence("Australia/Sydney", "On time: <strong>0\u00a0%</strong>", "Concept agreed", "22.09.2026", "later than planned",
            "2 of 3 days", "System built", "01.10.2026", "state returned\">late", "Taken live", "01.12.2026", "04.12.2026", "slipped", "3 of 5 days",
            "engineer, Mia O&#39;Neill", "Hardware &lt;late&gt;", "50.000,00\u00a0€", "60.000,50\u00a0€ (120\u00a0%)", "overrun", "-10.000,50\u00a0€", "Licences",
            "Pharmacy", "Ward 3", "not the start of its sprint");
        assertThat(page).containsOnlyOnce("not the start of its sprint").doesNotContain("Approve more", "<summary>Move</summary>");
        assertThat(manager.get(PLAN).body()).contains("Approve more", "<summary>Move</summary>", "<summary>Reopen</summary>");
        assertThat(engineer.get("/projects/FACTS-9/plan").statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("UPG-35")
    void aSlipIsKeptWithItsReasonAndTheProjectIsTold() {
        var process = Bpmn.createExecutableProcess("listens").camundaHistoryTimeToLiveString("P1D");
        process.eventSubProcess("told").startEvent().interrupting(false).message("Milestone moved").intermediateCatchEvent().message("Never sent")
            .endEvent();
        var model = process.startEvent().intermediateCatchEvent().message("Never sent either").endEvent().done();
        deployment = repository.createDeployment().source("bundled with Handover").addModelInstance("listens.bpmn", model).deploy().getId();
        var instance = runtime.startProcessInstanceByKey("listens", PROJECT).getId();

        var answer = move(Map.of("forecastOn", LATER.toString(), "reason", "The servers arrive\r\nin December"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(PLAN + "?moved=told");
        assertThat(manager.get(PLAN + "?moved=told").body()).contains("those concerned are being told");
        assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(instance).list()).extracting(VariableInstance::getName, VariableInstance::getValue)
            .containsExactlyInAnyOrder(tuple("milestone", "Taken live"), tuple("oldDate", "2026-12-01"), tuple("newDate", "2026-12-20"),
                tuple("reason", "The servers arrive\nin December"));
        assertThat(milestones.find(PROJECT, "Taken live").orElseThrow().forecastOn()).isEqualTo(LATER);
    }

    @Test
    @Tag("UPG-35")
    void aSlipIsKeptAlsoWhereNobodyListensAndThePageSaysSo() {
        var answer = move(Map.of("forecastOn", LATER.toString(), "reason", "The servers arrive in December"));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(PLAN + "?moved=untold");
        assertThat(manager.get(PLAN + "?moved=untold").body()).contains("nobody was told by mail");
        assertThat(milestones.moves(PROJECT)).extracting(Move::from, Move::to, Move::reason, Move::movedBy)
            .containsExactly(tuple(LIVE, LATER, "The servers arrive in December", MANAGER));
        assertThat(milestones.find(PROJECT, "Taken live").orElseThrow()).extracting(Milestone::plannedOn, Milestone::forecastOn).containsExactly(LIVE, LATER);
    }

    @Test
    @Tag("UPG-35")
    void aLaterDayNeedsAReasonAndAnEarlierOneNone() {
        var later = move(Map.of("forecastOn", LATER.toString(), "reason", "  "));

        assertThat(later.statusCode()).isEqualTo(400);
        assertThat(later.body()).contains("A later day needs a reason.", "<details open>", "value=\"2026-12-20\"");
        assertThat(milestones.moves(PROJECT)).isEmpty();

        assertThat(move(Map.of("forecastOn", "2026-10-02")).statusCode()).isEqualTo(302);
        assertThat(milestones.moves(PROJECT)).extracting(Move::to).containsExactly(LocalDate.parse("2026-10-02"));
    }

    @Test
    void aDayThatCannotBeIsRefusedWithWhatWasTyped() {
        assertThat(move(Map.of("forecastOn", "2026-10-01", "reason", "A <reason>")).body())
            .contains("The new day is past: it is 2026-10-02 in Australia/Sydney.", "A &lt;reason&gt;</textarea>");
        assertThat(move(Map.of("forecastOn", "2026-12-01")).body()).contains("It is expected on that day already.");
        assertThat(move(Map.of("forecastOn", "")).body()).contains("Enter the new day.");
        assertThat(move(Map.of("forecastOn", "12/20/2026")).body()).contains("is no day of the calendar");
        assertThat(move(Map.of("forecastOn", "2126-12-01", "reason", "Slip of the keys")).body()).contains("more than 10 years away");
        assertThat(move(Map.of("forecastOn", LATER.toString(), "reason", "x".repeat(2001))).body()).contains("2001 characters");
        assertThat(move(Map.of("milestone", "No such")).statusCode()).isEqualTo(404);
        assertThat(move(Map.of("seen", "yesterday")).statusCode()).isEqualTo(400);
        assertThat(milestones.moves(PROJECT)).isEmpty();
    }

    @Test
    void aMoveThatSomebodyElseWasFasterWithIsSaidAndNothingIsLost() {
        milestones.move(PROJECT, "Taken live", LIVE, LIVE.plusDays(7), "Moved meanwhile", "ada");

        var answer = move(Map.of("forecastOn", LATER.toString(), "reason", "The servers arrive in December"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("moved or reached meanwhile", "The servers arrive in December</textarea>", "value=\"2026-12-20\"");
        assertThat(milestones.find(PROJECT, "Taken live").orElseThrow().forecastOn()).isEqualTo(LIVE.plusDays(7));
    }

    @Test
    void aReachedMilestoneIsReopenedWithAReason() {
        String reopen = MOVE + "/reopen";
        assertThat(manager.submit(PLAN, reopen, Map.of("milestone", "Taken live", "reason", "Rolled back")).body()).contains("This milestone is not reached.");
        milestones.reach(PROJECT, "Taken live", LIVE);
        assertThat(manager.submit(PLAN, reopen, Map.of("milestone", "Taken live")).body()).contains("Say why this milestone is not reached after all.");

        assertThat(manager.submit(PLAN, reopen, Map.of("milestone", "Taken live", "reason", "Rolled back")).statusCode()).isEqualTo(302);

        assertThat(milestones.find(PROJECT, "Taken live").orElseThrow().actualOn()).isNull();
        assertThat(manager.get(PLAN).body()).containsSubsequence("01.12.2026 → not reached", "Rolled back");
    }

    @Test
    @Tag("UPG-47")
    void aBudgetIsApprovedAndCutWithAReason() {
        String budget = ROOT + "/manage/budget";
        assertThat(manager.submit(PLAN, budget, Map.of("amount", "1200.50", "reason", "Second site")).statusCode()).isEqualTo(302);
        assertThat(manager.submit(PLAN, budget, Map.of("amount", "-200", "reason", "Fewer licences")).statusCode()).isEqualTo(302);

        var refused = manager.submit(PLAN, budget, Map.of("amount", "-2000", "reason", "Too <much>"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("More would be cut than is approved.", "value=\"-2000\"", "Too &lt;much&gt;</textarea>");
        assertThat(manager.submit(PLAN, budget, Map.of("amount", "0", "reason", "x")).body()).contains("The amount is nothing.");
        assertThat(manager.submit(PLAN, budget, Map.of("amount", "many", "reason", "")).body()).contains("with two decimals at most",
            "Say what it is approved or cut for.");
        assertThat(manager.submit(PLAN, budget, Map.of("amount", "0.001", "reason", "x")).body()).contains("with two decimals at most");
        assertThat(manager.submit(PLAN, budget, Map.of("amount", "1e99", "reason", "x")).body()).contains("with two decimals at most");
        assertThat(engineer.submit(PLAN, budget, Map.of("amount", "5", "reason", "Mine")).statusCode()).isEqualTo(403);

        assertThat(budgets.approvals(PROJECT)).extracting(Approval::amount, Approval::reason, Approval::approvedBy).containsExactly(
            tuple(new BigDecimal("1200.50"), "Second site", MANAGER), tuple(new BigDecimal("-200.00"), "Fewer licences", MANAGER));
    }

    @Test
    @Tag("PROJ-24")
    void everybodyWhoWorksOnProjectsBooksTheirOwnTimeAndCost() {
        assertThat(engineer.submit(PLAN, ROOT + "/bookings", booking(Map.of("hours", "7.5", "cost", ""))).statusCode()).isEqualTo(302);
        assertThat(loggedIn(TRAINER).submit(PLAN, ROOT + "/bookings", booking(Map.of("kind", "travel", "cost", "310.20"))).statusCode()).isEqualTo(302);

        assertThat(budgets.bookings(PROJECT)).extracting(Booking::person, Booking::workedOn, Booking::hours, Booking::cost, Booking::kind)
            .containsExactly(tuple(TRAINER, LocalDate.parse("2026-10-02"), new BigDecimal("0.00"), new BigDecimal("310.20"), "travel"),
                tuple(ENGINEER, LocalDate.parse("2026-10-02"), new BigDecimal("7.50"), new BigDecimal("0.00"), "work"));
        assertThat(engineer.get(PLAN).body()).containsSubsequence("7,5", "02.10.2026", TRAINER, "Travel", "310,20\u00a0€", ENGINEER, "Work", "Installation");
        assertThat(loggedIn(OPERATOR).submit(PLAN, ROOT + "/bookings", booking(Map.of("hours", "1"))).statusCode()).isEqualTo(403);
    }

    @Test
    void aBookingThatCannotBeIsRefusedWithWhatWasTyped() {
        var future = engineer.submit(PLAN, ROOT + "/bookings", booking(Map.of("hours", "2", "workedOn", "2026-10-03", "what", "Soon <done>", "kind", "licence")));
        assertThat(future.statusCode()).isEqualTo(400);
        assertThat(future.body()).contains("The day is in the future: it is only 2026-10-02 in Australia/Sydney.", "Soon &lt;done&gt;</textarea>",
            "value=\"2026-10-03\"", "<option value=\"licence\" selected>");
        assertThat(refusal(Map.of())).contains("Enter hours, a cost, or both.");
        assertThat(refusal(Map.of("hours", "24.5"))).contains("Hours of one day are from 0 to 24.");
        assertThat(refusal(Map.of("hours", "-1"))).contains("Hours of one day are from 0 to 24.");
        assertThat(refusal(Map.of("cost", "-1"))).contains("The cost is less than nothing.");
        assertThat(refusal(Map.of("cost", "x"))).contains("The cost is a number");
        assertThat(refusal(Map.of("hours", "1", "kind", "leisure"))).contains("Choose what kind");
        assertThat(refusal(Map.of("hours", "1", "what", " "))).contains("Say what was done or bought.");
        assertThat(refusal(Map.of("hours", "1", "workedOn", ""))).contains("Enter the day.");
        assertThat(budgets.bookings(PROJECT)).isEmpty();
    }

    @Test
    @Tag("PROJ-24")
    void aBookingIsTakenBackByWhoBookedItOrByAProjectManager() {
        long own = book(ENGINEER, "10", "Taxi");
        long others = book(TRAINER, "20", "Train");

        assertThat(engineer.submit(PLAN, ROOT + "/bookings/" + others + "/take-back", Map.of("reason", "Not mine")).body())
            .contains("This is the booking of trainer.");
        assertThat(engineer.submit(PLAN, ROOT + "/bookings/" + own + "/take-back", Map.of("reason", "")).body()).contains("Say why the booking is taken back.");
        assertThat(engineer.submit(PLAN, ROOT + "/bookings/" + own + "/take-back", Map.of("reason", "Booked twice")).statusCode()).isEqualTo(302);
        assertThat(engineer.submit(PLAN, ROOT + "/bookings/" + own + "/take-back", Map.of("reason", "Again")).statusCode()).isEqualTo(400);
        assertThat(manager.submit(PLAN, ROOT + "/manage/bookings/" + others + "/take-back", Map.of("reason", "Another project")).statusCode()).isEqualTo(302);
        assertThat(engineer.submit(PLAN, ROOT + "/bookings/999999/take-back", Map.of("reason", "None")).statusCode()).isEqualTo(404);

        assertThat(budgets.spent(PROJECT)).isEqualByComparingTo("0");
        assertThat(engineer.get(PLAN).body()).contains("Booked twice (engineer)", "Another project (manager)");
    }

    @Test
    void manyBookingsAreShownWhenAskedFor() {
        for (int i = 1; i <= 51; i++) {
            book(ENGINEER, "1", "Taxi " + i + ".");
        }
        assertThat(engineer.get(PLAN).body()).contains("Taxi 51.", "Taxi 2.", "All 51 bookings").doesNotContain("Taxi 1.");
        assertThat(engineer.get(PLAN + "?all=true").body()).contains("Taxi 1.").doesNotContain("All 51 bookings");
    }

    private String refusal(Map<String, String> fields) {
        var answer = engineer.submit(PLAN, ROOT + "/bookings", booking(fields));
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body();
    }

    private static Map<String, String> booking(Map<String, String> fields) {
        var all = new HashMap<>(Map.of("workedOn", "2026-10-02", "kind", "work", "what", "Installation"));
        all.putAll(fields);
        return all;
    }

    private HttpResponse<String> move(Map<String, String> fields) {
        var all = new HashMap<>(Map.of("milestone", "Taken live", "seen", LIVE.toString()));
        all.putAll(fields);
        return manager.submit(PLAN, MOVE, all);
    }

    private long book(String person, String cost, String what) {
        budgets.book(PROJECT, new Booking(0, person, LocalDate.parse("2026-10-01"), BigDecimal.ZERO, new BigDecimal(cost), "other", what, null), person);
        return budgets.bookings(PROJECT).get(0).id();
    }

    private Browser loggedIn(String login) {
        var browser = new Browser(port);
        browser.staffLogin(login, PASSWORD);
        return browser;
    }
}
