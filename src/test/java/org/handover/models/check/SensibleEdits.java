package org.handover.models.check;

import static org.handover.models.check.Sensible.edit;
import static org.handover.models.check.Sensible.form;
import static org.handover.models.check.Sensible.xml;

import java.util.stream.Stream;

/** What process owners change in diagrams, forms and tables, as the guide for them shows it. */
final class SensibleEdits {

    private static final String GO_LIVE = "go-live.bpmn";
    private static final String COMPLETION = "completion.bpmn";
    private static final String BUILD = "system-build.bpmn";
    private static final String TERMS = "contract-terms.dmn";
    private static final String BILLING = "ticket-billing.dmn";
    private static final String AFTER_INSTALLATION = "flow_installSystem_installed";

    private static final String WITNESSED = "{\"type\": \"checkbox\", \"id\": \"witnessed\", \"key\": \"witnessed\", \"label\": \"Witnessed\"}";
    private static final String PLACE = """
        {"type": "radio", "id": "site", "key": "site", "label": "Where", "validate": {"required": true},
         "values": [{"label": "On site", "value": "on site"}, {"label": "From afar", "value": "remote"}]}""";

    private SensibleEdits() {
    }

    static Stream<Sensible> terms() {
        return Stream.of(
            edit("21 days become 30", xml(COMPLETION, diagram -> diagram.property("event_silenceIsAcceptance", "days", "30")
                .set("event_silenceIsAcceptance", "name", "30 days after go-live"))),
            edit("the warranty lasts 6 weeks", xml("warranty.bpmn", diagram -> diagram.property("event_warrantyOver", "days", "42")
                .set("event_warrantyOver", "name", "42 days after go-live"))),
            edit("requests go out on business days", xml(COMPLETION, diagram -> diagram.property("event_firstRequestDue", "dayKind", "business days")
                .set("event_firstRequestDue", "name", "14 business days after go-live"))),
            edit("a date at the end of its day", xml(COMPLETION, diagram -> diagram.property("event_completionFormDue", "moment", "end of day"))),
            edit("a reminder comes a day later", xml(GO_LIVE, diagram -> diagram.property("event_goLiveReminderDue", "days", "4")
                .set("event_goLiveReminderDue", "name", "4 days without an answer"))),
            edit("a timer is renamed without a number", xml(GO_LIVE, diagram -> diagram.set("event_goLiveReminderDue", "name", "Remind"))),
            edit("a nudge drawn before there were templates", xml(GO_LIVE, diagram -> diagram.timer("event_goLiveReminderDue", "timeDuration", "P3D"))),
            edit("a contract date drawn before there were templates", xml(COMPLETION, diagram -> diagram.timer("event_silenceIsAcceptance", "timeDate",
                "${deadline.after(goLiveDate, 'P21D', 'deemed acceptance', execution)}"))),
            edit("something beside the process after some days", xml(BUILD, diagram -> diagram.add("system-build", Snippets.later(5, 5)))),
            edit("more time until a task is due", xml("approval.bpmn", diagram -> diagram.set("userTask_recordTestResults", "camunda:dueDate", "P10D"))));
    }

    static Stream<Sensible> steps() {
        return Stream.of(
            edit("a third reminder", xml(GO_LIVE, diagram -> diagram
                .before("serviceTask_remindOfGoLiveForm", Snippets.reminder("event_goLiveThirdReminderDue", "userTask_recordGoLiveForm", 9))
                .connect("flow_third", "event_goLiveThirdReminderDue", "serviceTask_remindOfGoLiveForm", null, null))),
            edit("a third request at a contract date", xml(COMPLETION, diagram -> diagram
                .before("serviceTask_requestAnswer", Snippets.contractDate("event_thirdRequestDue", "subProcess_customerAnswers", 20, "third request"))
                .connect("flow_third", "event_thirdRequestDue", "serviceTask_requestAnswer", null, null))),
            edit("a notice more", xml("enablement.bpmn", diagram -> diagram.insert("flow_nameSuperuser_registerSuperuser", "serviceTask_thanks",
                Snippets.notice("serviceTask_thanks", "Announce training to lead", "superuser-training", "lead")))),
            edit("a notice moved", xml("enablement.bpmn", diagram -> diagram.bridge("serviceTask_inviteSuperuser")
                .insert("flow_nameSuperuser_registerSuperuser", "serviceTask_inviteSuperuser",
                    Snippets.notice("serviceTask_inviteSuperuser", "Announce training", "superuser-training", "lead")))),
            edit("a notice to other people", xml(GO_LIVE, diagram -> diagram.input("serviceTask_escalateGoLiveForm", "to", "sponsors"))),
            edit("another notice", xml(GO_LIVE, diagram -> diagram.input("serviceTask_remindOfGoLiveForm", "notice", "go-live-form"))),
            edit("a step of the vendor with a form that is there", xml(BUILD, diagram -> diagram.insert(AFTER_INSTALLATION, "userTask_lookAgain",
                Snippets.task("userTask_lookAgain", "Look again", "staff-task", "correction", "engineers")))),
            edit("a step with a form of its own", xml(BUILD, diagram -> diagram.insert(AFTER_INSTALLATION, "userTask_backUp",
                Snippets.task("userTask_backUp", "Back up", "own-form-task", "back-up", "engineers"))), () -> BundledModelFiles.text("back-up.form", """
                {"components": [{"type": "checkbox", "id": "done", "key": "backedUp", "label": "Backed up", "validate": {"required": true}}],
                 "type": "default", "id": "back-up", "executionPlatform": "Camunda Platform", "schemaVersion": 16}""")),
            edit("a gateway with a default", xml(BUILD, diagram -> diagram.insert("flow_correctInstallation_runVendorTests", "gateway_again",
                "<bpmn:exclusiveGateway id=\"gateway_again\" name=\"Passed meanwhile?\" default=\"flow_after_gateway_again\" />")
                .set("flow_after_gateway_again", "name", "no")
                .connect("flow_passed", "gateway_again", "end_systemTested", "yes", "${testsPassed}"))),
            edit("a checkbox more, with a gateway on it", xml(BUILD, diagram -> Snippets.ownQuestion(diagram, "witnessed", "yes", "no")),
                form("installation.form", form -> form.add(WITNESSED))),
            edit("a choice more, with a gateway on it", xml(BUILD, diagram -> Snippets.ownQuestion(diagram, "site", "on site", "remote")),
                form("installation.form", form -> form.add(PLACE))),
            edit("a choice of yes and no, with a gateway on it", xml(BUILD, diagram -> Snippets.ownQuestion(diagram, "site", "yes", "no")),
                form("installation.form", form -> form.add(PLACE.replace("on site", "yes").replace("remote", "no")))),
            edit("another template for an answer, whose fields stay", xml(BUILD, diagram -> Snippets.ownAnswer(diagram, "flow_testsPassed", "gone", "yes")
                .set("flow_testsPassed", "camunda:modelerTemplate", "answer"))),
            edit("an answer of one's own in place of one from the list", xml(BUILD, diagram ->
                Snippets.ownAnswer(diagram, "flow_testsPassed", "testsPassed", "yes"))),
            edit("an answer more, with its way", xml(GO_LIVE, diagram -> diagram.connect("flow_postponed", "gateway_goLiveAnswer",
                    "userTask_decideHowToGoOn", "postponed", "${goLiveAnswer == 'postponed'}")),
                form("go-live-form.form", form -> form.option("goLiveAnswer", "postponed", "Postponed"))),
            edit("an answer more, covered by the default", form("go-live-refused.form",
                form -> form.option("refusalDecision", "ask", "Ask the sponsor first"))),
            edit("a ticket for each item", xml("approval.bpmn", diagram -> diagram.insert("flow_defectsFound", "serviceTask_openTickets", """
                <bpmn:serviceTask id="serviceTask_openTickets" name="Open tickets" camunda:modelerTemplate="open-ticket"
                    camunda:modelerTemplateVersion="1" camunda:delegateExpression="${openTicket}">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="origin">defect</camunda:inputParameter>
                    <camunda:inputParameter name="items">${defects}</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>"""))),
            edit("a contract term decides", xml(COMPLETION, diagram -> diagram.insert("flow_takenLive_completionFormDue", "serviceTask_lookUp", """
                <bpmn:serviceTask id="serviceTask_lookUp" name="Look up the term" camunda:modelerTemplate="look-up-term"
                    camunda:modelerTemplateVersion="1" camunda:delegateExpression="${lookUpTerm}">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="term">deemed acceptance</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>"""))),
            edit("a process called once more", xml("implementation-project.bpmn", diagram -> diagram.insert("flow_approval_goLive", "callActivity_again", """
                <bpmn:callActivity id="callActivity_again" name="Enable the users again" calledElement="enablement"
                    camunda:modelerTemplate="call-process" camunda:modelerTemplateVersion="1">
                  <bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}" />
                    <camunda:in source="projectNumber" target="projectNumber" />
                  </bpmn:extensionElements>
                </bpmn:callActivity>"""))),
            edit("a step done by another group", xml(BUILD, diagram -> diagram.set("userTask_installSystem", "camunda:candidateGroups", "support"))),
            edit("a step taken out", xml("go-live.bpmn", diagram -> diagram.bridge("serviceTask_recordCommercialConditions"))),
            edit("a step in place of another", xml(BUILD, diagram -> diagram.bridge("userTask_correctInstallation")
                .insert("flow_testsFailed", "userTask_repair", Snippets.task("userTask_repair", "Repair", "staff-task", "correction", "engineers"))
                .extension("userTask_repair", "<camunda:properties><camunda:property name=\"replaces\" value=\"userTask_correctInstallation\" />"
                    + "</camunda:properties>"))),
            edit("other words", xml(BUILD, diagram -> diagram.set("userTask_installSystem", "name", "Install everything")
                .text("userTask_installSystem", "documentation", "Installs all that was ordered. Rules: DEP-06."))),
            edit("a note in the diagram", xml(BUILD, diagram -> diagram.add("system-build",
                "<bpmn:textAnnotation id=\"note\"><bpmn:text>Ask before a weekend</bpmn:text></bpmn:textAnnotation>"))));
    }

    static Stream<Sensible> forms() {
        return Stream.of(
            edit("other words for a question", form("activation.form", form -> form.set("comment", "label", "What happened?")
                .set("comment", "description", "In a few words."))),
            edit("saved by a newer Modeler", form("activation.form", form -> form.set("schemaVersion", 19).set("executionPlatformVersion", "7.24.0"))),
            edit("a question more", form("activation.form", form -> form.add("{\"type\": \"textfield\", \"id\": \"witness\", \"key\": \"witness\", "
                + "\"label\": \"Who was there\", \"validate\": {\"maxLength\": 200}}"))),
            edit("a date more", form("installation.form", form -> form.add("{\"type\": \"datetime\", \"subtype\": \"date\", \"id\": \"racked\", "
                + "\"key\": \"rackedOn\", \"dateLabel\": \"Racked on\"}"))),
            edit("a question asked on a condition", form("warranty-decision.form", form -> form.add("{\"type\": \"textarea\", \"id\": \"why\", \"key\": "
                + "\"whyNot\", \"label\": \"What would be\", \"conditional\": {\"hide\": \"=covered = true\"}}"))),
            edit("an option more", form("go-live-form.form", form -> form.option("returnedBy", "courier", "By courier"))),
            edit("a stricter pattern", form("project-order.form", form -> form.set("projectNumber", "validate/pattern", "^P-[0-9]{4}$"))),
            edit("another limit", form("project-order.form", form -> form.set("queues", "validate/max", 50))),
            edit("a fact shown", form("warranty-decision.form", form -> form.add("{\"type\": \"text\", \"id\": \"who\", \"text\": "
                + "\"{{#if openTickets}}{{openTickets}}{{/if}}\"}"))),
            edit("a list of parts", form("defects-fixed.form", form -> form.add("""
                {"type": "dynamiclist", "id": "parts", "path": "parts", "label": "Parts", "components":
                  [{"type": "textfield", "id": "part", "key": "part", "label": "Part"}]}""")
                .add("{\"type\": \"button\", \"id\": \"complete\", \"label\": \"Complete\", \"action\": \"submit\"}"))),
            edit("a role more", form("stakeholders.form", form -> form.option("contacts_role", "accountant", "Accountant"))),
            edit("a question that nothing reads taken out", form("activation.form", form -> form.remove("comment"))));
    }

    static Stream<Sensible> tables() {
        return Stream.of(
            edit("another length for enterprises", xml(TERMS, table -> table.cell("rule-1", 3, "\"P45D\""))),
            edit("a new kind of contract", xml(TERMS, table -> table.before("rule-1", """
                <rule id="rule-start-up"><inputEntry id="s1"><text>"start-up"</text></inputEntry><inputEntry id="s2"><text>"counting"</text></inputEntry>
                <outputEntry id="s3"><text>"business days"</text></outputEntry></rule>""")),
                form("project-order.form", form -> form.option("contractType", "start-up", "Start-up"))),
            edit("two kinds in one row", xml(TERMS, table -> table.cell("rule-1", 1, "\"enterprise\", \"public-sector\""))),
            edit("another hour", xml(TERMS, table -> table.cell(table.rowWith(2, "\"notice hour\""), 3, "\"08:30\""))),
            edit("the row for all of a length that is drawn taken out", xml(TERMS, table -> table.remove(table.rowWith(2, "\"first request\"")))),
            edit("a special case that is free, with its sentences", xml(BILLING, table -> table.before("rule-1", """
                <rule id="rule-goodwill"><inputEntry id="g1"><text>"goodwill"</text></inputEntry><inputEntry id="g2"><text>-</text></inputEntry>
                <inputEntry id="g3"><text></text></inputEntry><inputEntry id="g4"><text></text></inputEntry><inputEntry id="g5"><text></text></inputEntry>
                <outputEntry id="g6"><text>"free-goodwill"</text></outputEntry></rule>""")),
                xml("billing-reason.dmn", table -> table.before("rule-1", sentence("en", "Free of charge.") + sentence("de", "Kostenfrei.")))),
            edit("a condition of another kind", xml(BILLING, table -> table.cell("rule-6", 1, "not(\"defect\")"))),
            edit("other fees", xml("extra-fee.dmn", table -> table.cell("rule-1", 2, "149.50")),
                xml("standard-fee.dmn", table -> table.cell("rule-1", 2, "8"))),
            edit("a topic more", xml("training-content.dmn", table -> table.cell("rule-1", 3, "\"First topic\nSecond topic\""))));
    }

    private static String sentence(String language, String text) {
        return """
            <rule id="rule-goodwill-%1$s"><inputEntry id="%1$s1"><text>"free-goodwill"</text></inputEntry>
            <inputEntry id="%1$s2"><text>"%1$s"</text></inputEntry><outputEntry id="%1$s3"><text>"%2$s"</text></outputEntry></rule>"""
            .formatted(language, text);
    }
}
