package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SecondPersonTest {

    private static final ProcessEngine ENGINE = engine();

    @AfterEach
    void startAnew() {
        ENGINE.getRepositoryService().createDeploymentQuery().list()
            .forEach(deployment -> ENGINE.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    @Tag("R3")
    void whoDidTheFirstTaskCannotConfirmIt() {
        String instance = start("assess", "");
        complete("assess", "anna");

        assertThatThrownBy(() -> complete("confirm", "anna"))
            .hasMessageContaining("You did “Assess the date” yourself; somebody else has to confirm it.");
        assertThat(ENGINE.getRuntimeService().getVariable(instance, "firstPerson")).isEqualTo("anna");
        assertThatCode(() -> complete("confirm", "ben")).doesNotThrowAnyException();
    }

    @Test
    void whoDidItLastCounts() {
        start("assess", "");
        complete("assess", "anna");
        ENGINE.getRuntimeService().createMessageCorrelation("Back").correlate();
        complete("assess", "ben");

        assertThatThrownBy(() -> complete("confirm", "ben")).hasMessageContaining("yourself");
        assertThatCode(() -> complete("confirm", "anna")).doesNotThrowAnyException();
    }

    @Test
    void formsAndStepsKnowTheFirstPersonByTheNameThatTheTaskSays() {
        String instance = start("assess", "<camunda:property name='knownAs' value='assessedBy'/>");
        complete("assess", "anna");

        assertThat(ENGINE.getRuntimeService().getVariables(instance)).containsEntry("assessedBy", "anna").doesNotContainKey("firstPerson");
    }

    @Test
    void aDiagramThatNamesNoOtherTaskIsRefused() {
        assertThatThrownBy(() -> start("nobody", "")).hasMessageContaining("“confirm”").hasMessageContaining("no other user task of that id");
        assertThatThrownBy(() -> start("confirm", "")).hasMessageContaining("no other user task of that id");
        assertThat(ENGINE.getRepositoryService().createProcessDefinitionQuery().count()).isZero();
    }

    /** The message "Back" has the first task done once more before it is confirmed. */
    private static String start(String notBy, String property) {
        ENGINE.getRepositoryService().createDeployment().addString("second.bpmn", """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test">
              <process id="second" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/><sequenceFlow id="flow1" sourceRef="start" targetRef="assess"/>
                <subProcess id="around">
                  <startEvent id="inner"/><sequenceFlow id="flow4" sourceRef="inner" targetRef="confirm"/>
                  <userTask id="confirm"><extensionElements><camunda:properties>
                    <camunda:property name="notBy" value="%s"/>%s</camunda:properties></extensionElements></userTask>
                </subProcess>
                <userTask id="assess" name="Assess the date"/>
                <sequenceFlow id="flow2" sourceRef="assess" targetRef="around"/>
                <boundaryEvent id="sentBack" attachedToRef="around"><messageEventDefinition messageRef="back"/></boundaryEvent>
                <sequenceFlow id="flow3" sourceRef="sentBack" targetRef="assess"/>
              </process>
              <message id="back" name="Back"/>
            </definitions>""".formatted(notBy, property)).deploy();
        return ENGINE.getRuntimeService().startProcessInstanceByKey("second").getId();
    }

    private static void complete(String element, String who) {
        Task task = ENGINE.getTaskService().createTaskQuery().taskDefinitionKey(element).singleResult();
        ENGINE.getTaskService().setAssignee(task.getId(), who);
        ENGINE.getTaskService().complete(task.getId());
    }

    private static ProcessEngine engine() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setProcessEngineName("second-" + UUID.randomUUID());
        configuration.setJobExecutorActivate(false);
        configuration.getProcessEnginePlugins().add(new SecondPerson());
        return configuration.buildProcessEngine();
    }
}
