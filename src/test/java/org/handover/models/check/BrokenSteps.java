package org.handover.models.check;

import static org.handover.models.check.Broken.xml;

import java.util.stream.Stream;

/** Slips in diagrams: what an element does, who does it, and what it names. */
final class BrokenSteps {

    private static final String GO_LIVE = "go-live.bpmn";
    private static final String ISSUE = "serviceTask_issueGoLiveForm";
    private static final String ACTIVATE = "userTask_activateSite";
    private static final String PROJECT = "implementation-project.bpmn";
    private static final String CALL = "callActivity_goLive";

    private BrokenSteps() {
    }

    static Stream<Broken> steps() {
        return Stream.of(
            xml("a step misspelt", GO_LIVE, diagram -> diagram.set(ISSUE, "camunda:delegateExpression", "${sendNotise}"), ISSUE,
                "step “sendNotise”, which is not there"),
            xml("no step chosen", GO_LIVE, diagram -> diagram.drop(ISSUE, "camunda:delegateExpression"), ISSUE, "does nothing yet"),
            xml("what is no step", GO_LIVE, diagram -> diagram.set(ISSUE, "camunda:delegateExpression", "${deadline}"), ISSUE,
                "cannot be used as a step"),
            xml("an input deleted", GO_LIVE, diagram -> diagram.dropInput(ISSUE, "notice"), ISSUE, "leaves “Notice” empty"),
            xml("an input deleted where there is no template", GO_LIVE, diagram -> diagram.unlink(ISSUE).dropInput(ISSUE, "notice"), ISSUE,
                "needs “notice”"),
            xml("an input emptied", GO_LIVE, diagram -> diagram.input(ISSUE, "to", ""), ISSUE, "leaves “To” empty"),
            xml("an input emptied where there is no template", GO_LIVE, diagram -> diagram.unlink(ISSUE).input(ISSUE, "to", ""), ISSUE,
                "leaves the input “to” empty"),
            xml("an input that the step does not know", GO_LIVE, diagram -> diagram.set(ISSUE, "name", "Issue").input(ISSUE, "to", "signer")
                .addInput(ISSUE, "cc", "sponsor"), ISSUE, "gives the input “cc”"),
            xml("a listener that is not there", GO_LIVE, diagram -> diagram.extension(ACTIVATE,
                "<camunda:taskListener delegateExpression=\"${rememberSigner}\" event=\"complete\" />"), ACTIVATE, "listener “rememberSigner”"),
            xml("a Java class", GO_LIVE, diagram -> diagram.set(ISSUE, "camunda:class", "com.example.Mail"), ISSUE, "uses a Java class"),
            xml("a call of a method", GO_LIVE, diagram -> diagram.set(ISSUE, "camunda:expression", "${mails.send()}"), ISSUE,
                "uses a call of a method"),
            xml("a worker outside", GO_LIVE, diagram -> diagram.set(ISSUE, "camunda:type", "external").set(ISSUE, "camunda:topic", "mail"),
                ISSUE, "uses a worker outside"),
            xml("a script task", "system-build.bpmn", diagram -> diagram.insert("flow_installSystem_installed", "script",
                "<bpmn:scriptTask id=\"script\" name=\"Count\" scriptFormat=\"groovy\"><bpmn:script>1 + 1</bpmn:script></bpmn:scriptTask>"),
                "script", "uses a script"),
            xml("a script as an input", GO_LIVE, diagram -> diagram.addInput(ISSUE, "notice",
                "<camunda:script scriptFormat=\"groovy\">'go-live-form'</camunda:script>"), ISSUE, "uses a script"),
            xml("a script as a condition", GO_LIVE, diagram -> diagram.inside("flow_formSigned", "conditionExpression", "language", "groovy"),
                "flow_formSigned", "uses a script"),
            xml("a connector", GO_LIVE, diagram -> diagram.extension(ISSUE,
                "<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>"), ISSUE, "uses a connector"));
    }

    static Stream<Broken> people() {
        return Stream.of(
            xml("a form misspelt", GO_LIVE, diagram -> diagram.set(ACTIVATE, "camunda:formRef", "activaton"), ACTIVATE,
                "Did you mean “activation”?"),
            xml("a form misspelt where there is no template", GO_LIVE,
                diagram -> diagram.unlink(ACTIVATE).set(ACTIVATE, "camunda:formRef", "activaton"), ACTIVATE,
                "the form “activaton”, which is not there"),
            xml("no form", GO_LIVE, diagram -> diagram.drop(ACTIVATE, "camunda:formRef"), ACTIVATE, "leaves “Form” empty"),
            xml("no form where there is no template", GO_LIVE, diagram -> diagram.unlink(ACTIVATE).drop(ACTIVATE, "camunda:formRef"), ACTIVATE,
                "has no form"),
            xml("the form of this deployment", GO_LIVE, diagram -> diagram.set(ACTIVATE, "camunda:formRefBinding", "deployment"), ACTIVATE,
                "binding “latest”"),
            xml("a form written in HTML", GO_LIVE, diagram -> diagram.drop(ACTIVATE, "camunda:formRef")
                .set(ACTIVATE, "camunda:formKey", "embedded:app:forms/a.html"), ACTIVATE, "of a kind that the product does not check"),
            xml("nobody to do it", GO_LIVE, diagram -> diagram.drop(ACTIVATE, "camunda:candidateGroups"), ACTIVATE, "leaves “Done by” empty"),
            xml("nobody to do it where there is no template", GO_LIVE,
                diagram -> diagram.unlink(ACTIVATE).drop(ACTIVATE, "camunda:candidateGroups"), ACTIVATE, "given to nobody"),
            xml("a group misspelt", GO_LIVE, diagram -> diagram.set(ACTIVATE, "camunda:candidateGroups", "enginers"), ACTIVATE,
                "the group “enginers”, which is not there"),
            xml("one of two groups misspelt", GO_LIVE,
                diagram -> diagram.set("userTask_confirmAssessedDate", "camunda:candidateGroups", "project-managers,engineer"),
                "userTask_confirmAssessedDate", "the group “engineer”"),
            xml("a form on a start that saves first", PROJECT, diagram -> diagram.set("start_projectOrdered", "camunda:asyncBefore", "true"),
                "start_projectOrdered", "asynchronously before"));
    }

    static Stream<Broken> others() {
        return Stream.of(
            xml("a called process misspelt", PROJECT, diagram -> diagram.set(CALL, "calledElement", "golive"), CALL,
                "the process “golive”, which is not there"),
            xml("no called process", PROJECT, diagram -> diagram.drop(CALL, "calledElement"), CALL, "which process it calls"),
            xml("an older version of a process", PROJECT, diagram -> diagram.set(CALL, "camunda:calledElementBinding", "version"), CALL,
                "binding “latest”"),
            xml("the business key kept back", PROJECT, diagram -> diagram.dropInside(CALL, "in"), CALL, "business key"),
            xml("a variable handed over that is not set", PROJECT, diagram -> diagram.extension(CALL,
                "<camunda:in source=\"goLiveDat\" target=\"goLiveDat\" />"), CALL, "hands over “goLiveDat”"),
            xml("a variable taken back that is never set", PROJECT, diagram -> diagram.extension(CALL,
                "<camunda:out source=\"signature\" target=\"signature\" />"), CALL, "takes “signature” back"),
            xml("a table that is not there", "system-build.bpmn", diagram -> diagram.insert("flow_installSystem_installed", "ask",
                "<bpmn:businessRuleTask id=\"ask\" name=\"Ask\" camunda:decisionRef=\"support-level\" camunda:resultVariable=\"level\" />"),
                "ask", "the table “support-level”, which is not there"),
            xml("a message that nobody sends", PROJECT, diagram -> diagram.set("message_goLiveRolledBack", "name", "Go-live undone"),
                "event_goLiveRolledBack", "“Go-live undone”, which nobody sends"),
            xml("a message for which nobody waits", "cancel-project.bpmn",
                diagram -> diagram.input("serviceTask_cancelProject", "message", "Project ended"), "serviceTask_cancelProject",
                "“Project ended”, for which no diagram waits"),
            xml("a wait for no message", PROJECT, diagram -> diagram.drop("messageEvent_goLiveRolledBack", "messageRef"),
                "event_goLiveRolledBack", "message without a name"),
            xml("a notice misspelt", GO_LIVE, diagram -> diagram.input(ISSUE, "notice", "go-live-frm"), ISSUE,
                "the notice “go-live-frm”, which is not there"),
            xml("a notice to nobody", GO_LIVE, diagram -> diagram.input(ISSUE, "to", "boss"), ISSUE, "the role “boss”, which is not there"),
            xml("a notice on record misspelt", GO_LIVE,
                diagram -> diagram.input("serviceTask_recordGoLiveForm", "shownIn", "go-live-frm"), "serviceTask_recordGoLiveForm",
                "the notice “go-live-frm”"));
    }

    static Stream<Broken> templates() {
        return Stream.of(
            xml("a template that is not in the catalogue", GO_LIVE, diagram -> diagram.set(ISSUE, "camunda:modelerTemplate", "send-mail"),
                ISSUE, "the template “send-mail”, which the catalogue does not have"),
            xml("a version that never was", GO_LIVE, diagram -> diagram.set(ISSUE, "camunda:modelerTemplateVersion", "99"), ISSUE,
                "version 99"),
            xml("the template of another kind of element", GO_LIVE, diagram -> diagram.set(ACTIVATE, "camunda:modelerTemplate", "send-notice"),
                ACTIVATE, "not for elements of its kind"),
            xml("another step under a template", GO_LIVE, diagram -> diagram.set(ISSUE, "camunda:delegateExpression", "${openTicket}"), ISSUE,
                "than its template “Send a notice” fixes"),
            xml("a choice that a template does not offer", GO_LIVE,
                diagram -> diagram.set(ACTIVATE, "camunda:candidateGroups", "administrators"), ACTIVATE, "none of the choices"),
            xml("a field of a template left empty", GO_LIVE, diagram -> diagram.property("userTask_confirmAssessedDate", "notBy", ""),
                "userTask_confirmAssessedDate", "leaves “Not by who did” empty"),
            xml("days in words", GO_LIVE, diagram -> diagram.property("event_goLiveReminderDue", "days", "three"), "event_goLiveReminderDue",
                "A whole number"),
            xml("a day of another kind", "warranty.bpmn", diagram -> diagram.property("event_warrantyOver", "dayKind", "working days"),
                "event_warrantyOver", "none of the choices"));
    }
}
