package org.handover.models.check;

import static org.handover.models.check.Broken.xml;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Code that somebody hides in a diagram: in every place that the engine evaluates, and in every way of writing it. */
final class BrokenExpressions {

    private static final String CODE = "${''.getClass().forName('java.lang.Runtime')}";
    private static final String PROJECT = "implementation-project.bpmn";
    private static final String CALL = "callActivity_goLive";
    private static final String BUILD = "system-build.bpmn";
    private static final String TASK = "userTask_installSystem";
    private static final String PASSED = "flow_testsPassed";

    private BrokenExpressions() {
    }

    static Stream<Broken> all() {
        return Stream.of(places(), roots(), writings()).flatMap(kind -> kind);
    }

    private static Stream<Broken> places() {
        return Stream.of(
            hidden("a name", TASK, diagram -> diagram.set(TASK, "name", CODE), "name"),
            hidden("an explanation", TASK, diagram -> diagram.text(TASK, "documentation", CODE), "documentation"),
            hidden("the priority of all jobs", "system-build", diagram -> diagram.set("system-build", "camunda:jobPriority", CODE), "camunda:jobPriority"),
            hidden("who may start it", "system-build", diagram -> diagram.set("system-build", "camunda:candidateStarterGroups", CODE),
                "camunda:candidateStarterGroups"),
            hidden("how often it is tried", TASK, diagram -> diagram.extension(TASK,
                "<camunda:failedJobRetryTimeCycle>" + CODE + "</camunda:failedJobRetryTimeCycle>"), "failedJobRetryTimeCycle"),
            hidden("a property", TASK, diagram -> diagram.extension(TASK,
                "<camunda:properties><camunda:property name=\"x\" value=\"" + CODE + "\" /></camunda:properties>"), "value"),
            hidden("the key of a map", TASK, diagram -> diagram.extension(TASK, input("<camunda:map><camunda:entry key=\"" + CODE
                + "\">1</camunda:entry></camunda:map>")), "key"),
            hidden("the name of an input", TASK, diagram -> diagram.extension(TASK, "<camunda:inputOutput><camunda:inputParameter name=\"" + CODE
                + "\">1</camunda:inputParameter></camunda:inputOutput>"), "name"),
            hidden("a text around other elements", TASK, diagram -> diagram.extension(TASK, input("$<camunda:list />{''.getClass()}")),
                "inputParameter"),
            hidden("a text broken by a comment", TASK, diagram -> diagram.text(TASK, "documentation", "").add(TASK,
                "<bpmn:ioSpecification><bpmn:inputSet><bpmn:documentation>$<!-- -->{''.getClass()}</bpmn:documentation></bpmn:inputSet>"
                    + "<bpmn:outputSet /></bpmn:ioSpecification>"), "documentation"),
            hidden("who does it", TASK, diagram -> diagram.add(TASK, "<bpmn:potentialOwner><bpmn:resourceAssignmentExpression>"
                + "<bpmn:formalExpression>" + CODE + "</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>"),
                "formalExpression"),
            hidden("its form", TASK, diagram -> diagram.unlink(TASK).set(TASK, "camunda:formRef", CODE), "camunda:formRef"),
            hidden("the tenant of a form", TASK, diagram -> diagram.set(TASK, "camunda:formRefVersion", CODE), "camunda:formRefVersion"),
            hidden("a worker's topic", TASK, diagram -> diagram.set(TASK, "camunda:topic", CODE), "camunda:topic"),
            hidden("a table", "ask", diagram -> diagram.insert("flow_installSystem_installed", "ask",
                "<bpmn:businessRuleTask id=\"ask\" name=\"Ask\" camunda:decisionRef=\"" + CODE + "\" />"), "camunda:decisionRef"),
            hidden("the tenant of a table", "ask", diagram -> diagram.insert("flow_installSystem_installed", "ask",
                "<bpmn:businessRuleTask id=\"ask\" name=\"Ask\" camunda:decisionRef=\"standard-fee\" camunda:decisionRefTenantId=\"" + CODE + "\" />"),
                "camunda:decisionRefTenantId"),
            hidden("what a signal takes along", "signal", diagram -> diagram.before(TASK, "<bpmn:intermediateThrowEvent id=\"signal\" name=\"S\">"
                + "<bpmn:signalEventDefinition><bpmn:extensionElements><camunda:in sourceExpression=\"" + CODE
                + "\" target=\"x\" /></bpmn:extensionElements></bpmn:signalEventDefinition></bpmn:intermediateThrowEvent>"), "sourceExpression"),
            hidden("a note", "system-build", diagram -> diagram.add("system-build", "<bpmn:textAnnotation id=\"note\"><bpmn:text>" + CODE
                + "</bpmn:text></bpmn:textAnnotation>"), "text"));
    }

    private static Stream<Broken> roots() {
        return Stream.of(
            xml("code hidden in a called process", PROJECT, diagram -> diagram.unlink(CALL).set(CALL, "calledElement", CODE), CALL, "holds the expression"),
            xml("code hidden in the tenant of a call", PROJECT, diagram -> diagram.set(CALL, "camunda:calledElementTenantId", CODE), CALL,
                "“camunda:calledElementTenantId”"),
            xml("code hidden in what a call gives back", PROJECT, diagram -> diagram.extension(CALL,
                "<camunda:out sourceExpression=\"" + CODE + "\" target=\"x\" />"), CALL, "“sourceExpression”"),
            xml("code hidden in what a call is given", PROJECT, diagram -> diagram.extension(CALL,
                "<camunda:in sourceExpression=\"" + CODE + "\" target=\"x\" />"), CALL, "calls “….getClass”"),
            xml("code hidden in the name of a message", PROJECT, diagram -> diagram.set("message_goLiveRolledBack", "name", CODE),
                "message_goLiveRolledBack", "“name”"),
            root("signal", "<bpmn:signal id=\"root\" name=\"" + CODE + "\" />", "“name”"),
            root("error", "<bpmn:error id=\"root\" name=\"E\" errorCode=\"" + CODE + "\" />", "“errorCode”"),
            root("error's text", "<bpmn:error id=\"root\" name=\"E\" errorCode=\"1\" camunda:errorMessage=\"" + CODE + "\" />",
                "“camunda:errorMessage”"),
            root("escalation", "<bpmn:escalation id=\"root\" name=\"E\" escalationCode=\"" + CODE + "\" />", "“escalationCode”"));
    }

    private static Broken root(String what, String xml, String telling) {
        return xml("code hidden in the name of a root: " + what, PROJECT, diagram -> diagram.before("implementation-project", xml), "root", telling);
    }

    private static Stream<Broken> writings() {
        return Stream.of(
            condition("${''.getClass() == null}", "calls “….getClass”"),
            condition("#{testsPassed.getClass() == null}", "calls “testsPassed.getClass”"),
            condition("${testsPassed['getClass']() == null}", "calls “testsPassed.[…]”"),
            condition("${testsPassed['class'] == null}", "asks for “testsPassed.[…]”"),
            condition("${testsPassed['cla'.concat('ss')] == null}", "calls “….concat”"),
            condition("${testsPassed[0]['class'] == null}", "asks for “….[…]”"),
            condition("${execution['processEngineServices'] == null}", "asks for “execution.[…]”"),
            condition("${execution.processEngineServices == null}", "asks for “execution.processEngineServices”"),
            condition("${deadline.toString() == ''}", "calls “deadline.toString”"),
            condition("${deadline['of']('x', execution) == ''}", "calls “deadline.[…]”"),
            condition("${deadline.clock == ''}", "asks for “deadline.clock”"),
            condition("${sendNotice.execute(execution)}", "calls “sendNotice.execute”"),
            condition("${getClass()}", "calls “getClass”"),
            condition("${testsPassed} and ${testsPassed.getClass()}", "calls “testsPassed.getClass”"),
            condition("${testsPassed ? [1].getClass() : false}", "has an expression in its condition"),
            xml("code under a timer of a template", "go-live.bpmn", diagram -> diagram.text("event_goLiveReminderDue", "timeDuration", CODE),
                "event_goLiveReminderDue", "calls “….getClass”"),
            xml("code in the second of two inputs of one name", BUILD, diagram -> diagram.extension(TASK, "<camunda:inputOutput>"
                + "<camunda:inputParameter name=\"x\">" + CODE + "</camunda:inputParameter><camunda:inputParameter name=\"x\">1</camunda:inputParameter>"
                + "</camunda:inputOutput>"), TASK, "calls “….getClass”"),
            xml("code in a list", BUILD, diagram -> diagram.extension(TASK, input("<camunda:list><camunda:value>1</camunda:value><camunda:value>" + CODE
                + "</camunda:value></camunda:list>")), TASK, "calls “….getClass”"));
    }

    private static Broken condition(String condition, String telling) {
        return xml("code as a condition: " + condition, BUILD, diagram -> diagram.text(PASSED, "conditionExpression", condition), PASSED, telling);
    }

    private static Broken hidden(String where, String element, Consumer<XmlEdit> change, String told) {
        return xml("code hidden in " + where, BUILD, change, element, "in its “" + told + "”, where a diagram may have none");
    }

    private static String input(String value) {
        return "<camunda:inputOutput><camunda:inputParameter name=\"x\">" + value + "</camunda:inputParameter></camunda:inputOutput>";
    }
}
