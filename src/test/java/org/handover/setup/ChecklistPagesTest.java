package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.handover.journey.ProjectFactsTest;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.checklists.Checklists.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of a project's checklists, as people use them. It is 2 October in Sydney, and still 1 October elsewhere. */
class ChecklistPagesTest extends ProjectFactsTest {

    private static final String LISTS = "/projects/" + PROJECT + "/checklists";
    private static final String REQUIREMENTS = LISTS + "/requirements-checklist";
    private static final String SNAGS = LISTS + "/snag-list";

    @Autowired private Checklists checklists;

    private Browser engineer;
    private Browser manager;

    @BeforeEach
    void aProjectAndTwoPeople() {
        ordered(PROJECT, "AU", "Australia/Sydney", "2026-10-01T20:00:00Z");
        engineer = loggedIn(ENGINEER);
        manager = loggedIn(MANAGER);
    }

    @Test
    @Tag("PROJ-27")
    void theListsSayHowMuchIsOpenAndOverdue() {
        add("requirements-checklist", "Routing agreed", "2026-10-01", State.OPEN);
        add("requirements-checklist", "Reports agreed", "2026-10-02", State.OPEN);
        add("requirements-checklist", "Numbers agreed", "2026-10-01", State.DONE);
        add("clean-up", "Test data removed", null, State.DROPPED);

        var page = engineer.get(LISTS).body();

        assertThat(page).containsSubsequence("Checklist before start", "not begun", "Requirements Checklist", "data-of=\"Open\">2<",
            "state returned\">1<", "data-of=\"Done\">1<", "data-of=\"Dropped\">0<", "Clean-up before go-live", "all settled",
            "data-of=\"Open\">0<", "data-of=\"Overdue\">0<", "data-of=\"Dropped\">1<");
    }

    @Test
    @Tag("PROJ-27")
    void aListShowsWhoSeesToEachLineWhenAndWhatWasSaidOfIt() {
        long id = add("requirements-checklist", "Routing <agreed>", "2026-10-01", State.OPEN);
        checklists.add(new CheckItem(0, PROJECT, "requirements-checklist", "Numbers agreed", null, null, "By letter\nof 1 October", "engineer",
            "Mia O'Neill", null, State.DONE, "Kick-off", LocalDate.parse("2026-10-01"), "trainer"), "trainer");

        var page = engineer.get(REQUIREMENTS).body();

        assertThat(page).containsSubsequence("1 open, 1 settled", "Australia/Sydney", "href=\"" + REQUIREMENTS + "/" + id + "\">Routing &lt;agreed&gt;",
            "engineer", "Mia O&#39;Neill", "01.10.2026", "overdue", "History", "02.10.2026, 06:00", "Handover: open", "Numbers agreed", "from Kick-off",
            "done", "01.10.2026, trainer", "By letter\nof 1 October", "trainer: done");
    }

    @Test
    void anUnknownProjectListOrLineIsNotFound() {
        long id = add("clean-up", "Test data removed", null, State.OPEN);

        assertThat(engineer.get("/projects/FACTS-9/checklists").statusCode()).isEqualTo(404);
        assertThat(engineer.get(LISTS + "/no-list").statusCode()).isEqualTo(404);
        assertThat(engineer.get(REQUIREMENTS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(engineer.get(LISTS + "/clean-up/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("PROJ-27")
    void aLineIsAddedWithPeopleAndDay() {
        var answer = engineer.submit(REQUIREMENTS, REQUIREMENTS, Map.of("item", " Routing agreed ", "vendorPerson", "engineer", "customerPerson",
            "Mia O'Neill", "dueOn", "2026-10-02"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith(REQUIREMENTS));
        assertThat(checklists.of(PROJECT, "requirements-checklist")).singleElement().satisfies(line -> {
            assertThat(line).extracting(CheckItem::item, CheckItem::vendorPerson, CheckItem::customerPerson, CheckItem::dueOn, CheckItem::kind)
                .containsExactly("Routing agreed", "engineer", "Mia O'Neill", LocalDate.parse("2026-10-02"), null);
            assertThat(checklists.events(line.id())).extracting(Event::saidBy).containsExactly(ENGINEER);
        });
    }

    @Test
    void aLineThatCannotBeAddedComesBackAsItWasTyped() {
        add("requirements-checklist", "Routing agreed", null, State.OPEN);

        var past = engineer.submit(REQUIREMENTS, REQUIREMENTS, Map.of("item", "Reports <agreed>", "vendorPerson", "engineer", "dueOn", "2026-10-01"));
        assertThat(past.statusCode()).isEqualTo(400);
        assertThat(past.body()).contains("Due on is past: it is 2026-10-02 where the customer is.", "Reports &lt;agreed&gt;</textarea>",
            "value=\"engineer\"", "value=\"2026-10-01\"");
        assertThat(engineer.submit(REQUIREMENTS, REQUIREMENTS, Map.of("item", " ")).body()).contains("Say what is to be seen to.");
        assertThat(engineer.submit(REQUIREMENTS, REQUIREMENTS, Map.of("item", "Routing agreed")).body()).contains("This line is on the list already.");
        assertThat(engineer.submit(REQUIREMENTS, REQUIREMENTS, Map.of("item", "x".repeat(501))).body()).contains("501 characters");
        assertThat(engineer.submit(REQUIREMENTS, REQUIREMENTS, Map.of("item", "Soon", "dueOn", "2026-02-30")).body()).contains("is no day of the calendar");
        assertThat(checklists.of(PROJECT)).hasSize(1);
    }

    @Test
    @Tag("PROJ-27")
    void aLineIsChangedAndItsHistorySaysWhatWasOtherBefore() {
        long id = add("requirements-checklist", "Routing agreed", "2026-10-01", State.OPEN);

        var answer = post(engineer, REQUIREMENTS + "/" + id, "/change", Map.of("item", "Routing agreed", "vendorPerson", "trainer", "customerPerson",
            "Mia O'Neill", "dueOn", "2026-10-09"));

        assertThat(answer).isEqualTo(302);
        assertThat(checklists.find(id).orElseThrow()).extracting(CheckItem::vendorPerson, CheckItem::dueOn)
            .containsExactly("trainer", LocalDate.parse("2026-10-09"));
        assertThat(checklists.events(id)).last().extracting(Event::said, Event::saidBy).containsExactly(
            "For us: trainer (before: engineer)\nDue on: 2026-10-09 (before: 2026-10-01)", ENGINEER);
        assertThat(post(engineer, REQUIREMENTS + "/" + id, "/change", Map.of("item", "Routing agreed", "vendorPerson", "trainer", "customerPerson",
            "Mia O'Neill", "dueOn", "2026-10-09"))).as("nothing is other").isEqualTo(302);
        assertThat(checklists.events(id)).hasSize(2);
    }

    @Test
    @Tag("PROJ-27")
    void aLineIsSettledWithWhatWasFoundOrDroppedWithAReasonAndReopenedByAProjectManager() {
        long id = add("requirements-checklist", "Routing agreed", null, State.OPEN);
        String line = REQUIREMENTS + "/" + id;

        assertThat(post(engineer, line, "/settle", Map.of("answer", "Agreed on the call"))).isEqualTo(302);
        assertThat(checklists.find(id).orElseThrow()).extracting(CheckItem::state, CheckItem::answer, CheckItem::settledOn, CheckItem::settledBy)
            .containsExactly(State.DONE, "Agreed on the call", LocalDate.parse("2026-10-02"), ENGINEER);
        assertThat(engineer.get(line).body()).doesNotContain("id=\"settle\"", "id=\"reopen\"");

        String reopen = "/projects/" + PROJECT + "/manage/checklists/requirements-checklist/" + id + "/reopen";
        var fields = Map.of("seen", "" + checklists.lastEvent(id), "reason", "The night shift was not asked");
        assertThat(engineer.submit(REQUIREMENTS, reopen, fields).statusCode()).isEqualTo(403);
        assertThat(manager.submit(line, reopen, Map.of("seen", "" + checklists.lastEvent(id), "reason", " ")).body())
            .contains("Say why this line is opened again.");
        assertThat(manager.submit(line, reopen, fields).statusCode()).isEqualTo(302);
        assertThat(checklists.find(id).orElseThrow()).extracting(CheckItem::state, CheckItem::settledOn, CheckItem::settledBy)
            .containsExactly(State.OPEN, null, null);

        assertThat(engineer.submit(line, line + "/drop", Map.of("seen", "" + checklists.lastEvent(id), "reason", "")).body())
            .contains("Say why this line is dropped.");
        assertThat(post(engineer, line, "/drop", Map.of("reason", "Not ordered"))).isEqualTo(302);
        assertThat(checklists.find(id).orElseThrow()).extracting(CheckItem::state, CheckItem::answer).containsExactly(State.DROPPED, "Not ordered");
        assertThat(checklists.events(id)).extracting(Event::state, Event::said, Event::saidBy).containsExactly(
            tuple(State.OPEN, null, null),
            tuple(State.DONE, "Agreed on the call", ENGINEER),
            tuple(State.OPEN, "The night shift was not asked", MANAGER),
            tuple(State.DROPPED, "Not ordered", ENGINEER));
    }

    @Test
    void whatSomebodyElseDidMeanwhileIsSaidAndNothingIsLost() {
        long id = add("requirements-checklist", "Routing agreed", null, State.OPEN);
        String seen = "" + checklists.lastEvent(id);
        assertThat(post(manager, REQUIREMENTS + "/" + id, "/settle", Map.of("answer", "Agreed by mail"))).isEqualTo(302);

        var settled = engineer.submit(REQUIREMENTS, REQUIREMENTS + "/" + id + "/settle", Map.of("seen", seen, "answer", "Agreed on the call"));
        var changed = engineer.submit(REQUIREMENTS, REQUIREMENTS + "/" + id + "/change", Map.of("seen", seen, "item", "Routing agreed by all"));

        assertThat(settled.statusCode()).isEqualTo(409);
        assertThat(settled.body()).contains("This line was changed meanwhile", "Agreed on the call</textarea>", "Agreed by mail");
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body()).contains("This line was changed meanwhile", "Routing agreed by all</textarea>");
        assertThat(checklists.find(id).orElseThrow().answer()).isEqualTo("Agreed by mail");
    }

    @Test
    @Tag("POST-03") @Tag("POST-04")
    void aSnagHasAKindAndACause() {
        assertThat(engineer.get(SNAGS).body()).contains("Revisit: an area is gone over again", "Extend: an area needs more", "Unforeseen issue",
            "process differs from the design talks", "users say one thing and do another");
        assertThat(engineer.submit(SNAGS, SNAGS, Map.of("item", "Callers hear nothing", "cause", "other")).body())
            .contains("Say whether an area is gone over again, extended, or nobody foresaw it.");
        assertThat(engineer.submit(SNAGS, SNAGS, Map.of("item", "Callers hear nothing", "kind", "unforeseen", "cause", "mischief")).body())
            .contains("Choose a cause that is offered.");

        assertThat(engineer.submit(SNAGS, SNAGS, Map.of("item", "Callers hear nothing", "kind", "revisit", "cause",
            "users say one thing and do another")).statusCode()).isEqualTo(302);

        assertThat(checklists.of(PROJECT, "snag-list")).singleElement().extracting(CheckItem::kind, CheckItem::cause)
            .containsExactly("revisit", "users say one thing and do another");
        assertThat(engineer.get(REQUIREMENTS).body()).doesNotContain("Unforeseen issue");
    }

    @Test
    @Tag("POST-05")
    void aSnagIsSettledOnlyByWhatWasDoneInTheSystem() {
        long id = add("snag-list", "Callers hear nothing", null, State.OPEN);
        String seen = "" + checklists.lastEvent(id);
        String settle = SNAGS + "/" + id + "/settle";

        assertThat(engineer.get(SNAGS + "/" + id).body()).contains("How was it resolved in the system?");
        assertThat(engineer.submit(SNAGS, settle, Map.of("seen", seen, "inTheSystem", "true")).body()).contains("Say how it was resolved in the system.");
        var workaround = engineer.submit(SNAGS, settle, Map.of("seen", seen, "answer", "They dial 9 first"));
        assertThat(workaround.statusCode()).isEqualTo(400);
        assertThat(workaround.body()).contains("While there is only a way round it, it stays open.", "They dial 9 first</textarea>");
        assertThat(checklists.find(id).orElseThrow().state()).isEqualTo(State.OPEN);

        assertThat(engineer.submit(SNAGS, settle, Map.of("seen", seen, "inTheSystem", "true", "answer", "Announcement linked")).statusCode()).isEqualTo(302);
        assertThat(checklists.find(id).orElseThrow()).extracting(CheckItem::state, CheckItem::answer).containsExactly(State.DONE, "Announcement linked");
    }

    @Test
    void whoOnlyWatchesIsOfferedNothingAndRefused() {
        add("requirements-checklist", "Routing agreed", null, State.OPEN);
        var operator = loggedIn(OPERATOR);

        assertThat(operator.get(REQUIREMENTS).body()).contains("Routing agreed").doesNotContain("Add a line");
        assertThat(operator.submit("/", REQUIREMENTS, Map.of("item", "Mine")).statusCode()).isEqualTo(403);
        assertThat(checklists.of(PROJECT)).hasSize(1);
    }

    private Browser loggedIn(String login) {
        var browser = new Browser(port);
        browser.staffLogin(login, PASSWORD);
        return browser;
    }

    /** As the person who sees the line as it is now. */
    private int post(Browser browser, String line, String action, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("seen", "" + checklists.lastEvent(Long.parseLong(line.substring(line.lastIndexOf('/') + 1))));
        return browser.submit(line, line + action, all).statusCode();
    }

    private long add(String list, String item, String dueOn, State state) {
        return checklists.add(new CheckItem(0, PROJECT, list, item, null, null, null, "engineer", "Mia O'Neill",
            dueOn == null ? null : LocalDate.parse(dueOn), state, null, state == State.OPEN ? null : LocalDate.parse("2026-10-01"), null), null);
    }
}
