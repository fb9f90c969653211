package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.ChecklistItems;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.checklists.Checklists.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The record of checklists, and what each begins with. */
class ChecklistsJourneyTest extends ProjectFactsTest {

    private static final Set<Checklist> GROWING = Set.of(Checklist.SNAG_LIST, Checklist.REOPENED_PHASES);
    private static final String LIST = "requirements-checklist";

    @Autowired private Checklists checklists;
    @Autowired private ChecklistItems items;
    @Autowired private TransactionTemplate transaction;
    @Autowired private List<AnswerCheck> checks;

    @BeforeEach
    void aProject() {
        ordered(PROJECT, "AU", "Australia/Sydney", "2026-10-01T00:00:00Z");
        ordered(OTHER_PROJECT, "AU", "Australia/Sydney", "2026-10-01T00:00:00Z");
    }

    @Test
    @Tag("PROJ-27")
    void aLineIsKeptWithPeopleAndDayAndEverythingThatWasSaidOfIt() {
        CheckItem asked = new CheckItem(0, PROJECT, LIST, "Emergency calls tested", null, null, null, "engineer", "Mia O'Neill",
            LocalDate.parse("2026-11-02"), State.OPEN, "Kick-off, 1 October", null, null);
        long id = checklists.add(asked, "manager");
        long other = checklists.add(CheckItem.open(OTHER_PROJECT, LIST, "Emergency calls tested"), null);
        CheckItem kept = checklists.find(id).orElseThrow();
        now("2026-10-03T00:00:00Z");

        checklists.change(done(kept, "Called 000, the test desk answered."), "Called 000, the test desk answered.", "engineer");

        assertThat(checklists.of(PROJECT, LIST)).singleElement().satisfies(line -> {
            assertThat(line).isEqualTo(done(kept, "Called 000, the test desk answered."));
            assertThat(line).extracting(CheckItem::vendorPerson, CheckItem::customerPerson, CheckItem::dueOn, CheckItem::source)
                .containsExactly("engineer", "Mia O'Neill", LocalDate.parse("2026-11-02"), "Kick-off, 1 October");
        });
        assertThat(checklists.events(id)).containsExactly(
            new Event(State.OPEN, null, "manager", Instant.parse("2026-10-01T00:00:00Z")),
            new Event(State.DONE, "Called 000, the test desk answered.", "engineer", Instant.parse("2026-10-03T00:00:00Z")));
        assertThat(checklists.events(PROJECT, LIST)).containsOnlyKeys(id).containsEntry(id, checklists.events(id));
        assertThat(checklists.open(PROJECT, LIST)).isEmpty();
        assertThat(checklists.open(OTHER_PROJECT, LIST)).extracting(CheckItem::id).containsExactly(other);
    }

    @Test
    void nobodyOverwritesWhatSomebodyElseSaidMeanwhile() {
        CheckItem line = line();
        long seen = checklists.lastEvent(line.id());

        assertThat(checklists.changeAsSeen(done(line, "first"), "first", "engineer", seen)).isTrue();
        assertThat(checklists.changeAsSeen(done(line, "second"), "second", "trainer", seen)).isFalse();

        assertThat(checklists.find(line.id()).orElseThrow().answer()).isEqualTo("first");
        assertThat(checklists.events(line.id())).extracting(Event::said).containsExactly(null, "first");
    }

    @Test
    void ofTwoAtTheSameMomentTheSecondWaitsAndIsTold() throws Exception {
        CheckItem line = line();
        long seen = checklists.lastEvent(line.id());
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> second = transaction.execute(status -> {
                assertThat(checklists.changeAsSeen(done(line, "first"), "first", "engineer", seen)).isTrue();
                Future<Boolean> meanwhile = other.submit(() -> checklists.changeAsSeen(done(line, "second"), "second", "trainer", seen));
                assertThatThrownBy(() -> meanwhile.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return meanwhile;
            });
            assertThat(second.get()).isFalse();
        } finally {
            other.shutdown();
        }
        assertThat(checklists.find(line.id()).orElseThrow().answer()).isEqualTo("first");
    }

    @Test
    @Tag("UPG-40") @Tag("PROJ-27") @Tag("PROJ-29") @Tag("LIVE-18")
    void everyListButThoseThatOnlyGrowBeginsWithLinesThatCanBeKept() {
        for (Checklist list : Checklist.values()) {
            assertThat(items.of(list)).as(list.id()).doesNotHaveDuplicates().allSatisfy(line -> assertThat(line).hasSizeBetween(10, 200)
                .doesNotContainPattern("\\b(UPG|PROJ|LIVE|POST|DEP)-\\d"));
            assertThat(items.of(list).isEmpty()).as(list.id()).isEqualTo(GROWING.contains(list));
        }
    }

    @Test
    @Tag("UPG-62") @Tag("UPG-60") @Tag("UPG-34")
    void beforeTheStartTheSevenAreAsked() {
        assertThat(items.of(Checklist.BEFORE_START)).hasSize(7);
        asks(Checklist.BEFORE_START, "Requirements are written down", "buffer time.*realistic", "Risks are assessed", "communication plan",
            "Tests are planned", "Training is planned", "post-implementation review");
    }

    @Test
    @Tag("PROJ-06") @Tag("PROJ-07") @Tag("PROJ-08") @Tag("PROJ-09") @Tag("PROJ-10") @Tag("PROJ-11") @Tag("PROJ-13") @Tag("UPG-69")
    @Tag("UPG-72") @Tag("UPG-73")
    void theOverviewAsksOfTheArchitectureAndTheQuestionnaireOfTheEnvironment() {
        asks(Checklist.ARCHITECTURE_OVERVIEW, "systems of the customer are integrated", "ways do people and programs reach", "programming languages",
            "how does it scale", "programming interfaces", "branded.*white label", "cloud.*given back", "containers and a delivery pipeline",
            "managed service");
        asks(Checklist.TECHNOLOGY_TRANSFER, "Mail system", "Load balancer", "Storage", "Provisioning", "Monitoring");
    }

    @Test
    @Tag("UPG-10") @Tag("UPG-13") @Tag("UPG-70") @Tag("PROJ-26")
    void whatIsBuiltIsCheckedAndThenApprovedAsAWhole() {
        asks(Checklist.BUILD_CHECKLIST, "Customised", "Integrated", "accounts and permissions", "migrated by script or robot", "pipeline");
        asks(Checklist.INTERNAL_APPROVAL, "Load balancing", "MySQL cluster", "Automated tests", "JMeter", "Backups", "Monitoring");
    }

    @Test
    @Tag("LIVE-03") @Tag("LIVE-04") @Tag("LIVE-05") @Tag("LIVE-06") @Tag("UPG-61")
    void supportIsDefinedLevelByLevel() {
        asks(Checklist.SUPPORT_READINESS, "process after go-live is defined", "Level 1: the customer's team leads", "Level 2: the customer's DevOps and DBA",
            "Level 3: our team", "daily or weekly meeting of levels 2 and 3", "escalation path");
    }

    private void asks(Checklist list, String... questions) {
        for (String question : questions) {
            assertThat(items.of(list)).as(question).anyMatch(line -> Pattern.compile(question, Pattern.CASE_INSENSITIVE).matcher(line).find());
        }
    }

    @Test
    @Tag("POST-05")
    void aSnagIsDoneOnlyWhenSomebodySaysHowItWasResolved() {
        assertThat(problems(Map.of("item", "Callers hear nothing", "done", true, "answer", " "))).singleElement().asString()
            .contains("Callers hear nothing", "resolved in the system");
        assertThat(problems(Map.of("item", "Callers hear nothing", "done", true, "answer", "Announcement linked to the queue"))).isEmpty();
        assertThat(problems(Map.of("item", "Callers hear nothing", "done", false, "answer", ""))).isEmpty();
    }

    private List<String> problems(Map<String, Object> row) {
        Answer answer = new Answer("any-form", PROJECT, "manager", Map.of("snagList", List.of(row)), name -> null);
        return checks.stream().flatMap(check -> check.problems(answer).stream()).toList();
    }

    private CheckItem line() {
        return checklists.find(checklists.add(CheckItem.open(PROJECT, LIST, "Routing agreed"), "manager")).orElseThrow();
    }

    private static CheckItem done(CheckItem item, String answer) {
        return new CheckItem(item.id(), item.project(), item.checklist(), item.item(), item.kind(), item.cause(), answer, item.vendorPerson(),
            item.customerPerson(), item.dueOn(), State.DONE, item.source(), LocalDate.parse("2026-10-03"), "engineer");
    }
}
