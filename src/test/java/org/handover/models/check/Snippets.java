package org.handover.models.check;

/** Elements as the Modeler writes them when somebody applies a template of the catalogue. */
final class Snippets {

    private Snippets() {
    }

    static String notice(String id, String label, String notice, String to) {
        return """
            <bpmn:serviceTask id="%s" name="%s" camunda:modelerTemplate="send-notice" camunda:modelerTemplateVersion="1"
                camunda:delegateExpression="${sendNotice}">
              <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="notice">%s</camunda:inputParameter>
                <camunda:inputParameter name="to">%s</camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements>
            </bpmn:serviceTask>""".formatted(id, label, notice, to);
    }

    /** @param template whose form and group are fields, such as {@code staff-task} */
    static String task(String id, String label, String template, String form, String groups) {
        return """
            <bpmn:userTask id="%s" name="%s" camunda:modelerTemplate="%s" camunda:modelerTemplateVersion="1" camunda:formRef="%s"
                camunda:formRefBinding="latest" camunda:candidateGroups="%s">
              <bpmn:documentation>Done by hand. Rules: DEP-01.</bpmn:documentation>
            </bpmn:userTask>""".formatted(id, label, template, form, groups);
    }

    /** A dashed timer on the border of a task that counts from when the task came up. */
    static String reminder(String id, String task, int days) {
        return """
            <bpmn:boundaryEvent id="%s" name="%d days without an answer" camunda:modelerTemplate="reminder-timer"
                camunda:modelerTemplateVersion="1" cancelActivity="false" attachedToRef="%s">
              <bpmn:documentation>One more reminder. Rules: DEP-13.</bpmn:documentation>
              <bpmn:extensionElements><camunda:properties>
                <camunda:property name="days" value="%d" />
              </camunda:properties></bpmn:extensionElements>
              <bpmn:timerEventDefinition id="timer_%s" />
            </bpmn:boundaryEvent>""".formatted(id, days, task, days, id);
    }

    /** A dashed contract date on the border of an element. */
    static String contractDate(String id, String attachedTo, int days, String term) {
        return """
            <bpmn:boundaryEvent id="%s" name="%d days after go-live" camunda:modelerTemplate="contract-timer"
                camunda:modelerTemplateVersion="1" cancelActivity="false" attachedToRef="%s">
              <bpmn:documentation>One more date. Rules: R6.</bpmn:documentation>
              <bpmn:extensionElements><camunda:properties>
                <camunda:property name="anchor" value="goLiveDate" />
                <camunda:property name="days" value="%d" />
                <camunda:property name="dayKind" value="as the contract counts" />
                <camunda:property name="moment" value="morning" />
                <camunda:property name="term" value="%s" />
              </camunda:properties></bpmn:extensionElements>
              <bpmn:timerEventDefinition id="timer_%s"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${contractDate}</bpmn:timeDate></bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>""".formatted(id, days, attachedTo, days, term, id);
    }

    /** A flow that is taken for an answer to a question of a form. */
    static XmlEdit ownAnswer(XmlEdit diagram, String flow, String question, String answer) {
        return diagram.set(flow, "camunda:modelerTemplate", "own-answer").set(flow, "camunda:modelerTemplateVersion", "1").extension(flow,
            "<camunda:properties><camunda:property name=\"question\" value=\"%s\" /><camunda:property name=\"answer\" value=\"%s\" /></camunda:properties>"
                .formatted(question, answer));
    }

    /** A gateway after the installation that asks something of its own, without a default. */
    static void ownQuestion(XmlEdit diagram, String question, String one, String other) {
        diagram.insert("flow_installSystem_installed", "gateway_own", "<bpmn:exclusiveGateway id=\"gateway_own\" name=\"Own question?\" />")
            .set("flow_after_gateway_own", "name", one)
            .connect("flow_other", "gateway_own", "userTask_correctInstallation", other, null);
        ownAnswer(diagram, "flow_after_gateway_own", question, one);
        ownAnswer(diagram, "flow_other", question, other);
    }

    /** An event subprocess that begins some days after the process, besides it. */
    static String later(int daysInLabel, int days) {
        return """
            <bpmn:subProcess id="subProcess_late" name="Late" triggeredByEvent="true">
              <bpmn:startEvent id="start_late" name="%d days without an end" isInterrupting="false" camunda:modelerTemplate="reminder-timer"
                  camunda:modelerTemplateVersion="1">
                <bpmn:documentation>Told when it takes long. Rules: DEP-13.</bpmn:documentation>
                <bpmn:extensionElements><camunda:properties>
                  <camunda:property name="days" value="%d" />
                </camunda:properties></bpmn:extensionElements>
                <bpmn:outgoing>flow_late</bpmn:outgoing>
                <bpmn:timerEventDefinition id="timer_late" />
              </bpmn:startEvent>
              <bpmn:endEvent id="end_late" name="Late"><bpmn:incoming>flow_late</bpmn:incoming></bpmn:endEvent>
              <bpmn:sequenceFlow id="flow_late" sourceRef="start_late" targetRef="end_late" />
            </bpmn:subProcess>""".formatted(daysInLabel, days);
    }
}
