package org.handover.models.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.models.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule for diagrams: an edit of a bundled diagram that it rejects or doubts, and one that it lets pass. */
class DiagramRulesTest {

    private static final String IN_APPROVAL = "approval.bpmn";
    private static final String IN_COMPLETION = "completion.bpmn";
    private static final String IN_GO_LIVE = "go-live.bpmn";
    private static final String IN_PROJECT = "implementation-project.bpmn";

    static Stream<Arguments> rejected() {
        return Stream.of(
            edit(IN_APPROVAL, "${sendNotice}", "${sendNotise}",
                "“Ask customer to test” (serviceTask_askForTests) names the step “sendNotise”, which is not there. Did you mean “sendNotice”?"),
            edit(IN_APPROVAL, "camunda:delegateExpression=\"${sendNotice}\"", "", "does nothing yet. Choose a template"),
            edit(IN_APPROVAL, "${sendNotice}", "${deadline}", "names “deadline”, which cannot be used as a step"),
            edit(IN_APPROVAL, "${sendNotice}", "${sendNotice.execute(execution)}", "names no step of the product"),
            edit(IN_APPROVAL, "<camunda:inputParameter name=\"to\">lead<", "<camunda:inputParameter name=\"too\">lead<",
                "gives the input “too”, which the step “sendNotice” does not know. Delete it. Did you mean “to”?"),
            edit(IN_APPROVAL, "<camunda:inputParameter name=\"to\">lead</camunda:inputParameter>", "",
                "leaves “To” empty. Fill it in."),
            edit(IN_APPROVAL, "name=\"to\">lead<", "name=\"to\"><", "leaves “To” empty. Fill it in."),
            edit(IN_APPROVAL, ">customer-retest<", ">customer-retests<", "names the notice “customer-retests”, which is not there. Did you mean “customer-retest”?"),
            edit(IN_APPROVAL, "name=\"to\">lead<", "name=\"to\">leader<", "names the role “leader”, which is not there. Did you mean “lead”?"),
            edit(IN_APPROVAL, "camunda:formRef=\"defects-fixed\"", "camunda:formRef=\"defect-fixed\"",
                "has “defect-fixed” as “Form”, which is none of the choices. Choose one of them. Did you mean “defects-fixed”?"),
            edit(IN_APPROVAL, "camunda:formRef=\"defects-fixed\" camunda:formRefBinding=\"latest\"", "", "leaves “Form” empty. Fill it in."),
            edit(IN_APPROVAL, "camunda:formRef=\"defects-fixed\" camunda:formRefBinding=\"latest\"", "camunda:formKey=\"embedded:app:x.html\"",
                "has a form of a kind that the product does not check"),
            edit(IN_APPROVAL, "camunda:formRefBinding=\"latest\"", "camunda:formRefBinding=\"deployment\"", "Choose the binding “latest”"),
            edit(IN_APPROVAL, "camunda:candidateGroups=\"engineers\"", "camunda:candidateGroups=\"engineer\"",
                "names the group “engineer”, which is not there. Did you mean “engineers”?"),
            edit(IN_APPROVAL, "camunda:candidateGroups=\"engineers\"", "", "leaves “Done by” empty. Fill it in."),
            edit(IN_PROJECT, "calledElement=\"warranty\"", "calledElement=\"waranty\"", "calls the process “waranty”, which is not there. Did you mean “warranty”?"),
            edit(IN_PROJECT, "calledElement=\"warranty\"", "", "does not say which process it calls"),
            edit(IN_PROJECT, "calledElement=\"warranty\"", "calledElement=\"warranty\" camunda:calledElementBinding=\"deployment\"",
                "does not take the latest version of what it calls"),
            edit(IN_PROJECT, "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />", "", "does not hand over the business key"),
            edit(IN_PROJECT, "name=\"Go-live rolled back\"", "name=\"Go-live roled back\"",
                "waits for the message “Go-live roled back”, which nobody sends. Did you mean “Go-live rolled back”?"),
            edit(IN_PROJECT, "messageRef=\"message_goLiveRolledBack\"", "", "waits for a message without a name"),
            edit("cancel-project.bpmn", ">Project cancelled<", ">Project canceled<",
                "sends the message “Project canceled”, for which no diagram waits. Did you mean “Project cancelled”?"),
            edit(IN_APPROVAL, "name=\"days\" value=\"3\"", "name=\"days\" value=\"three\"", "“three” is no number of days"),
            edit(IN_APPROVAL, "name=\"days\" value=\"3\"", "name=\"days\" value=\"4\"", "says 3 days, but the timer has 4. Make them agree."),
            edit(IN_COMPLETION, "name=\"days\" value=\"21\"", "name=\"days\" value=\"30\"", "says 21 days, but the timer has 30"),
            edit(IN_COMPLETION, "&#39;deemed acceptance&#39;", "&#39;deemed acceptence&#39;",
                "is due with the contract term “deemed acceptence”, which no timer of this diagram has. Did you mean “deemed acceptance”?"),
            edit(IN_APPROVAL, "camunda:dueDate=\"P7D\"", "camunda:dueDate=\"7 days\"", "has the due date “7 days”, which the engine cannot read. Write “P7D”."),
            edit(IN_APPROVAL, "${defectsFound == false}", "${defectsFund == false}",
                "“no” (flow_noDefects) uses “defectsFund” in its condition, but nothing before it sets that. Did you mean “defectsFound”?"),
            edit(IN_APPROVAL, "${defectsFound == false}", "${defectsFound == }", "has an expression in its condition that cannot be read at character"),
            edit(IN_APPROVAL, "${defectsFound == false}", "${defectsFound.equals(false)}", "calls “defectsFound.equals” in its condition"),
            edit(IN_APPROVAL, "${defectsFound == false}", "${execution.processEngineServices == null}", "asks for “execution.processEngineServices”"),
            edit(IN_APPROVAL, " default=\"flow_defectsFound\"", "", "“yes” (flow_defectsFound) has no condition. Enter one, or make this arrow the default."),
            edit(IN_APPROVAL, "default=\"flow_defectsFound\"", "default=\"flow_noDefects\"", "is the default and has a condition"),
            edit(IN_APPROVAL, "default=\"flow_defectsFound\"", "default=\"flow_fixDefects_askForRetest\"", "an arrow that does not come from it"),
            edit(IN_GO_LIVE, "goLiveAnswer == 'unobtainable'", "goLiveAnswer == 'refused'",
                "has no way on for any other answer, such as “unobtainable”. Make one of its arrows the default."),
            edit(IN_GO_LIVE, "goLiveAnswer == 'signed'", "goLiveAnswer == 'sined'", "waits for the answer “sined” to “goLiveAnswer”, which no form offers. Did you mean “signed”?"),
            edit("warranty.bpmn", "targetRef=\"serviceTask_tellTakenLive\" />", "targetRef=\"serviceTask_tellTakenLive\"><bpmn:conditionExpression>${true}"
                + "</bpmn:conditionExpression></bpmn:sequenceFlow>", "comes from a gateway that asks none"),
            edit(IN_APPROVAL, "sourceRef=\"userTask_fixDefects\"", "sourceRef=\"serviceTask_askForRetest\"", "“Fix the defects” (userTask_fixDefects) leads nowhere"),
            edit(IN_APPROVAL, "id=\"flow_defectsFound\" name=\"yes\" sourceRef=\"gateway_defectsFound\" targetRef=\"userTask_fixDefects\"",
                "id=\"flow_defectsFound\" name=\"yes\" sourceRef=\"gateway_defectsFound\" targetRef=\"userTask_recordTestResults\"",
                "“Fix the defects” (userTask_fixDefects) is never reached"),
            edit(IN_APPROVAL, "exclusiveGateway", "complexGateway", "is a complex gateway, which the engine does not run"),
            edit(IN_APPROVAL, "isExecutable=\"true\"", "isExecutable=\"false\"", "cannot be run. Switch on “Executable”"),
            edit(IN_APPROVAL, "camunda:historyTimeToLive=\"P1825D\"", "camunda:historyTimeToLive=\"P5Y\"", "does not say in days how long its history is kept, but “P5Y”"),
            edit("cancel-project.bpmn", "camunda:initiator=\"requestedBy\"", "camunda:initiator=\"requestedBy\" camunda:asyncBefore=\"true\"",
                "is set to continue asynchronously before"),
            edit(IN_APPROVAL, "camunda:asyncAfter=\"true\" camunda:delegateExpression=\"${recordSignOff}\"",
                "camunda:asyncBefore=\"true\" camunda:asyncAfter=\"true\" camunda:delegateExpression=\"${recordSignOff}\"", "in one go with its task"),
            edit(IN_APPROVAL, "camunda:asyncAfter=\"true\" camunda:delegateExpression=\"${recordSignOff}\"",
                "camunda:delegateExpression=\"${recordSignOff}\"", "must make a save point"),
            edit(IN_APPROVAL, "cancelActivity=\"false\" attachedToRef=\"userTask_recordTestResults\"", "attachedToRef=\"userTask_recordTestResults\"",
                "waits for the customer without a reminder"),
            edit(IN_APPROVAL, "name=\"to\">sponsor<", "name=\"to\">lead<", "the sponsor is never told"),
            edit(IN_GO_LIVE, "name=\"notBy\" value=\"userTask_assessLiveDate\"", "name=\"notBy\" value=\"userTask_assess\"",
                "is to be done by somebody else than who did “userTask_assess”"),
            edit(IN_PROJECT, "<camunda:in source=\"conditionsAttached\"", "<camunda:in source=\"conditionAttached\"",
                "hands over “conditionAttached”, but nothing before it sets that. Did you mean “conditionsAttached”?"),
            edit(IN_PROJECT, "<camunda:out source=\"goLiveDate\"", "<camunda:out source=\"liveDay\"", "takes “liveDay” back from “go-live”, which never sets that"));
    }

    /** What is added to a process that is otherwise as it was. */
    static Stream<Arguments> addedAndRejected() {
        return Stream.of(
            arguments("<bpmn:scriptTask id=\"x\" name=\"X\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>", "uses a script"),
            arguments(service("camunda:class=\"java.lang.Thread\""), "uses a Java class"),
            arguments(service("camunda:expression=\"${1 + 1}\""), "uses a call of a method"),
            arguments(service("camunda:type=\"external\" camunda:topic=\"mail\""), "uses a worker outside the product"),
            arguments("<bpmn:serviceTask id=\"x\" name=\"X\"><bpmn:extensionElements><camunda:connector><camunda:connectorId>http</camunda:connectorId>"
                + "</camunda:connector></bpmn:extensionElements></bpmn:serviceTask>", "uses a connector"),
            arguments(listener("class=\"java.lang.Thread\""), "uses a Java class"),
            arguments(listener("delegateExpression=\"${remember}\""), "names the listener “remember”, which is not there"),
            arguments(listener("delegateExpression=\"${sendNotice}\""), "cannot be used as a listener"),
            arguments("<bpmn:startEvent id=\"x\" name=\"X\" />", "has several start events"),
            arguments("<bpmn:endEvent id=\"x\" name=\"X\" />", "is never reached"),
            arguments("<bpmn:subProcess id=\"x\" name=\"X\" />", "has no start event"),
            arguments("<bpmn:businessRuleTask id=\"x\" name=\"X\" camunda:decisionRef=\"ticket-biling\" />",
                "asks the table “ticket-biling”, which is not there. Did you mean “ticket-billing”?"),
            arguments("<bpmn:businessRuleTask id=\"x\" name=\"X\" camunda:decisionRef=\"ticket-billing\" camunda:decisionRefBinding=\"version\" />",
                "does not take the latest version"));
    }

    static Stream<Arguments> timers() {
        return Stream.of(
            arguments("Pause", "timeDuration", "30 days", "has the duration “30 days”, which the engine cannot read. Write “P30D”."),
            arguments("Pause", "timeDuration", "2 weeks", "Write “P14D”."),
            arguments("Pause", "timeDuration", "P14", "Write “P21D” for 21 days"),
            arguments("Pause", "timeDuration", "21", "Write “P21D”."),
            arguments("Pause", "timeDuration", "", "does not say when it fires"),
            arguments("5 days later", "timeDuration", "P6D", "says 5 days, but the timer has 6"),
            arguments("2 weeks later", "timeDuration", "P15D", "says 14 days, but the timer has 15"),
            arguments("21 days after go-live", "timeDuration", "P21D", "says that it counts from go-live, but counts from when the process gets here"),
            arguments("Pause", "timeDuration", "${deadline.after(goLiveDate, 'P3D', 'pause', execution)}", "asks for a contract date, but is of the type"),
            arguments("Pause", "timeDate", "P7D", "has a length of time, “P7D”, as its date"),
            arguments("Pause", "timeDate", "tomorrow", "has the date “tomorrow”, which the engine cannot read"),
            arguments("Pause", "timeDate", "${deadline.after(goLiveDate, '3 weeks', 'pause', execution)}", "has the length “3 weeks”"),
            arguments("Pause", "timeDate", "${deadline.after(goLiveDate, 'P3D', execution)}", "in a way that can be checked"),
            arguments("Pause", "timeDate", "${deadline.later(goLiveDate, 'P3D', 'pause', execution)}", "calls “deadline.later”"),
            arguments("Pause", "timeDate", "${deadline.after(goLivDate, 'P3D', 'pause', execution)}",
                "uses “goLivDate” in its timer, but nothing before it sets that. Did you mean “goLiveDate”?"),
            arguments("3 days after go-live", "timeDate", "${deadline.after(projectNumber, 'P3D', 'pause', execution)}", "but counts from “projectNumber”"),
            arguments("3 business days", "timeDate", "${deadline.after(goLiveDate, 'P3D', 'pause', execution)}", "says business days, but counts as the contract does"),
            arguments("Pause", "timeCycle", "R/P1D", "never ends"),
            arguments("Pause", "timeCycle", "0 0 9 * * ?", "never ends or cannot be read"),
            arguments("Pause", "timeCycle", "R3/2 days", "repeats every “2 days”, which the engine cannot read"));
    }

    static Stream<Arguments> soundTimers() {
        return Stream.of(
            arguments("Pause", "timeDuration", "PT36H"),
            arguments("2 weeks later", "timeDuration", "P14D"),
            arguments("21 days after go-live", "timeDate", "${deadline.after(goLiveDate, 'P21D', 'pause', execution)}"),
            arguments("3 business days after go-live", "timeDate", "${deadline.afterBusinessDays(goLiveDate, 'P3D', 'pause', execution)}"),
            arguments("Three times", "timeCycle", "R3/P1D"));
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
            arguments(IN_APPROVAL, "name=\"Fix the defects\"", "name=\"Mend what was found\""),
            arguments(IN_APPROVAL, "name=\"to\">lead<", "name=\"to\">signer<"),
            arguments(IN_APPROVAL, "name=\"to\">lead<", "name=\"to\">everyone<"),
            arguments(IN_APPROVAL, "camunda:candidateGroups=\"engineers\"", "camunda:candidateGroups=\"engineers, trainers\""),
            arguments(IN_APPROVAL, "camunda:dueDate=\"P7D\"", "camunda:dueDate=\"P10D\""),
            arguments(IN_APPROVAL, "${defectsFound == false}", "${!defectsFound}"),
            arguments(IN_APPROVAL, "${defectsFound == false}", "${not empty projectNumber and defectsFound == false}"),
            arguments(IN_APPROVAL, "camunda:historyTimeToLive=\"P1825D\"", "camunda:historyTimeToLive=\"P3650D\""),
            arguments(IN_APPROVAL, "name=\"3 days without an answer\"", "name=\"No answer yet\""),
            arguments(IN_APPROVAL, "name=\"decision\">${defectsFound ? 'defects found' : 'passed'}<", "name=\"decision\">tested<"),
            arguments(IN_PROJECT, "<camunda:in source=\"conditionsAttached\"", "<camunda:in sourceExpression=\"${conditionsAttached}\""));
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @MethodSource("rejected")
    void anEditThatBreaksARuleIsRejectedWithTheReason(String file, String from, String to, String expected) {
        assertThat(Edited.file(file).replacing(from, to).errors())
            .anySatisfy(error -> assertThat(error).startsWith(file + ": ").contains(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addedAndRejected")
    void anElementThatBreaksARuleIsRejectedWithTheReason(String element, String expected) {
        assertThat(Edited.file(IN_APPROVAL).adding(element).errors()).anySatisfy(error -> assertThat(error).contains(expected));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("timers")
    void aTimerThatCannotWorkIsRejectedWithTheReason(String label, String kind, String value, String expected) {
        assertThat(withTimer(label, kind, value).errors()).anySatisfy(error -> assertThat(error).contains(expected));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("soundTimers")
    void aSoundTimerIsAccepted(String label, String kind, String value) {
        assertThat(withTimer(label, kind, value).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @MethodSource("accepted")
    void aSoundEditIsAccepted(String file, String from, String to) {
        assertThat(Edited.file(file).withoutTemplates().replacing(from, to).errors()).isEmpty();
    }

    @Test
    void aGatewayWithAnArrowForEachAnswerNeedsNoDefault() {
        Edited bothAnswers = Edited.file(IN_APPROVAL).withoutTemplates().replacing(" default=\"flow_defectsFound\"", "")
            .replacing("targetRef=\"userTask_fixDefects\" />", "targetRef=\"userTask_fixDefects\"><bpmn:conditionExpression>${defectsFound}"
                + "</bpmn:conditionExpression></bpmn:sequenceFlow>");

        assertThat(bothAnswers.errors()).isEmpty();
        assertThat(bothAnswers.replacing("${defectsFound == false}", "${defectsFound == true}").errors())
            .anySatisfy(error -> assertThat(error).contains("has no way on for any other answer, such as “false”"));
    }

    @Test
    void whatOnlySomeWaysSetIsDoubtfulAndWhatNoWaySetsIsWrong() {
        String decision = "name=\"decision\">${defectsFound ? 'defects found' : 'passed'}<";
        assertThat(Edited.file(IN_APPROVAL).replacing(decision, "name=\"decision\">${fixedOn}<").warnings())
            .anySatisfy(warning -> assertThat(warning).contains("uses “fixedOn” in its input “decision”, but not every way that leads there sets that"));
    }

    @Test
    void aLabelOrExplanationThatIsMissingIsOnlyDoubtful() {
        Edited unlabelled = Edited.file(IN_APPROVAL).replacing("name=\"Fix the defects\"", "").replacing("name=\"Any defects?\"", "")
            .replacing("id=\"flow_defectsFound\" name=\"yes\"", "id=\"flow_defectsFound\"")
            .replacing("<bpmn:documentation>Fixes what the customer found and says what was done. The customer is then asked to test again. "
                + "Rules: DEP-12, PROJ-29, UPG-11.</bpmn:documentation>", "");

        assertThat(unlabelled.errors()).isEmpty();
        assertThat(unlabelled.warnings()).containsExactlyInAnyOrder(
            "approval.bpmn: (userTask_fixDefects) has no label. Write what happens here.",
            "approval.bpmn: (userTask_fixDefects) has no documentation. Write what happens here and which rules it carries.",
            "approval.bpmn: (gateway_defectsFound) has no label. Write the question that it asks.",
            "approval.bpmn: (flow_defectsFound) has no label. Write the answer for which this way is gone.");
    }

    @Test
    void aCustomerWhoNeverAnswersCanBeGivenUpThroughTheProcessThatCalls() {
        Edited uninterrupted = Edited.file(IN_PROJECT).replacing("<bpmn:startEvent id=\"start_projectCancelled\"",
            "<bpmn:startEvent id=\"start_projectCancelled\" isInterrupting=\"false\"");

        assertThat(uninterrupted.errors()).anySatisfy(error -> assertThat(error).startsWith("approval.bpmn: “Record customer's test results”")
            .contains("waits for ever if the customer never answers"));
    }

    @Test
    void anElementOnWhichInstancesStandStaysOrIsReplaced() {
        Edited renamed = Edited.file(IN_APPROVAL).replacing("userTask_fixDefects", "userTask_mend");
        Map<String, Map<String, Long>> standing = Map.of("approval", Map.of("userTask_fixDefects", 2L, "userTask_recordTestResults", 1L));

        assertThat(Edited.CHECK.check(List.of(renamed.model()), Edited.bundle(), standing)).extracting(Problem::line).containsExactly(
            "approval.bpmn: (userTask_fixDefects) is gone, but 2 running processes stand there. Keep the element, or enter in the one that takes "
                + "its place “userTask_fixDefects” as “Takes the place of” (in a template; without one it is the extension property “replaces”).");
        renamed.replacing("<bpmn:userTask id=\"userTask_mend\"", "<bpmn:userTask id=\"userTask_mend\"").replacing(
            "Rules: DEP-12, PROJ-29, UPG-11.</bpmn:documentation>", "</bpmn:documentation><bpmn:extensionElements><camunda:properties>"
                + "<camunda:property name=\"replaces\" value=\"userTask_fixDefects\" /></camunda:properties></bpmn:extensionElements>");
        assertThat(Edited.CHECK.check(List.of(renamed.model()), Edited.bundle(), standing)).isEmpty();
    }

    @Test
    void whatADeploymentBreaksInOtherModelsCountsAndWhatWasBrokenBeforeDoesNot() {
        ModelFile brokenBefore = Edited.file(IN_GO_LIVE).replacing("camunda:candidateGroups=\"finance\"", "").model();
        List<ModelFile> inForce = Edited.bundle().stream().map(file -> file.name().equals(IN_GO_LIVE) ? brokenBefore : file).toList();
        ModelFile renamed = Edited.file("cancel-project.bpmn").replacing(">Project cancelled<", ">Warranty item raised<").model();

        assertThat(Edited.CHECK.check(List.of(renamed), inForce, Map.of()).stream().filter(Problem::isError).map(Problem::line))
            .anySatisfy(error -> assertThat(error).startsWith(IN_PROJECT).contains("waits for the message “Project cancelled”, which nobody sends"))
            .noneSatisfy(error -> assertThat(error).startsWith(IN_GO_LIVE));
    }

    private static Edited withTimer(String label, String kind, String value) {
        return Edited.file("warranty.bpmn").replacing("targetRef=\"serviceTask_tellTakenLive\"", "targetRef=\"pause\"").adding("""
            <bpmn:intermediateCatchEvent id="pause" name="%s"><bpmn:documentation>A pause.</bpmn:documentation>
              <bpmn:timerEventDefinition id="timer_pause"><bpmn:%s>%s</bpmn:%s></bpmn:timerEventDefinition>
            </bpmn:intermediateCatchEvent>
            <bpmn:sequenceFlow id="flow_pause" sourceRef="pause" targetRef="serviceTask_tellTakenLive" />
            """.formatted(label, kind, value, kind));
    }

    private static Arguments edit(String file, String from, String to, String expected) {
        return arguments(file, from, to, expected);
    }

    private static String service(String attributes) {
        return "<bpmn:serviceTask id=\"x\" name=\"X\" " + attributes + " />";
    }

    private static String listener(String attributes) {
        return "<bpmn:manualTask id=\"x\" name=\"X\"><bpmn:extensionElements><camunda:executionListener event=\"start\" " + attributes
            + " /></bpmn:extensionElements></bpmn:manualTask>";
    }

    @Test
    void theBundledModelsGiveNothingToSay() {
        assertThat(Edited.CHECK.check(Edited.bundle(), List.of(), Map.of())).isEmpty();
    }
}
