package org.handover.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/**
 * Finds the deployed form that a task or start event refers to. The public way reads and parses the file anew for each answer and
 * asks whether the user may read it; a form is the same for all, so it is read once for each deployed version.
 */
@Component
public class DeployedForms {

    private final Map<String, FormSchema> byDefinition = new ConcurrentHashMap<>();

    /**
     * Only to be called from inside the engine.
     *
     * @return empty where no form is referred to, or none of that name is deployed
     * @throws IllegalArgumentException with a plain sentence, if the deployed form cannot be used
     */
    Optional<FormSchema> find(FormData data) {
        CamundaFormRef reference = data.getCamundaFormRef();
        if (reference == null || reference.getKey() == null) {
            return Optional.empty();
        }
        CommandContext engine = Context.getCommandContext();
        CamundaFormDefinition definition = engine.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, data.getDeploymentId()));
        return Optional.ofNullable(definition).map(found -> byDefinition.computeIfAbsent(found.getId(), id -> read(engine, found)));
    }

    private static FormSchema read(CommandContext engine, CamundaFormDefinition definition) {
        try (InputStream form = engine.runWithoutAuthorization(
            new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName()))) {
            return FormSchema.parse(new String(form.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("It cannot be read.", e);
        }
    }
}
