package org.handover.models.check;

import static org.handover.models.check.Broken.xml;

import java.util.Map;
import java.util.stream.Stream;

/** Slips in diagrams: when something happens, and in which order. */
final class BrokenFlow {

    private static final String GO_LIVE = "go-live.bpmn";
    private static final String REMINDER = "event_goLiveReminderDue";
    private static final String COMPLETION = "completion.bpmn";
    private static final String SILENCE = "event_silenceIsAcceptance";
    private static final String BUILD = "system-build.bpmn";
    private static final String RECORD = "serviceTask_recordGoLiveForm";

    private BrokenFlow() {
    }

    static Stream<Broken> timers() {
        return Stream.of(
            xml("a duration in words", GO_LIVE, diagram -> diagram.timer(REMINDER, "timeDuration", "30 days"), REMINDER,
                "the duration “30 days”"),
            xml("a duration without its P", GO_LIVE, diagram -> diagram.timer(REMINDER, "timeDuration", "3D"), REMINDER, "the duration “3D”"),
            xml("a duration as a date", GO_LIVE, diagram -> diagram.timer(REMINDER, "timeDate", "P3D"), REMINDER, "length of time"),
            xml("a date that is none", GO_LIVE, diagram -> diagram.timer(REMINDER, "timeDate", "31.1.2027"), REMINDER, "the date “31.1.2027”"),
            xml("reminders without end", GO_LIVE, diagram -> diagram.timer(REMINDER, "timeCycle", "R/P1D"), REMINDER, "never ends"),
            xml("no value at all", GO_LIVE, diagram -> diagram.timer(REMINDER, "timeDuration", null), REMINDER, "does not say when it fires"),
            xml("the label changed and not the days", GO_LIVE, diagram -> diagram.set(REMINDER, "name", "4 days without an answer"), REMINDER,
                "says 4 days, but the timer has 3"),
            xml("the days changed and not the label", COMPLETION, diagram -> diagram.property(SILENCE, "days", "30"), SILENCE,
                "says 21 days, but the timer has 30"),
            xml("a contract date that counts from nothing", COMPLETION, diagram -> diagram.property(SILENCE, "anchor", "handover"), SILENCE,
                "anchor"),
            xml("a contract date without its term", COMPLETION, diagram -> diagram.property(SILENCE, "term", ""), SILENCE, "term"),
            xml("a contract date as a plain duration", COMPLETION, diagram -> diagram.timer(SILENCE, "timeDuration", "P21D"), SILENCE,
                "counts from go-live, but counts from when the process gets here"),
            xml("a contract date of the wrong type", COMPLETION, diagram -> diagram.timer(SILENCE, "timeDuration",
                "${deadline.after(goLiveDate, 'P21D', 'deemed acceptance', execution)}"), SILENCE, "Choose “Date”"),
            xml("a length in words in a contract date", COMPLETION, diagram -> diagram.timer(SILENCE, "timeDate",
                "${deadline.after(goLiveDate, '21 days', 'deemed acceptance', execution)}"), SILENCE, "a contract date counts days"),
            xml("a quote lost in a contract date", COMPLETION, diagram -> diagram.timer(SILENCE, "timeDate",
                "${deadline.after(goLiveDate, 'P21D, 'deemed acceptance', execution)}"), SILENCE, "in a way that can be checked"),
            xml("a contract date before there is a go-live", "preparation.bpmn", diagram -> diagram.timer("event_preInstallReminderDue", "timeDate",
                "${deadline.after(goLiveDate, 'P3D', 'first request', execution)}"), "event_preInstallReminderDue", "uses “goLiveDate”"),
            xml("business days in the label only", COMPLETION, diagram -> diagram.set(SILENCE, "name", "21 business days after go-live"),
                SILENCE, "business days"),
            xml("the days of an event subprocess changed and not its label", BUILD,
                diagram -> diagram.add("system-build", Snippets.later(5, 6)), "start_late", "says 5 days, but the timer has 6"),
            xml("days in words at the start of an event subprocess", BUILD, diagram -> diagram.add("system-build", Snippets.later(5, 5))
                .property("start_late", "days", "five"), "start_late", "“five” is no number of days"),
            xml("a due date in words", COMPLETION, diagram -> diagram.set("userTask_agreeWithSponsors", "camunda:dueDate", "5 days"),
                "userTask_agreeWithSponsors", "the due date “5 days”"),
            xml("due with a term of no timer", COMPLETION, diagram -> diagram.set("userTask_recordAnswer", "camunda:dueDate",
                "${deadline.of('deemed aceptance', execution)}"), "userTask_recordAnswer", "“deemed aceptance”, which no timer"));
    }

    static Stream<Broken> ways() {
        return Stream.of(
            xml("an element copied with its id", BUILD, diagram -> diagram.copy("userTask_installSystem", "copy").set("copy", "id",
                "userTask_installSystem"), "", "“userTask_installSystem” twice"),
            xml("the default taken away", BUILD, diagram -> diagram.drop("gateway_testsPassed", "default"), "flow_testsFailed",
                "has no condition"),
            xml("an answer forgotten", GO_LIVE, diagram -> diagram.text("flow_formUnobtainable", "conditionExpression",
                "${goLiveAnswer == 'refused'}"), "gateway_goLiveAnswer", "no way on for any other answer"),
            xml("a condition taken away", GO_LIVE, diagram -> diagram.dropInside("flow_formRefused", "conditionExpression"), "flow_formRefused",
                "has no condition"),
            xml("an answer that no form offers", GO_LIVE, diagram -> diagram.text("flow_formRefused", "conditionExpression",
                "${goLiveAnswer == 'declined'}"), "flow_formRefused", "“declined” to “goLiveAnswer”, which no form offers"),
            ownAnswer("a question of one's own that no form asks", "wittnessed", "yes", "“wittnessed”, but no form asks that"),
            ownAnswer("a fact of a step taken for a question", "extrasOrdered", "yes", "“extrasOrdered”, but no form asks that"),
            ownAnswer("a question of one's own that is asked later", "goLiveAnswer", "signed", "“goLiveAnswer”, but no form before it asks that"),
            ownAnswer("a question of one's own that is answered in words", "unitTests", "none", "neither a checkbox nor a choice"),
            ownAnswer("an answer of one's own that a checkbox does not have", "testsPassed", "true-ish", "Write “no” or “yes”"),
            ownAnswer("a question of one's own left empty", "", "yes", "does not say which question"),
            ownAnswer("an answer of one's own left empty", "testsPassed", "", "does not say for which answer"),
            ownAnswer("an answer of one's own that breaks out of its quotes", "testsPassed", "x' || execution.id != '", "cannot be an answer"),
            xml("an answer of one's own that no form offers", GO_LIVE, diagram -> Snippets.ownAnswer(diagram, "flow_formRefused", "goLiveAnswer",
                "declined"), "flow_formRefused", "“declined” to “goLiveAnswer”, which no form offers. Write “"),
            xml("the same answer of one's own twice", GO_LIVE, diagram -> Snippets.ownAnswer(diagram, "flow_formUnobtainable", "goLiveAnswer",
                "refused"), "gateway_goLiveAnswer", "no way on for any other answer, such as “unobtainable”"),
            xml("an answer of one's own on the default", BUILD, diagram -> Snippets.ownAnswer(diagram, "flow_testsFailed", "testsPassed", "no"),
                "flow_testsFailed", "is the default and has a condition"),
            xml("an answer of one's own unlinked", BUILD, diagram -> Snippets.ownAnswer(diagram.dropInside("flow_testsPassed",
                "conditionExpression"), "flow_testsPassed", "testsPassed", "yes").unlink("flow_testsPassed"), "flow_testsPassed", "has no condition"),
            xml("a condition on the default", BUILD, diagram -> diagram.connectCondition("flow_testsFailed", "${testsPassed == false}"),
                "flow_testsFailed", "is the default and has a condition"),
            xml("a bracket lost", BUILD, diagram -> diagram.text("flow_testsPassed", "conditionExpression", "${testsPassed"), "flow_testsPassed",
                "has an expression in its condition"),
            xml("a variable misspelt", BUILD, diagram -> diagram.text("flow_testsPassed", "conditionExpression", "${testPassed}"),
                "flow_testsPassed", "uses “testPassed”"),
            xml("a method called", BUILD, diagram -> diagram.text("flow_testsPassed", "conditionExpression",
                "${execution.setVariable('testsPassed', true)}"), "flow_testsPassed", "calls “execution.setVariable”"),
            xml("a look into the program", BUILD, diagram -> diagram.text("flow_testsPassed", "conditionExpression",
                "${testsPassed.class.name == 'x'}"), "flow_testsPassed", "no business"),
            xml("a task for each of a list that is not set", BUILD, diagram -> diagram.add("userTask_installSystem",
                "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${sites}\" camunda:elementVariable=\"site\" />"),
                "userTask_installSystem", "uses “sites”"),
            xml("an arrow deleted", BUILD, diagram -> diagram.remove("flow_installSystem_installed"), "userTask_installSystem",
                "leads nowhere"),
            xml("a step to which nothing leads", BUILD, diagram -> diagram.remove("flow_startBuildChecklist_installSystem"),
                "userTask_installSystem", "is never reached"),
            xml("the start deleted", BUILD, diagram -> diagram.remove("flow_customerPrepared_startBuildChecklist").remove("start_customerPrepared"),
                "system-build", "has no start event"),
            xml("an arrow into a subprocess", COMPLETION, diagram -> diagram.set("flow_fixDefects_prepareCompletionForm", "targetRef",
                "serviceTask_sendCompletionForm"), "flow_fixDefects_prepareCompletionForm", "into or out of a subprocess"),
            xml("a gateway of a kind that does not run", BUILD, diagram -> diagram.insert("flow_installSystem_installed", "complex",
                "<bpmn:complexGateway id=\"complex\" />"), "complex", "does not run"),
            xml("not to be run", BUILD, diagram -> diagram.set("system-build", "isExecutable", "false"), "system-build", "cannot be run"),
            xml("history kept for ever", BUILD, diagram -> diagram.drop("system-build", "camunda:historyTimeToLive"), "system-build",
                "Time to live"),
            xml("history kept for years", BUILD, diagram -> diagram.set("system-build", "camunda:historyTimeToLive", "P5Y"), "system-build",
                "“P5Y”"),
            xml("the process renamed", BUILD, diagram -> diagram.set("system-build", "id", "build"), "", "same name"));
    }

    private static Broken ownAnswer(String what, String question, String answer, String telling) {
        return xml(what, BUILD, diagram -> Snippets.ownAnswer(diagram, "flow_testsPassed", question, answer), "flow_testsPassed", telling);
    }

    static Stream<Broken> people() {
        return Stream.of(
            xml("an answer kept without a save point", GO_LIVE, diagram -> diagram.drop(RECORD, "camunda:asyncAfter"), RECORD,
                "must make a save point"),
            xml("a save point before an answer is kept", GO_LIVE, diagram -> diagram.set(RECORD, "camunda:asyncBefore", "true"), RECORD,
                "in one go with its task"),
            xml("a notice before the answer is kept", GO_LIVE, diagram -> diagram.insert("flow_recordGoLiveForm", "thanks", Snippets.notice(
                "thanks", "Say thanks", "go-live-reminder", "signer")), RECORD, "directly after the task"),
            xml("a second person beside nobody", GO_LIVE, diagram -> diagram.property("userTask_confirmAssessedDate", "notBy", "userTask_asess"),
                "userTask_confirmAssessedDate", "no other user task of that id"),
            xml("the reminder of a customer deleted", "approval.bpmn", diagram -> diagram.remove("event_testsReminderDue")
                .remove("flow_testsReminderDue_remindOfTests").remove("serviceTask_remindOfTests").remove("flow_remindOfTests_testsReminded")
                .remove("end_testsReminded"), "userTask_recordTestResults", "without a reminder"),
            xml("a reminder that interrupts", "approval.bpmn", diagram -> diagram.set("event_testsReminderDue", "cancelActivity", "true"),
                "userTask_recordTestResults", "without a reminder"),
            xml("the sponsor told no more", "approval.bpmn", diagram -> diagram.input("serviceTask_escalateTests", "to", "lead"),
                "userTask_recordTestResults", "the sponsor is never told"),
            xml("no way to cancel", "implementation-project.bpmn", diagram -> diagram.remove("subProcess_projectCancelled"),
                "userTask_recordTestResults", "waits for ever").shownIn("approval.bpmn"),
            xml("an element deleted on which projects stand", BUILD, diagram -> diagram.bridge("userTask_correctInstallation"),
                "userTask_correctInstallation", "2 running processes stand there")
                .standingAt(Map.of("system-build", Map.of("userTask_correctInstallation", 2L))),
            xml("in place of what is still there", BUILD, diagram -> diagram.extension("userTask_installSystem",
                "<camunda:properties><camunda:property name=\"replaces\" value=\"userTask_runVendorTests\" /></camunda:properties>"),
                "userTask_installSystem", "which is still there"),
            xml("two in place of one", BUILD, diagram -> diagram.extension("userTask_installSystem", REPLACES)
                .extension("userTask_runVendorTests", REPLACES), "userTask_runVendorTests", "as another element does"));
    }

    private static final String REPLACES =
        "<camunda:properties><camunda:property name=\"replaces\" value=\"userTask_gone\" /></camunda:properties>";
}
