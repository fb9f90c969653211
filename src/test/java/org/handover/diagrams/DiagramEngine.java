package org.handover.diagrams;

import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.bpm.engine.test.mock.MockExpressionManager;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.handover.lifecycle.DrawnByTemplates;
import org.handover.lifecycle.SecondPerson;
import org.handover.models.check.Vocabulary.StepBean;
import org.handover.models.check.Vocabulary.Use;
import org.handover.setup.ProductVocabulary;

/**
 * A bare engine in memory for the tests of single diagrams. Each step that a diagram can name is a mock that notes what it
 * was asked; contract dates are computed in UTC, the morning being 09:00. Nothing runs in the background: a test moves the
 * clock and has the due jobs carried out.
 *
 * <p>Make one in a field of the test class, beside {@link #extension()}, so that each test gets fresh mocks.
 */
final class DiagramEngine {

    private static final ProcessEngine ENGINE = build();

    private static final List<String> STEPS = ProductVocabulary.read().steps().values().stream()
            .filter(step -> step.uses().contains(Use.DELEGATE)).map(StepBean::name).toList();

    private static final int MOST_JOBS = 200;

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, JavaDelegate> effects = new HashMap<>();

    DiagramEngine() {
        init(ENGINE);
        Mocks.reset();
        STEPS.forEach(step -> Mocks.register(step, (JavaDelegate) execution -> carryOut(step, execution)));
        Mocks.register("deadline", new Deadline());
        when("correctGoLiveDate", execution -> execution.setVariable("acceptanceReopened", false));
    }

    /** For a field {@code @RegisterExtension}; with {@code @Deployment(resources = "bpmn/….bpmn")} on the class it deploys. */
    static ProcessEngineExtension extension() {
        return ProcessEngineExtension.builder().useProcessEngine(ENGINE).build();
    }

    private static ProcessEngine build() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("diagrams");
        configuration.setJdbcUrl("jdbc:h2:mem:diagrams;DB_CLOSE_DELAY=-1");
        configuration.setJobExecutorActivate(false);
        configuration.setExpressionManager(new MockExpressionManager());
        configuration.setProcessEnginePlugins(new ArrayList<>(List.of(new SpinProcessEnginePlugin(), new DrawnByTemplates(),
                new SecondPerson())));
        return configuration.buildProcessEngine();
    }

    private void carryOut(String step, DelegateExecution execution) throws Exception {
        var said = new StringBuilder(step);
        for (String value : inputs(execution)) {
            said.append(' ').append(value);
        }
        done.add(said.toString());
        if (effects.containsKey(step)) {
            effects.get(step).execute(execution);
        }
    }

    /** The values of the step's inputs, in the order in which the diagram gives them. */
    private static List<String> inputs(DelegateExecution execution) {
        var extensions = execution.getBpmnModelElementInstance().getExtensionElements();
        if (extensions == null) {
            return List.of();
        }
        return extensions.getElementsQuery().list().stream()
                .flatMap(element -> element.getChildElementsByType(CamundaInputParameter.class).stream())
                .map(input -> String.valueOf(execution.getVariableLocal(input.getCamundaName())))
                .toList();
    }

    /** What this step does to the process in this test, beside being noted; steps do nothing else by themselves. */
    void when(String step, JavaDelegate effect) {
        effects.put(step, effect);
    }

    /** All steps so far in order, each with its inputs: {@code "recordSignOff extras agreed"}, {@code "findExtras"}. */
    List<String> done() {
        return List.copyOf(done);
    }

    /** The notices so far in order: {@code "completion-form signer"}. */
    List<String> notices() {
        return done().stream().filter(step -> step.startsWith("sendNotice ")).map(step -> step.substring(11)).toList();
    }

    /** The contract dates asked for so far in order: {@code "deadline deemed acceptance"}, among the {@link #done()} too. */
    List<String> deadlines() {
        return done().stream().filter(step -> step.startsWith("deadline ")).toList();
    }

    /** Forgets what was noted, so that a test can look at what comes next alone. */
    void forget() {
        done.clear();
    }

    /** Starts the process with the project number as business key and variable, and carries out what is due. */
    ProcessInstance start(String process, String project, Map<String, Object> variables) {
        var all = new HashMap<>(variables);
        all.put("projectNumber", project);
        ProcessInstance instance = ENGINE.getRuntimeService().startProcessInstanceByKey(process, project, all);
        runDue();
        return instance;
    }

    /** Completes the one open task of this element, wherever it is, and carries out what is due. */
    void complete(String elementId, Map<String, Object> answer) {
        Task task = ENGINE.getTaskService().createTaskQuery().taskDefinitionKey(elementId).singleResult();
        if (task == null) {
            throw new AssertionError("no open task " + elementId + ", open are " + openTasks());
        }
        ENGINE.getTaskService().complete(task.getId(), answer);
        runDue();
    }

    /** The element ids of all open tasks, in alphabetical order. */
    List<String> openTasks() {
        return ENGINE.getTaskService().createTaskQuery().list().stream().map(Task::getTaskDefinitionKey).sorted().toList();
    }

    /** Sends the message to the project, as a person would cause it, and carries out what is due. */
    void tell(String project, String message, Map<String, Object> variables) {
        ENGINE.getRuntimeService().createMessageCorrelation(message).processInstanceBusinessKey(project)
                .setVariablesToTriggeredScope(variables).correlate();
        runDue();
    }

    /** Sends the message to this instance, as a carried out effect would, and carries out what is due. */
    void tellInstance(String processInstanceId, String message, Map<String, Object> variables) {
        ENGINE.getRuntimeService().createMessageCorrelation(message).processInstanceId(processInstanceId)
                .setVariablesToTriggeredScope(variables).correlate();
        runDue();
    }

    /** Sets the clock without carrying anything out. */
    void now(String instant) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(instant)));
    }

    /** Moves the clock to this instant; what falls due on the way is carried out at its time. */
    void passTo(String instant) {
        Date end = Date.from(Instant.parse(instant));
        int executed = 0;
        for (Job next = nextBy(end); next != null; next = nextBy(end)) {
            if (next.getDuedate() != null && next.getDuedate().after(ClockUtil.getCurrentTime())) {
                ClockUtil.setCurrentTime(next.getDuedate());
            }
            ENGINE.getManagementService().executeJob(next.getId());
            if (++executed > MOST_JOBS) {
                throw new AssertionError("no end of jobs that fall due by " + instant);
            }
        }
        ClockUtil.setCurrentTime(end);
    }

    private static Job nextBy(Date end) {
        return ENGINE.getManagementService().createJobQuery().orderByJobDuedate().asc().list().stream()
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(end)).findFirst().orElse(null);
    }

    /** Carries out what is due now, and what follows from it. */
    void runDue() {
        passTo(ClockUtil.getCurrentTime().toInstant().toString());
    }

    /** When the one timer of this element is due; fails where there is none or more than one. */
    Instant due(String elementId) {
        List<Job> jobs = ENGINE.getManagementService().createJobQuery().activityId(elementId).list();
        if (jobs.size() != 1) {
            throw new AssertionError(jobs.size() + " timers wait at " + elementId);
        }
        return jobs.get(0).getDuedate().toInstant();
    }

    /** When the one open task of this element is due, null where it is not. */
    Date taskDue(String elementId) {
        return ENGINE.getTaskService().createTaskQuery().taskDefinitionKey(elementId).singleResult().getDueDate();
    }

    /** How many timers wait at this element. */
    long timers(String elementId) {
        return ENGINE.getManagementService().createJobQuery().activityId(elementId).count();
    }

    /** The bean behind contract timers, with the contract's usual terms. */
    public final class Deadline {

        private static final Map<String, List<Integer>> LEAST_DAYS = Map.of("deemed acceptance", List.of(7, 14),
                "first request", List.of(2, 7), "second request", List.of(4, 11), "sponsor request", List.of(5, 12));

        private final Map<String, Date> kept = new HashMap<>();

        /** The end of the last day of the period. */
        public Date after(String date, String period, String term, DelegateExecution execution) {
            return keep(term, at(day(date, period, term, execution).plusDays(1), LocalTime.MIDNIGHT));
        }

        /** The morning of the last day of the period. */
        public Date onDay(String date, String period, String term, DelegateExecution execution) {
            return keep(term, at(day(date, period, term, execution), LocalTime.of(9, 0)));
        }

        /** As {@link #after}, but Monday to Friday are counted; there are no holidays. */
        public Date afterBusinessDays(String date, String period, String term, DelegateExecution execution) {
            return after(date, "P" + calendarDays(date, period) + "D", term, execution);
        }

        /** As {@link #onDay}, but Monday to Friday are counted; there are no holidays. */
        public Date onBusinessDay(String date, String period, String term, DelegateExecution execution) {
            return onDay(date, "P" + calendarDays(date, period) + "D", term, execution);
        }

        public Date afterIssue(String date, String period, String term, DelegateExecution execution) {
            return after(date, period, term, execution);
        }

        public Date onDayAfterIssue(String date, String period, String term, DelegateExecution execution) {
            return onDay(date, period, term, execution);
        }

        public Date afterIssueInBusinessDays(String date, String period, String term, DelegateExecution execution) {
            return afterBusinessDays(date, period, term, execution);
        }

        public Date onDayAfterIssueInBusinessDays(String date, String period, String term, DelegateExecution execution) {
            return onBusinessDay(date, period, term, execution);
        }

        private long calendarDays(String date, String period) {
            LocalDate day = LocalDate.parse(date);
            for (int left = Period.parse(period).getDays(); left > 0; ) {
                day = day.plusDays(1);
                left -= day.getDayOfWeek().getValue() > 5 ? 0 : 1;
            }
            return ChronoUnit.DAYS.between(LocalDate.parse(date), day);
        }

        /** The date last given for the term, null where none was. */
        public Date of(String term, DelegateExecution execution) {
            return kept.get(term);
        }

        private Date keep(String term, Date date) {
            kept.put(term, date);
            return date;
        }

        private LocalDate day(String date, String period, String term, DelegateExecution execution) {
            done.add("deadline " + term);
            LocalDate day = LocalDate.parse(date).plus(Period.parse(period));
            if (!execution.hasVariable("formIssuedOn") || !LEAST_DAYS.containsKey(term)) {
                return day;
            }
            int least = LEAST_DAYS.get(term).get((Integer) execution.getVariable("round") > 1 ? 1 : 0);
            LocalDate soonest = LocalDate.parse((String) execution.getVariable("formIssuedOn")).plusDays(least);
            return day.isBefore(soonest) ? soonest : day;
        }

        private Date at(LocalDate day, LocalTime time) {
            return Date.from(day.atTime(time).toInstant(ZoneOffset.UTC));
        }
    }
}
