package org.handover.models.check;

import static org.handover.models.check.Broken.form;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Slips in forms. */
final class BrokenForms {

    private BrokenForms() {
    }

    static Stream<Broken> all() {
        return Stream.of(
            form("a file picker for the protocol", "customer-tests.form",
                form -> form.add("{\"type\": \"filepicker\", \"id\": \"protocol\", \"key\": \"protocol\", \"label\": \"Protocol\"}"),
                "protocol", "file picker, which the task list cannot draw"),
            form("a document preview", "go-live-form.form",
                form -> form.add("{\"type\": \"documentPreview\", \"id\": \"preview\", \"label\": \"The form\"}"), "preview", "document preview"),
            form("an expression field", "superuser.form",
                form -> form.add("{\"type\": \"expression\", \"id\": \"sum\", \"key\": \"sum\", \"expression\": \"=1\"}"), "sum",
                "expression field, whose value the product cannot check"),
            form("a component of a newer Modeler", "superuser.form",
                form -> form.add("{\"type\": \"signature\", \"id\": \"ink\", \"key\": \"ink\"}"), "ink", "does not know"),
            form("without a version", "activation.form", form -> form.set("schemaVersion", null), "", "schemaVersion"),
            form("made for Camunda 8", "activation.form", form -> form.set("executionPlatform", "Camunda Cloud"), "", "Form (Camunda 7)"),
            form("renamed inside only", "activation.form", form -> form.set("id", "activate"), "", "same name"),
            form("two components with one id", "activation.form", form -> form.set("liveTime", "id", "liveDate"), "liveDate", "id of another component"),
            form("a key deleted", "activation.form", form -> form.set("comment", "key", ""), "comment", "has no key"),
            form("a key with a space", "activation.form", form -> form.set("comment", "key", "first hour"), "comment", "no name for a variable"),
            form("a field copied with its key", "activation.form",
                form -> form.add("{\"type\": \"textarea\", \"id\": \"again\", \"key\": \"comment\", \"label\": \"Again\"}"), "again",
                "of another field"),
            form("a field of a list copied with its key", "stakeholders.form",
                form -> form.addTo("contacts", "{\"type\": \"textfield\", \"id\": \"mail2\", \"key\": \"email\", \"label\": \"Mail\"}"),
                "mail2", "of another field"),
            form("a list without a path", "defects-fixed.form", form -> form.add("""
                {"type": "dynamiclist", "id": "list", "label": "Parts", "components":
                  [{"type": "textfield", "id": "part", "key": "part", "label": "Part"}]}"""), "list", "has no path"),
            form("the options of a choice deleted", "go-live-refused.form", form -> form.set("refusalDecision", "values", List.of()),
                "refusalDecision", "offers nothing"),
            form("no source of options", "go-live-refused.form", form -> form.drop("refusalDecision", "values"), "refusalDecision", "offers nothing"),
            form("an option without a value", "go-live-refused.form", form -> form.option("refusalDecision", "", "Ask the sponsor"),
                "refusalDecision", "option without value"),
            form("an option twice", "go-live-refused.form", form -> form.option("refusalDecision", "assess", "Assess at once"),
                "refusalDecision", "“assess” twice"),
            form("options from two places", "go-live-refused.form", form -> form.set("refusalDecision", "valuesKey", "people"),
                "refusalDecision", "two places"),
            form("a default that is no option", "project-order.form", form -> form.set("language", "defaultValue", "fr"), "language",
                "default value that is none of its options"),
            form("options from a name that nothing fills", "go-live-form.form", form -> form.set("signedBy", "valuesKey", "signer"),
                "signedBy", "“signer”, which nothing fills"),
            form("a bracket lost in a pattern", "project-order.form",
                form -> form.set("projectNumber", "validate/pattern", "^[A-Z0-9[A-Z0-9-]{2,30$"), "projectNumber", "pattern that cannot be read"),
            form("at least more than at most", "project-order.form", form -> form.set("queues", "validate/min", 200000), "queues",
                "no answer can be"),
            form("longer than it may be", "live-date-assessment.form", form -> form.set("reason", "validate/minLength", 5000), "reason",
                "no answer can be"),
            form("a limit in words", "project-order.form", form -> form.set("queues", "validate/max", "many"), "queues", "“many”, which is no number"),
            form("date and time in one", "correct-go-live-date.form", form -> form.set("liveDate", "subtype", "datetime"), "liveDate",
                "date and time in one"),
            form("the submit button of a list deleted", "stakeholders.form", form -> form.remove("complete"), "", "no button to submit"),
            form("the fields of a list deleted", "defects-fixed.form", form -> form.add("""
                {"type": "dynamiclist", "id": "parts", "path": "parts", "label": "Parts", "components": []}"""), "parts", "list without fields"),
            form("a condition that stops short", "extras-agreement.form",
                form -> form.set("reason", "conditional/hide", "=extrasAgreed ="), "reason", "is no FEEL"),
            form("a condition without its =", "extras-agreement.form",
                form -> form.set("reason", "conditional/hide", "extrasAgreed = true"), "reason", "does not begin with “=”"),
            form("a condition on a misspelt field", "extras-agreement.form",
                form -> form.set("reason", "conditional/hide", "=extraAgreed = true"), "reason", "looks up “extraAgreed”"),
            form("a text in a condition without quotes", "go-live-form.form",
                form -> form.set("reason", "conditional/hide", "=goLiveAnswer = unobtainable"), "reason", "looks up “unobtainable”"),
            form("a fact misspelt in a text", "extras-agreement.form",
                form -> form.set("intro", "text", "{{#if abuot}}**{{about}}**{{/if}}"), "intro", "looks up “abuot”"),
            form("an {{#if}} that is not closed", "extras-agreement.form", form -> form.set("intro", "text", "{{#if about}}**{{about}}**"),
                "intro", "{{/if}}"),
            form("a table of what is not there", "extras-agreement.form", form -> form.set("extrasTable", "dataSource", "=extra"),
                "extrasTable", "looks up “extra”"),
            form("a field that moves the go-live date", "warranty-decision.form",
                form -> form.add("{\"type\": \"textfield\", \"id\": \"date\", \"key\": \"goLiveDate\", \"label\": \"Date\"}"), "date",
                "a fact of its own"),
            form("a field that changes the project's number", "warranty-decision.form",
                form -> form.add("{\"type\": \"textfield\", \"id\": \"number\", \"key\": \"projectNumber\", \"label\": \"Project\"}"), "number",
                "a fact of its own"),
            form("a field deleted that a gateway asks", "go-live-form.form", form -> form.remove("goLiveAnswer"), "flow_formSigned",
                "uses “goLiveAnswer” in its condition").shownIn("go-live.bpmn"),
            form("a field deleted that a step needs", "activation.form", form -> form.remove("liveDate"), "serviceTask_recordActivation",
                "liveDate").shownIn("go-live.bpmn"),
            form("a field's key changed that a gateway asks", "pre-install.form", form -> form.set("requirementsMet", "key", "allMet"),
                "flow_requirementsMet", "uses “requirementsMet” in its condition").shownIn("preparation.bpmn"),
            file("not JSON at all", "activation.form", "A form", "proper JSON"),
            file("cut off in the middle", "activation.form", "{\"components\": [", "proper JSON"),
            file("JSON, but no form", "activation.form", "{\"openapi\": \"3.1.0\"}", "is no form"));
    }

    private static Broken file(String what, String name, String content, String telling) {
        return new Broken(what, Map.of(), () -> BundledModelFiles.text(name, content), name, "", telling);
    }
}
