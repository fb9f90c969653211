package org.handover.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.handover.outbox.Dispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the engine's clock forward and has everything done that falls due on the way, at the moment at which it falls due. Nothing
 * else may carry jobs out meanwhile. Neither the engine's clock, which is one for the whole JVM, nor carrying a job out as the job
 * executor does, with a retry less after a failure, has a public way.
 */
public final class TimeMachine {

    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);

    private final ManagementService managementService;
    private final ProcessEngineConfigurationImpl configuration;
    private final Dispatcher dispatcher;
    private final Clock clock;

    public TimeMachine(ProcessEngine engine, Dispatcher dispatcher, Clock clock) {
        this.managementService = engine.getManagementService();
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Sets the clock, which then stands still, without doing anything. For the beginning of a story. */
    public void startAt(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Goes forward to a moment, at which the clock then stands. Work that fails stays behind as the engine left it. */
    public void advanceTo(Instant target) {
        for (Optional<Job> next = nextDueBy(target); next.isPresent(); next = nextDueBy(target)) {
            carryOut(next.get());
            dispatch();
        }
        dispatch();
        startAt(target);
    }

    /** Lets the clock run on from where it stands. */
    public void letRun() {
        ClockUtil.offset(Duration.between(Instant.now(), clock.instant()).toMillis());
    }

    /** Takes every shift of the clock back. */
    void backToNow() {
        ClockUtil.reset();
    }

    private void dispatch() {
        while (dispatcher.dispatchDue() > 0) {
            LOG.trace("effects carried out; looking for what followed");
        }
    }

    private void carryOut(Job job) {
        if (job.getDuedate() != null && job.getDuedate().toInstant().isAfter(clock.instant())) {
            ClockUtil.setCurrentTime(job.getDuedate());
        }
        try {
            ExecuteJobHelper.executeJob(job.getId(), configuration.getCommandExecutorTxRequired());
        } catch (RuntimeException e) {
            LOG.error("Job {} failed and has one retry less", job.getId(), e);
        }
    }

    private Optional<Job> nextDueBy(Instant target) {
        return managementService.createJobQuery().withRetriesLeft().active().orderByJobDuedate().asc().list().stream()
            // a job without an instance is the engine's own housekeeping
            .filter(job -> job.getProcessInstanceId() != null)
            .filter(job -> job.getDuedate() == null || !job.getDuedate().toInstant().isAfter(target))
            .min(Comparator.comparing(job -> job.getDuedate() == null ? Instant.MIN : job.getDuedate().toInstant()));
    }
}
