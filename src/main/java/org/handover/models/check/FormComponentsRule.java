package org.handover.models.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.models.check.FormComponents.Component;

/** A form is one that the task list can draw and the product can check. */
class FormComponentsRule implements Rule {

    private static final Set<String> SHOWN_ONLY = Set.of("text", "html", "image", "spacer", "separator", "button", "iframe", "table",
        "group", "dynamiclist");
    private static final Map<String, String> NOT_DRAWN = Map.of(
        "filepicker", "is a file picker, which the task list cannot draw: the whole form would stay empty.",
        "documentPreview", "is a document preview, which the task list cannot draw: the whole form would stay empty.",
        "expression", "is an expression field, whose value the product cannot check: no answer would be taken.");

    @Override
    public void check(Models models, Findings findings) {
        models.allForms().forEach(form -> check(form, findings));
    }

    private static void check(Form form, Findings findings) {
        checkVersion(form, findings);
        if (FormComponents.isTooDeep(form)) {
            findings.error(form.file(), "", "", "has groups more than " + FormComponents.DEEPEST + " levels deep in each other. Take some out.");
        }
        List<Component> parts = FormComponents.of(form);
        Set<String> ids = new HashSet<>();
        for (Component part : parts) {
            if (!FormComponents.FIELDS.contains(part.type()) && !SHOWN_ONLY.contains(part.type())) {
                findings.error(form.file(), part.id(), part.label(), NOT_DRAWN.getOrDefault(part.type(),
                    "is of a kind (“" + part.type() + "”) that the task list does not know.") + " Delete it.");
            }
            if (!part.id().isEmpty() && !ids.add(part.id())) {
                findings.error(form.file(), part.id(), part.label(), "has the id of another component of this form. Give it one of its own.");
            }
        }
        if (parts.stream().anyMatch(Component::isList) && parts.stream().noneMatch(FormComponentsRule::isSubmitButton)) {
            findings.error(form.file(), "", "", "has a list but no button to submit: “Complete” of the task list stays grey while a row is "
                + "being edited. Add a button with the action “Submit”.");
        }
        if (parts.stream().allMatch(part -> NOT_DRAWN.containsKey(part.type()) || !part.isField() && !part.isList())) {
            findings.warning(form.file(), "", "", "has no field, so nothing can be answered in it. Add one if something is to be asked.");
        }
    }

    private static void checkVersion(Form form, Findings findings) {
        if (!form.content().path("schemaVersion").canConvertToInt()) {
            findings.error(form.file(), "", "", "does not say its “schemaVersion”. Open it in the Modeler and save it again.");
        }
        String platform = form.content().path("executionPlatform").asText("Camunda Platform");
        if (!platform.equals("Camunda Platform")) {
            findings.error(form.file(), "", "", "is made for “" + platform + "”. Create it in the Modeler as “Form (Camunda 7)”.");
        }
    }

    private static boolean isSubmitButton(Component part) {
        return part.type().equals("button") && part.json().path("action").asText("submit").equals("submit");
    }
}
