package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.lifecycle.Rows;
import org.handover.notices.SentNotice;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.plan.Teams;
import org.handover.projects.plan.Teams.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the last checks over the soft launch to agreed go-live dates. Everything happens on 3 August 2026 in Sydney. */
class LaunchJourneyTest extends JourneyTest {

    @Autowired private Checklists checklists;
    @Autowired private Milestones milestones;
    @Autowired private Teams teams;

    @Test
    @Tag("PROJ-27") @Tag("PROJ-30") @Tag("R10")
    void whatASoftLaunchFindsIsARequirementUntilItIsFixed() {
        startAndAnswerUntilAsked("soft-launch");
        answer("soft-launch", Map.of());
        assertThat(sent("soft-launch")).extracting(SentNotice::recipientName)
            .containsExactlyInAnyOrder("Olivia Hart", "George Papas", "Mei Lin", "Ruth Evans", "Callum Reid");
        assertThat(sent("soft-launch").get(0).bodyText().replaceAll("\\s+", " ")).contains("from 3 August 2026 to", "7 August 2026, about 5 % of the users");
        assertThat(signOffs.last(customer.project(), "soft-launch").orElseThrow().decision()).isEqualTo("yes");

        answer("soft-launch-findings", Map.of("findings", List.of(Map.of("title", "Echo on transferred calls", "fixed", false))));
        assertThat(requirement("Echo on transferred calls")).satisfies(item -> {
            assertThat(item.state()).isEqualTo(State.OPEN);
            assertThat(item.source()).isEqualTo("soft launch");
        });
        answer("soft-launch-fixes", Map.of());
        answer("soft-launch-findings", Map.of("findings",
            List.of(Map.of("title", "Echo on transferred calls", "fixed", true, "answer", "Gain of the trunk lowered."))));
        assertThat(requirement("Echo on transferred calls")).satisfies(item -> {
            assertThat(item.state()).isEqualTo(State.DONE);
            assertThat(item.answer()).isEqualTo("Gain of the trunk lowered.");
            assertThat(item.settledBy()).isEqualTo("engineer");
            assertThat(item.settledOn()).isEqualTo(LocalDate.of(2026, 8, 3));
        });
        assertThat(goLives.of(customer.project())).as("a soft launch is no go-live").isEmpty();
        assertThat(contractDates.of(customer.project())).as("and starts no clock").isEmpty();
    }

    @Test
    @Tag("PROJ-30")
    void nothingIsFoundBeforeTheSoftLaunchBegins() {
        startAndAnswerUntilAsked("soft-launch");
        answer("soft-launch", Map.of("softLaunchFrom", "2026-08-10", "softLaunchTo", "2026-08-14"));
        assertThatThrownBy(() -> answer("soft-launch-findings", Map.of())).hasMessageContaining("begins only on 2026-08-10");
        passTo("2026-08-09T15:00:00Z");
        answer("soft-launch-findings", Map.of());
        assertThat(desk.task(customer.project(), "soft-launch-findings")).isEmpty();
    }

    @Test
    @Tag("PROJ-27") @Tag("UPG-46")
    void noSystemIsApprovedWhileARequirementIsOpen() {
        startAndAnswerUntilAsked("soft-launch");
        checklists.add(CheckItem.open(customer.project(), "requirements-checklist", "Emergency calls tested with the fire brigade"), "manager");
        milestones.plan(customer.project(), new Milestone("System approved", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 1), null, 3, null, null));
        Map<String, Object> no = new HashMap<>(Map.of("softLaunch", "no", "softLaunchReason", "Only eight people use it."));
        List.of("softLaunchShare", "softLaunchFrom", "softLaunchTo").forEach(field -> no.put(field, null));
        answer("soft-launch", no);
        assertThat(sent("soft-launch")).isEmpty();
        answer("open-requirements", Map.of("requirementsChecklist", rows("open-requirements", "requirementsChecklist", false)));
        assertThat(end("approval")).as("still open").isNull();

        answer("open-requirements", Map.of());
        assertThat(end("approval")).isEqualTo("end_systemApproved");
        assertThat(milestones.find(customer.project(), "System approved").orElseThrow().actualOn()).isEqualTo(LocalDate.of(2026, 8, 3));
    }

    @Test
    @Tag("LIVE-07") @Tag("LIVE-08") @Tag("R11")
    void theGoLiveFormWaitsForDatesToWhichAllAgreed() {
        startAndAnswerUntilAsked("go-live-dates");
        Map<String, Object> service = new HashMap<>(Map.of("team", "Service", "lead", "Mei Lin", "users", 20, "sprintStartOn", "2026-08-10",
            "goLiveOn", "2026-08-12", "agreedNevertheless", false));
        assertThatThrownBy(() -> answer("go-live-dates", Map.of("teams", List.of(service), "startsOn", "2026-08-12")))
            .hasMessageContaining("its sprint starts on 2026-08-10");
        service.put("agreedNevertheless", true);
        answer("go-live-dates", Map.of("teams", List.of(service), "startsOn", "2026-08-12"));
        assertThat(teams.of(customer.project())).containsExactly(
            new Team("Service", "Mei Lin", 20, LocalDate.of(2026, 8, 10), LocalDate.of(2026, 8, 12)));
        assertThat(sent("go-live-dates")).hasSize(5);
        assertThat(sent("go-live-dates").get(0).bodyText().replaceAll("\\s+", " "))
            .contains("Service (20 users, team lead Mei Lin): 12 August 2026, although the sprint starts on 10 August 2026");

        answer("go-live-dates-agreement", Map.of("datesAgreed", false, "disagreement", "Ruth Evans: the works council meets on that day."));
        assertThat(signOffs.last(customer.project(), "go-live-dates").orElseThrow().decision()).isEqualTo("not agreed");
        answer("go-live-dates", Map.of());
        assertThat(sent("go-live-invitation")).as("nobody is invited to a date that is not agreed").isEmpty();
        answer("go-live-dates-agreement", Map.of());
        assertThat(sent("go-live-invitation")).hasSize(5);
        assertThat(sent("go-live-invitation").get(0).bodyText()).contains("24 August 2026");
        assertThat(sent("go-live-form")).as("support and clean-up are open").isEmpty();
        answerUntilAsked("go-live-form");
        assertThat(sent("go-live-form")).isNotEmpty();
    }

    @Test
    @Tag("LIVE-03") @Tag("LIVE-04") @Tag("LIVE-05") @Tag("LIVE-06") @Tag("LIVE-18") @Tag("UPG-61")
    void supportIsDefinedAndTheEnvironmentCleanWhenTheFormIsIssued() {
        prepare();
        assertThat(checklists.of(customer.project(), "support-readiness")).isNotEmpty().allSatisfy(item -> {
            assertThat(item.state()).isEqualTo(State.DONE);
            assertThat(item.settledBy()).isEqualTo("support");
            assertThat(item.answer()).as("who and how").isNotBlank();
        });
        assertThat(checklists.of(customer.project(), "support-readiness")).extracting(CheckItem::item)
            .anySatisfy(item -> assertThat(item).startsWith("Level 1: the customer's team leads"))
            .anySatisfy(item -> assertThat(item).startsWith("Level 2: the customer's DevOps and DBA teams"))
            .anySatisfy(item -> assertThat(item).startsWith("Level 3: our team"))
            .anySatisfy(item -> assertThat(item).startsWith("The escalation path for critical issues"));
        assertThat(checklists.of(customer.project(), "clean-up")).isNotEmpty().allMatch(item -> item.state() == State.DONE);
        assertThat(signOffs.last(customer.project(), "support-process").orElseThrow().said()).contains("\"supportMeetings\":\"daily\"",
            "supportPlanVersion");
    }

    @Test
    @Tag("R10")
    void afterARollbackListsAreKeptAndDatesAreProposedAnew() {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        tell("roll-back-go-live", Map.of("reason", "The telephone line failed for a day."));

        assertThat(desk.tasks(customer.project())).extracting(desk::form).contains("go-live-dates", "support-process", "clean-up");
        assertThat(Rows.of(shown("clean-up", "cleanUp"))).isNotEmpty().allMatch(row -> Boolean.TRUE.equals(row.get("done")));
        assertThat(Rows.of(shown("go-live-dates", "teams"))).extracting(row -> row.get("team")).containsExactly("Reception", "Service teams");
        assertThatThrownBy(() -> answer("go-live-dates", Map.of("startsOn", "2026-08-24"))).hasMessageContaining("is past");
        answerUntilAsked("go-live-form");
    }

    private void startAndAnswerUntilAsked(String form) {
        desk.start("implementation-project", customer.order());
        answerUntilAsked(form);
    }

    private CheckItem requirement(String item) {
        return checklists.of(customer.project(), "requirements-checklist").stream().filter(line -> line.item().equals(item)).findFirst().orElseThrow();
    }

    private Object shown(String form, String fact) {
        return engine.getTaskService().getVariableLocal(desk.task(customer.project(), form).orElseThrow().getId(), fact);
    }

    private List<Map<String, Object>> rows(String form, String list, boolean done) {
        return Rows.of(shown(form, list)).stream()
            .map(row -> Map.of("item", row.get("item"), "done", done, "answer", "Asked again.")).toList();
    }
}
