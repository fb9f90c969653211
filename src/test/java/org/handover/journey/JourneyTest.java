package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.handover.documents.Documents;
import org.handover.notices.Notices;
import org.handover.notices.SentNotice;
import org.handover.outbox.Dispatcher;
import org.handover.projects.ContractDates;
import org.handover.projects.GoLives;
import org.handover.projects.KnownDate;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.rehearsal.Customer;
import org.handover.rehearsal.Desk;
import org.handover.rehearsal.Scribe;
import org.handover.rehearsal.TimeMachine;
import org.handover.signoffs.SignOffs;
import org.handover.tickets.Tickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A journey leads one project of its own through the whole application, on the engine's clock. It speaks as the people of the
 * project do: who answers which form, and what day it is.
 */
abstract class JourneyTest extends ApplicationTest {

    /** 25 September 2026, 17:00 in Sydney; the sample answer says that the site was activated an hour before. */
    protected static final String LIVE = "2026-09-25T07:00:00Z";

    /** Forms of what goes on beside the phases and keeps none of them waiting. */
    private static final Set<String> BESIDE_THE_PHASES = Set.of("weekly-call", "risk-review", "late-milestones");

    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    @Autowired protected ProcessEngine engine;
    @Autowired protected RuntimeService runtimeService;
    @Autowired protected HistoryService historyService;
    @Autowired protected Dispatcher dispatcher;
    @Autowired protected Scribe scribe;
    @Autowired protected Clock clock;
    @Autowired protected Projects projects;
    @Autowired protected GoLives goLives;
    @Autowired protected ContractDates contractDates;
    @Autowired protected Notices notices;
    @Autowired protected Tickets tickets;
    @Autowired protected SignOffs signOffs;
    @Autowired protected Documents documents;

    protected Desk desk;
    protected TimeMachine time;
    protected Customer customer;

    @BeforeEach
    void aCustomerInSydney() {
        desk = new Desk(engine, scribe, clock);
        time = new TimeMachine(engine, dispatcher, clock);
        customer = customer(true, null, List.of());
        time.startAt(Instant.parse("2026-08-03T02:00:00Z"));
    }

    /** What a journey leaves running would fall due in the next one. */
    @AfterEach
    void endWhatStillRuns() {
        runtimeService.createProcessInstanceQuery().rootProcessInstances().list()
            .forEach(instance -> runtimeService.deleteProcessInstance(instance.getId(), "end of test", true, true));
        time.letRun();
        org.camunda.bpm.engine.impl.util.ClockUtil.reset();
    }

    protected static Customer customer(boolean irsPurchased, String conditions, List<String> documents) {
        return new Customer("T-" + NUMBERS.incrementAndGet(), "Harbour Clinic Sydney", "AU", "en", "Australia/Sydney", "harbour.example",
            "standard", List.of("contact-centre", "reports"), irsPurchased, conditions, documents, "Olivia Hart", "George Papas", "Mei Lin",
            "Ruth Evans", "Callum Reid");
    }

    /** The project is ordered, prepared, built, taught and approved, all in one day; it waits for what {@code go-live} asks first. */
    protected void prepare() {
        desk.start("implementation-project", customer.order());
        answerUntilAsked("commercial-conditions", "go-live-form");
    }

    /** Everything that is asked is answered as if all went well, until one of these forms is asked; what has to be waited for is. */
    protected void answerUntilAsked(String... forms) {
        Instant giveUp = clock.instant().plus(Duration.ofDays(400));
        Set<String> until = Set.of(forms);
        while (desk.tasks(customer.project()).stream().map(desk::form).noneMatch(until::contains)) {
            List<Task> open = desk.tasks(customer.project()).stream().filter(task -> !BESIDE_THE_PHASES.contains(desk.form(task))).toList();
            if (open.isEmpty()) {
                time.advanceTo(clock.instant().plus(Duration.ofDays(1)));
                assertThat(clock.instant()).as("nothing is asked, and no form of " + until).isBefore(giveUp);
            } else {
                desk.answer(open.get(0), customer, Map.of());
                time.advanceTo(clock.instant());
            }
        }
    }

    /** Support takes over: everything that is asked on the way is answered at once, as if all went well. */
    protected void handOver() {
        List<Task> open = handoverTasks();
        while (!open.isEmpty()) {
            desk.answer(open.get(0), customer, Map.of());
            time.advanceTo(clock.instant());
            open = handoverTasks();
        }
    }

    private List<Task> handoverTasks() {
        return desk.tasks(customer.project()).stream().filter(task -> task.getProcessDefinitionId().startsWith("support-handover:")).toList();
    }

    /** From the order to the moment at which the site is activated. */
    protected void takeLiveAt(String instant) {
        prepare();
        answer("go-live-form", Map.of());
        passTo(instant);
        answer("activation", Map.of());
    }

    /** Answers the open task with this form as if all went well, but for what is given, and has done what follows at once. */
    protected void answer(String form, Map<String, ?> instead) {
        Task task = desk.task(customer.project(), form).orElseThrow(() -> new AssertionError("No task with the form " + form
            + " is open, but " + desk.tasks(customer.project()).stream().map(desk::form).toList()));
        desk.answer(task, customer, instead);
        time.advanceTo(clock.instant());
    }

    /** Somebody starts a process that tells the project something; what follows is done at once. */
    protected void tell(String process, Map<String, Object> statement) {
        Map<String, Object> all = new HashMap<>(statement);
        all.put("projectNumber", customer.project());
        desk.start(process, all);
        time.advanceTo(clock.instant());
    }

    protected void passTo(String instant) {
        time.advanceTo(Instant.parse(instant));
    }

    protected Project project() {
        return projects.get(customer.project());
    }

    /** The notices to the customer so far, the oldest first, as "name to person". */
    protected List<String> noticesSent() {
        return sent().stream().map(notice -> notice.notice() + " to " + notice.recipientName()).toList();
    }

    /** The notices of this name, the oldest first. */
    protected List<SentNotice> sent(String name) {
        return sent().stream().filter(notice -> notice.notice().equals(name)).toList();
    }

    private List<SentNotice> sent() {
        List<SentNotice> newestFirst = notices.of(customer.project(), Long.MAX_VALUE, 500);
        return newestFirst.stream().sorted(java.util.Comparator.comparing(SentNotice::id)).toList();
    }

    protected KnownDate date(String term) {
        return contractDates.find(customer.project(), term).orElseThrow();
    }

    /** The end event at which a process of the project ended, or null while it runs or where it never ran. */
    protected String end(String process) {
        return historyService.createHistoricProcessInstanceQuery().processInstanceBusinessKey(customer.project())
            .processDefinitionKey(process).orderByProcessInstanceStartTime().desc().list().stream().findFirst()
            .map(HistoricProcessInstance::getEndActivityId).orElse(null);
    }

    protected static Map<String, Object> item(String raisedOn) {
        return Map.of("title", "Greeting is cut off", "description", "The last word is missing.", "raisedBy", "Olivia Hart",
            "raisedOn", raisedOn, "irsIssue", false);
    }

    protected static Map<String, Object> unobtainable() {
        Map<String, Object> answer = new HashMap<>(Map.of("goLiveAnswer", "unobtainable", "reason", "Nobody answers."));
        answer.put("signedBy", null);
        answer.put("signedOn", null);
        answer.put("returnedBy", null);
        return answer;
    }

    /** The days in Sydney on which a notice went out. */
    protected List<LocalDate> days(String notice) {
        return sent(notice).stream().map(sent -> LocalDate.ofInstant(sent.composedAt(), project().zone())).distinct().toList();
    }
}
