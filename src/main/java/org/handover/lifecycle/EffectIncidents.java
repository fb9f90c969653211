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
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Shows an effect that waits for long or cannot be carried out as an incident on the element that asked for it, with "increment retries" in Cockpit
 * as the way to try again. The token has long left that element, and the public API knows incidents with a retry only for jobs of
 * the element on which a token stands; so a job of our own, with no retries left, carries the incident.
 */
@Component
public class EffectIncidents extends AbstractProcessEnginePlugin
        implements JobHandler<EffectIncidents.EffectKey> {

    private static final String TYPE = "carry-out-effect";
    private static final EffectKey NONE = new EffectKey("");

    private final ApplicationEventPublisher events;
    private ProcessEngineConfigurationImpl configuration;

    EffectIncidents(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Somebody asked in Cockpit to try an effect again. Published inside the transaction of the retry. */
    public record RetryAsked(String effectKey) {
    }

    /** An incident ended with the process instance on which it stood. Published inside the transaction that ends the instance. */
    public record IncidentLost(String effectKey) {
    }

    /** The key of an effect, as the job keeps it. */
    record EffectKey(String value) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return value;
        }
    }

    /**
     * Raises an incident on the element that asked; where its instance has ended, on where the project as a whole stands. It takes the
     * place of an earlier one of the same effect.
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
            takeOut(context, effectKey);
            show(instance, asker != null ? elementId : standsAt(instance), effectKey, reason, 0);
            return true;
        });
    }

    /** Ends the incident of an effect, if there is one: it came to rest. */
    public void lower(String effectKey) {
        configuration.getCommandExecutorTxRequired().execute(context -> {
            takeOut(context, effectKey);
            return null;
        });
    }

    private static void takeOut(CommandContext context, String effectKey) {
        context.getJobManager().findJobsByConfiguration(TYPE, effectKey, null).forEach(job -> delete(job, true));
    }

    /** On purpose, so that it does not count as lost. */
    private static void delete(JobEntity job, boolean resolved) {
        job.setJobHandlerConfiguration(NONE);
        job.delete(resolved);
    }

    /**
     * An incident taken out of the engine for a while; see {@link #setAside}.
     *
     * @param elementId null where nothing shows at the moment
     * @param retries more than 0 if somebody has asked to try again and it has not been tried yet
     */
    public record SetAside(String processInstanceId, String elementId, String effectKey, String reason, int retries) {
    }

    /** Takes the incidents of an instance out, so that the instance can be moved; the engine refuses to move jobs that it does not know. */
    public List<SetAside> setAside(String processInstanceId) {
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            List<SetAside> setAside = new ArrayList<>();
            for (JobEntity job : context.getJobManager().findJobsByProcessInstanceId(processInstanceId)) {
                if (TYPE.equals(job.getJobHandlerType())) {
                    setAside.add(new SetAside(processInstanceId, shownOn(context, job), job.getJobHandlerConfigurationRaw(),
                        job.getExceptionMessage(), job.getRetries()));
                    delete(job, false);
                }
            }
            return setAside;
        });
    }

    /** The job itself forgets it; null where the incident is gone because somebody asked to try again. */
    private static String shownOn(CommandContext context, JobEntity job) {
        return context.getIncidentManager().findIncidentByConfiguration(job.getId()).stream().map(Incident::getActivityId).findFirst()
            .orElse(null);
    }

    /** Puts an incident that was set aside back, on the element given, or where the instance stands if that is null. */
    public void putBack(SetAside incident, String elementId) {
        configuration.getCommandExecutorTxRequired().execute(context -> {
            ExecutionEntity instance = context.getExecutionManager().findExecutionById(incident.processInstanceId());
            show(instance, elementId != null ? elementId : standsAt(instance), incident.effectKey(), incident.reason(),
                incident.retries());
            return null;
        });
    }

    private static void show(ExecutionEntity instance, String elementId, String effectKey, String reason, int retries) {
        MessageEntity job = new MessageEntity();
        job.setJobHandlerType(TYPE);
        job.setJobHandlerConfiguration(new EffectKey(effectKey));
        job.setExecution(instance);
        // without these, who may see the process would not see its incident
        job.setProcessDefinitionId(instance.getProcessDefinitionId());
        job.setProcessDefinitionKey(instance.getProcessDefinition().getKey());
        job.setDeploymentId(instance.getProcessDefinition().getDeploymentId());
        job.setActivityId(elementId);
        job.setExceptionMessage(reason);
        job.insert();
        if (retries == 0) {
            job.setRetries(0);
        }
    }

    private ExecutionEntity wholeProject(CommandContext context, String projectNumber) {
        return configuration.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(projectNumber)
            .rootProcessInstances().list().stream().findFirst()
            .map(root -> context.getExecutionManager().findExecutionById(root.getId())).orElse(null);
    }

    /** The innermost subprocess that runs; else what runs, whichever. */
    private String standsAt(ExecutionEntity instance) {
        ActivityInstance whole = configuration.getRuntimeService().getActivityInstance(instance.getId());
        ActivityInstance innermost = whole;
        for (Optional<ActivityInstance> inner = subProcessIn(whole); inner.isPresent(); inner = subProcessIn(inner.get())) {
            innermost = inner.get();
        }
        return innermost != whole ? innermost.getActivityId()
            : Stream.of(whole.getChildActivityInstances()).map(ActivityInstance::getActivityId).findFirst().orElse(instance.getActivityId());
    }

    private static Optional<ActivityInstance> subProcessIn(ActivityInstance instance) {
        return Stream.of(instance.getChildActivityInstances()).filter(child -> child.getActivityType().equals("subProcess")).findFirst();
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
        if (!key.equals(NONE)) {
            events.publishEvent(new IncidentLost(key.value())); // the effect outlives the job
        }
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
