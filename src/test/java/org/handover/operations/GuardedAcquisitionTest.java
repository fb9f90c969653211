package org.handover.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine's job executor finds while the clock of the node is right and while it is wrong. */
class GuardedAcquisitionTest {

    private Duration ahead = Duration.ZERO;
    private final ClockGuard guard = new ClockGuard(() -> Instant.now().minus(ahead), Clock.systemUTC(), System::nanoTime, event -> { });
    private ProcessEngine engine;
    private StandaloneInMemProcessEngineConfiguration configuration;

    @BeforeEach
    void oneJobIsDue() {
        guard.afterPropertiesSet();
        configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setProcessEngineName("guarded-" + UUID.randomUUID());
        configuration.setJobExecutorActivate(false);
        configuration.getProcessEnginePlugins().add(new GuardedAcquisition(guard));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addModelInstance("later.bpmn", Bpmn.createExecutableProcess("later")
            .camundaHistoryTimeToLive(1).startEvent().camundaAsyncBefore().endEvent().done()).deploy();
        engine.getRuntimeService().startProcessInstanceByKey("later");
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void whatIsDueIsFoundWhileTheClockIsRight() {
        assertThat(acquire().getJobIdBatches()).hasSize(1);
    }

    @Test
    void nothingIsFoundWhileTheClockIsWrongAndTheEngineWaitsBeforeItLooksAgain() {
        ahead = Duration.ofDays(21);
        guard.look();

        AcquiredJobs found = acquire();

        assertThat(found.getJobIdBatches()).isEmpty();
        JobAcquisitionContext round = new JobAcquisitionContext();
        round.submitAcquiredJobs(engine.getName(), found);
        assertThat(round.areAllEnginesIdle()).as("it would look again without a pause").isTrue();
    }

    private AcquiredJobs acquire() {
        return configuration.getCommandExecutorTxRequired().execute(new AcquireJobsCmd(configuration.getJobExecutor()));
    }
}
