package org.handover.lifecycle.moving;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.mock.MockExpressionManager;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.handover.lifecycle.DrawnByTemplates;
import org.handover.lifecycle.EffectIncidents;
import org.handover.lifecycle.FormGuard;
import org.handover.projects.ContractDates;
import org.handover.projects.Projects;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A bare engine in which a diagram is drawn, started, drawn anew and moved; nothing runs in the background. */
class MovingEngine {

    private static final String URL = "jdbc:h2:mem:moving;DB_CLOSE_DELAY=-1";
    private static final ProcessEngine ENGINE = build();

    static final String PROJECT = "P-1";

    final Mover mover;
    private final RunningProjects running;
    private int steps;

    MovingEngine() {
        reset();
        Mocks.register("step", (JavaDelegate) execution -> steps++);
        JdbcDataSource tables = new JdbcDataSource();
        tables.setURL(URL);
        tables.setUser("sa");
        running = new RunningProjects(JdbcClient.create(tables), ENGINE.getRepositoryService());
        ContractDates dates = mock(ContractDates.class);
        Projects projects = mock(Projects.class);
        when(projects.find(anyString())).thenReturn(Optional.empty());
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return ClockUtil.getCurrentTime().toInstant();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        mover = new Mover(ENGINE.getRuntimeService(), running,
            new Mappings(ENGINE.getRepositoryService(), ENGINE.getRuntimeService()),
            new Timers(ENGINE.getManagementService(), ENGINE.getRuntimeService(), ENGINE.getHistoryService(), clock),
            new OpenTasks(ENGINE.getTaskService(), mock(FormGuard.class), dates), mock(EffectIncidents.class), projects, dates);
    }

    private static ProcessEngine build() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("moving");
        configuration.setJdbcUrl(URL);
        configuration.setJobExecutorActivate(false);
        configuration.setHistory("audit");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setExpressionManager(new MockExpressionManager());
        configuration.getProcessEnginePlugins().add(new DrawnByTemplates());
        return configuration.buildProcessEngine();
    }

    private static void reset() {
        Mocks.reset();
        ClockUtil.reset();
        ENGINE.getRepositoryService().createDeploymentQuery().list()
            .forEach(deployment -> ENGINE.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    /** Deploys the inside of a process called {@code p}, or more than one process where {@code name} says so. */
    void draw(String inside) {
        draw("p", inside);
    }

    void draw(String process, String inside) {
        String diagram = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="t"><message id="m" name="News"/><message id="m2" name="Newer news"/>
            <process id="%s" isExecutable="true">%s</process></definitions>""".formatted(process, inside);
        ENGINE.getRepositoryService().createDeployment()
            .addModelInstance(process + ".bpmn", Bpmn.readModelFromStream(new java.io.ByteArrayInputStream(diagram.getBytes()))).deploy();
    }

    void start(Map<String, Object> variables) {
        ENGINE.getRuntimeService().startProcessInstanceByKey("p", PROJECT, variables);
    }

    ProjectMove move() {
        return mover.move(PROJECT, mover.ways(running.instances(PROJECT)));
    }

    /** Moves the clock; what falls due on the way is carried out. */
    void passTo(String instant) {
        Date end = Date.from(Instant.parse(instant));
        for (Job job = due(end); job != null; job = due(end)) {
            if (job.getDuedate() != null && job.getDuedate().after(ClockUtil.getCurrentTime())) {
                ClockUtil.setCurrentTime(job.getDuedate());
            }
            ENGINE.getManagementService().executeJob(job.getId());
        }
        ClockUtil.setCurrentTime(end);
    }

    void now(String instant) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(instant)));
    }

    private static Job due(Date end) {
        return ENGINE.getManagementService().createJobQuery().orderByJobDuedate().asc().list().stream()
            .filter(job -> job.getProcessInstanceId() != null)
            .filter(job -> job.getDuedate() == null || !job.getDuedate().after(end)).findFirst().orElse(null);
    }

    /** Moments at which timers of an element are due. */
    List<Instant> due(String element) {
        return ENGINE.getManagementService().createJobQuery().activityId(element).list().stream().map(job -> job.getDuedate().toInstant())
            .toList();
    }

    int jobs(String element) {
        return (int) ENGINE.getManagementService().createJobQuery().activityId(element).count();
    }

    int steps() {
        return steps;
    }

    Task task(String element) {
        return ENGINE.getTaskService().createTaskQuery().taskDefinitionKey(element).singleResult();
    }

    void complete(String element) {
        ENGINE.getTaskService().complete(task(element).getId());
    }

    void tell(String message) {
        ENGINE.getRuntimeService().createMessageCorrelation(message).processInstanceBusinessKey(PROJECT).correlate();
    }

    List<String> groups(String element) {
        return ENGINE.getTaskService().getIdentityLinksForTask(task(element).getId()).stream().map(link -> link.getGroupId()).sorted()
            .toList();
    }

    ProcessEngine engine() {
        return ENGINE;
    }
}
