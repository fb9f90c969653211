package org.handover.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Shows an effect that cannot be carried out as an incident on the element that asked for it, with "increment retries" in Cockpit
 * as the way to try again. The token has long left that element, and the public API knows incidents with a retry only for jobs of
 * the element on which a token stands; so a job of our own, with no retries left, carries the incident.
 */
@Component
public class EffectIncidents extends AbstractProcessEnginePlugin
        implements JobHandler<EffectIncidents.EffectKey> {

    private static final String TYPE = "carry-out-effect";

    private final ApplicationEventPublisher events;
    private ProcessEngineConfigurationImpl configuration;

    EffectIncidents(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Somebody asked in Cockpit to try an effect again. Published inside the transaction of the retry. */
    public record RetryAsked(String effectKey) {
    }

    /** The key of an effect, as the job keeps it. */
    record EffectKey(String value) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return value;
        }
    }

    /**
     * Raises an incident on the element that asked; where its instance has ended, on where the project as a whole stands.
     *
     * @return false if the whole project has ended, so that there is nothing in the engine to show it on
     */
    public boolean raise(String projectNumber, String processInstanceId, String elementId, String effectKey, String reason) {
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            ExecutionEntity asker = context.getExecutionManager().findExecutionById(processInstanceId);
            ExecutionEntity instance = asker != null ? asker : wholeProject(context, projectNumber);
            if (instance == null) {
                return false;
            }
            MessageEntity job = new MessageEntity();
            job.setJobHandlerType(TYPE);
            job.setJobHandlerConfiguration(new EffectKey(effectKey));
            job.setExecution(instance);
            // without these, who may see the process would not see its incident
            job.setProcessDefinitionId(instance.getProcessDefinitionId());
            job.setProcessDefinitionKey(instance.getProcessDefinition().getKey());
            job.setDeploymentId(instance.getProcessDefinition().getDeploymentId());
            job.setActivityId(asker != null ? elementId : standsAt(instance));
            job.setExceptionMessage(reason);
            job.insert();
            job.setRetries(0);
            return true;
        });
    }

    private ExecutionEntity wholeProject(CommandContext context, String projectNumber) {
        return configuration.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(projectNumber)
            .rootProcessInstances().list().stream().findFirst()
            .map(root -> context.getExecutionManager().findExecutionById(root.getId())).orElse(null);
    }

    private String standsAt(ExecutionEntity instance) {
        return Stream.of(configuration.getRuntimeService().getActivityInstance(instance.getId()).getChildActivityInstances())
            .map(ActivityInstance::getActivityId).findFirst().orElse(instance.getActivityId());
    }

    @Override
    public void execute(EffectKey key, ExecutionEntity execution, CommandContext context, String tenantId) {
        events.publishEvent(new RetryAsked(key.value()));
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public EffectKey newConfiguration(String canonicalString) {
        return new EffectKey(canonicalString);
    }

    @Override
    public void onDelete(EffectKey key, JobEntity job) {
        // the effect outlives the job
    }

    @Override
    @SuppressWarnings("rawtypes") // as the engine declares them
    public void preInit(ProcessEngineConfigurationImpl engineConfiguration) {
        configuration = engineConfiguration;
        List<JobHandler> handlers = new ArrayList<>(Optional.ofNullable(engineConfiguration.getCustomJobHandlers()).orElse(List.of()));
        handlers.add(this);
        engineConfiguration.setCustomJobHandlers(handlers);
    }
}
