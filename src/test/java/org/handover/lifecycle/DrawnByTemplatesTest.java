package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine makes of a timer event and of an arrow with an answer when it reads a diagram. */
class DrawnByTemplatesTest {

    private static final String CONTRACT_DATE = """
        <camunda:property name="anchor" value="goLiveDate"/><camunda:property name="days" value="30"/>
        <camunda:property name="dayKind" value="as the contract counts"/><camunda:property name="moment" value="end of day"/>
        <camunda:property name="term" value="deemed acceptance"/>""";
    private static final String ASKED = "DATE: ${deadline.after(goLiveDate, 'P30D', 'deemed acceptance', execution)}";

    private static final ProcessEngine ENGINE = engine();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void theFieldsOfATemplateCountAndNotTheTimersOwnValue() {
        assertThat(waitsFor(CONTRACT_DATE, "<timeDate>${contractDate}</timeDate>")).isEqualTo(ASKED);
        assertThat(waitsFor(CONTRACT_DATE, "<timeDuration>P3D</timeDuration>")).isEqualTo(ASKED);
        assertThat(waitsFor("<camunda:property name=\"days\" value=\"3\"/>", "<timeDuration>${days}</timeDuration>"))
            .isEqualTo("DURATION: P3D");
    }

    @Test
    void aTimerWithoutAnyValueOfItsOwnTakesThoseOfItsTemplate() {
        assertThat(waitsFor(CONTRACT_DATE, "")).isEqualTo(ASKED);
        assertThat(waitsFor("<camunda:property name=\"days\" value=\"3\"/>", "")).isEqualTo("DURATION: P3D");
    }

    @Test
    void aTimerWithoutATemplateKeepsItsOwnValue() {
        assertThat(waitsFor("<camunda:property name=\"replaces\" value=\"old\"/>", "<timeCycle>R3/P1D</timeCycle>"))
            .isEqualTo("CYCLE: R3/P1D");
        assertThat(waitsFor("", "<timeDate>${deadline.onDay(goLiveDate, 'P7D', 'completion form', execution)}</timeDate>"))
            .isEqualTo("DATE: ${deadline.onDay(goLiveDate, 'P7D', 'completion form', execution)}");
    }

    @Test
    void theTimerThatStartsAnEventSubprocessIsFilledInLikeAnyOther() {
        var deployment = ENGINE.getRepositoryService().createDeployment().addString("started.bpmn", """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test">
              <process id="started" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/><sequenceFlow id="flow" sourceRef="start" targetRef="task"/><userTask id="task"/>
                <subProcess id="meanwhile" triggeredByEvent="true"><startEvent id="later" isInterrupting="false">
                  <extensionElements><camunda:properties><camunda:property name="days" value="30"/></camunda:properties></extensionElements>
                  <timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></startEvent></subProcess>
                <subProcess id="silence" triggeredByEvent="true"><startEvent id="over">
                  <extensionElements><camunda:properties>%s</camunda:properties></extensionElements>
                  <timerEventDefinition/></startEvent></subProcess>
              </process>
            </definitions>""".formatted(CONTRACT_DATE)).deployWithResult();

        assertThat(timers(deployment)).isEqualTo(Map.of("later", "DURATION: P30D", "over", ASKED));
    }

    @Test
    void everyWrongTimerOfADiagramIsToldAtOnceWithItsElement() {
        assertThatThrownBy(() -> deploy("<camunda:property name=\"days\" value=\"soon\"/>", "", ""))
            .isInstanceOf(ParseException.class).hasMessageContaining("“soon” is no number of days")
            .hasMessageContaining("The timer has no date and no duration")
            .satisfies(e -> assertThat(((ParseException) e).getResorceReports().get(0).getErrors())
                .extracting(problem -> problem.getMainElementId()).contains("wait", "late"));
    }

    @ParameterizedTest
    @CsvSource({"yes, no", "yes,", "no, yes", "no,", "signed, refused", "signed,", "two words, no", "zwölf & <mehr>, 12"})
    void anArrowIsTakenForTheAnswerOfItsTemplateAndForNoOther(String answer, String other) {
        deployAnswer("own-answer", answer, "${false}");

        assertThat(way(answer)).isEqualTo("taken");
        assertThat(way(other)).isEqualTo("other");
    }

    @Test
    void ofACheckboxYesIsTickedAndNoIsNot() {
        deployAnswer("own-answer", "yes", "");
        assertThat(way(true)).isEqualTo("taken");
        assertThat(way(false)).isEqualTo("other");

        deployAnswer("own-answer", "no", "");
        assertThat(way(true)).isEqualTo("other");
        assertThat(way(false)).isEqualTo("taken");
    }

    @Test
    void anArrowOfAnotherTemplateKeepsItsOwnCondition() {
        deployAnswer("answer", "refused", "${witnessed == 'signed'}");
        assertThat(way("signed")).isEqualTo("taken");
        assertThat(way("refused")).isEqualTo("other");
    }

    @Test
    void aWrongAnswerIsToldWithItsElement() {
        assertThatThrownBy(() -> deployAnswer("own-answer", "x' || 'a' == 'a", "")).isInstanceOf(ParseException.class)
            .hasMessageContaining("cannot be an answer")
            .satisfies(e -> assertThat(((ParseException) e).getResorceReports().get(0).getErrors())
                .extracting(problem -> problem.getMainElementId()).contains("asked"));
    }

    private static String way(Object answer) {
        var variables = Variables.createVariables().putValue("witnessed", answer);
        String instance = ENGINE.getRuntimeService().startProcessInstanceByKey("answers", variables).getId();
        return ENGINE.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getTaskDefinitionKey();
    }

    private static void deployAnswer(String template, String answer, String condition) {
        String own = condition.isEmpty() ? "" : "<conditionExpression>" + condition + "</conditionExpression>";
        String escaped = answer.replace("&", "&amp;").replace("<", "&lt;");
        ENGINE.getRepositoryService().createDeployment().addString("answers.bpmn", """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test">
              <process id="answers" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/><sequenceFlow id="flow1" sourceRef="start" targetRef="gateway"/>
                <exclusiveGateway id="gateway" default="else"/>
                <sequenceFlow id="asked" sourceRef="gateway" targetRef="taken" camunda:modelerTemplate="%s">
                  <extensionElements><camunda:properties><camunda:property name="question" value="witnessed"/>
                    <camunda:property name="answer" value="%s"/></camunda:properties></extensionElements>%s
                </sequenceFlow>
                <sequenceFlow id="else" sourceRef="gateway" targetRef="other"/>
                <userTask id="taken"/><userTask id="other"/>
              </process>
            </definitions>""".formatted(template, escaped, own)).deploy();
    }

    private static String waitsFor(String properties, String value) {
        Map<String, String> configurations = deploy(properties, value, "<timeDuration>P9D</timeDuration>");
        assertThat(configurations).containsEntry("late", "DURATION: P9D");
        return configurations.get("wait");
    }

    private static Map<String, String> deploy(String properties, String value, String otherValue) {
        var deployment = ENGINE.getRepositoryService().createDeployment().addString("timers.bpmn", """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test">
              <process id="timers" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/><sequenceFlow id="flow1" sourceRef="start" targetRef="wait"/>
                <intermediateCatchEvent id="wait">
                  <extensionElements><camunda:properties>%s</camunda:properties></extensionElements>
                  <timerEventDefinition>%s</timerEventDefinition>
                </intermediateCatchEvent>
                <sequenceFlow id="flow2" sourceRef="wait" targetRef="task"/>
                <userTask id="task"/><boundaryEvent id="late" attachedToRef="task">
                  <timerEventDefinition>%s</timerEventDefinition></boundaryEvent>
              </process>
            </definitions>""".formatted(properties, value, otherValue)).deployWithResult();
        return timers(deployment);
    }

    private static Map<String, String> timers(DeploymentWithDefinitions deployment) {
        List<JobDefinition> jobs = ENGINE.getManagementService().createJobDefinitionQuery()
            .processDefinitionId(deployment.getDeployedProcessDefinitions().get(0).getId()).list();
        return jobs.stream().collect(Collectors.toMap(JobDefinition::getActivityId, JobDefinition::getJobConfiguration));
    }

    private static ProcessEngine engine() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setProcessEngineName("timers-" + UUID.randomUUID());
        configuration.setJobExecutorActivate(false);
        configuration.getProcessEnginePlugins().add(new DrawnByTemplates());
        return configuration.buildProcessEngine();
    }
}
