package org.handover.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** An engine in memory with the guard, two forms and a process that is interrupted in every way. */
class GuardedEngine {

    static final String START_FORM = """
        {"id": "guard-start", "type": "default", "components": [
          {"type": "textfield", "key": "projectNumber", "label": "Project number", "validate": {"required": true, "pattern": "^[A-Z0-9-]+$"}},
          {"type": "dynamiclist", "path": "documents", "label": "Documents", "components": [
            {"type": "textfield", "key": "document", "label": "Document", "validate": {"required": true}}]}]}
        """;
    static final String ANSWER_FORM = """
        {"id": "guard-answer", "type": "default", "components": [
          {"type": "text", "text": "About {{about}}"},
          {"type": "select", "key": "signedBy", "label": "Signed by", "valuesKey": "signers", "validate": {"required": true}},
          {"type": "datetime", "subtype": "date", "key": "signedOn", "dateLabel": "Signed on", "validate": {"required": true}},
          {"type": "textfield", "key": "comment", "label": "Comment"},
          {"type": "dynamiclist", "path": "rows", "label": "Rows", "allowAddRemove": false, "components": [
            {"type": "textfield", "key": "document", "label": "Document", "readonly": true},
            {"type": "checkbox", "key": "confirmed", "label": "Confirmed"}]}]}
        """;

    final ProcessEngine engine;
    private final String deploymentId;
    /** What the step after the task saw of the answer. */
    String answerSeen;
    List<String> ruleProblems = List.of();
    Answer asked;

    GuardedEngine() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("rule", (AnswerCheck) answer -> {
            asked = answer;
            return ruleProblems;
        });
        beans.registerSingleton("facts", new AcmesFacts());
        FormGuard guard = new FormGuard(new FormAnswers(new DeployedForms(), beans.getBeanProvider(AnswerCheck.class),
            beans.getBeanProvider(FormFacts.class)));
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setProcessEngineName("guarded-" + UUID.randomUUID());
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setBeans(Map.of("remember", (JavaDelegate) execution ->
            answerSeen = (String) execution.getVariable("answer")));
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        configuration.getProcessEnginePlugins().add(guard);
        engine = configuration.buildProcessEngine();
        deploymentId = engine.getRepositoryService().createDeployment().addString("guard-start.form", START_FORM)
            .addString("guard-answer.form", ANSWER_FORM).addModelInstance("guarded.bpmn", guarded()).deploy().getId();
    }

    private static final class AcmesFacts implements FormFacts {

        @Override
        public Set<String> names() {
            return Set.of("about", "signers", "rows");
        }

        @Override
        public Map<String, Object> factsFor(Set<String> names, String projectNumber) {
            return names.contains("signers") ? Map.of("about", "Acme",
                "signers", List.of(Map.of("label", "Jane Doe (CEO)", "value", "Jane Doe")),
                "rows", List.of(Map.of("document", "Manual", "confirmed", false))) : Map.of();
        }
    }

    private static BpmnModelInstance guarded() {
        var process = Bpmn.createExecutableProcess("guarded");
        process.eventSubProcess("eventSubProcess").startEvent().interrupting(true).message("Stop").endEvent();
        return process.startEvent("start").camundaFormRef("guard-start").camundaFormRefBinding("latest").camundaInitiator("orderedBy")
            .subProcess("inner").embeddedSubProcess().startEvent()
            .userTask("task").name("Record the answer").camundaFormRef("guard-answer").camundaFormRefBinding("latest")
            .boundaryEvent("late").timerWithDuration("P1D").endEvent().moveToActivity("task")
            .boundaryEvent("anyError").error().endEvent("caught").moveToActivity("task")
            .serviceTask("remember").camundaDelegateExpression("${remember}").endEvent().subProcessDone()
            .userTask("withoutForm").endEvent().done();
    }

    /** Leaves the forms and diagrams as they were deployed first, and nothing else. */
    void forget() {
        engine.getIdentityService().clearAuthentication();
        engine.getRuntimeService().createProcessInstanceQuery().list()
            .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test"));
        engine.getRepositoryService().createDeploymentQuery().list().stream().filter(deployment -> !deployment.getId().equals(deploymentId))
            .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
        answerSeen = null;
        asked = null;
        ruleProblems = List.of();
    }
}
