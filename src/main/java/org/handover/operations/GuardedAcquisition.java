package org.handover.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.handover.operations.ClockGuard.ClockRight;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the engine find no timer and no other job due while this node's clock is wrong. The engine has no public way to hold its job
 * executor back at the very moment at which it looks for work. Makes the engine wait for the first look at the clocks, too.
 */
@Component
@ConditionalOnProperty(name = "handover.clock.movable", havingValue = "false", matchIfMissing = true)
class GuardedAcquisition extends AbstractProcessEnginePlugin {

    private final ClockGuard guard;
    private ProcessEngineConfigurationImpl configuration;

    GuardedAcquisition(ClockGuard guard) {
        this.guard = guard;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engineConfiguration) {
        configuration = engineConfiguration;
        List<CommandInterceptor> interceptors = new ArrayList<>(
            Optional.ofNullable(engineConfiguration.getCustomPreCommandInterceptorsTxRequired()).orElse(List.of()));
        interceptors.add(new Gate());
        engineConfiguration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    /** It may sleep until a moment that it worked out by the wrong clock. */
    @EventListener
    void wake(ClockRight right) {
        if (configuration.getJobExecutor() != null) {
            configuration.getJobExecutor().jobWasAdded();
        }
    }

    /** That fewer jobs were found than looked for is what makes the engine wait before it looks again. */
    private static AcquiredJobs nothingDue() {
        return new AcquiredJobs(1);
    }

    private final class Gate extends CommandInterceptor {

        @Override
        @SuppressWarnings("unchecked") // the result of this one command
        public <T> T execute(Command<T> command) {
            return command instanceof AcquireJobsCmd && !guard.lets() ? (T) nothingDue() : next.execute(command);
        }
    }
}
