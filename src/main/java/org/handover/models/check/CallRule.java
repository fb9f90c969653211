package org.handover.models.check;

import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/** Every process and table that a diagram calls is there, and is taken in its latest version. */
class CallRule implements Rule {

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            diagram.inProcess(CallActivity.class).forEach(call -> call(call, diagram, models, findings));
            diagram.inProcess(BusinessRuleTask.class).forEach(task -> decision(task, diagram, models, findings));
        }
    }

    private static void call(CallActivity call, Diagram diagram, Models models, Findings findings) {
        String called = call.getCalledElement();
        if (called == null || called.isBlank()) {
            findings.error(diagram, call, "does not say which process it calls. Enter its id under “Called element”.");
        } else if (!Expression.isIn(called) && !models.diagrams().containsKey(called)) {
            findings.error(diagram, call, "calls the process “%s”, which is not there.%s Deploy it together with this diagram if it is new."
                .formatted(called, Nearest.hint(called, models.diagrams().keySet())));
        }
        latest(call, "calledElementBinding", diagram, findings);
        boolean handsOverProject = Camunda.extensions(call, CamundaIn.class).stream().anyMatch(in -> in.getCamundaBusinessKey() != null);
        if (!handsOverProject) {
            findings.error(diagram, call, "does not hand over the business key, so that messages and corrected dates of the project would "
                + "not reach the called process. Choose the template “call-process”.");
        }
    }

    private static void decision(BusinessRuleTask task, Diagram diagram, Models models, Findings findings) {
        String decision = Camunda.attribute(task, "decisionRef");
        if (decision == null) {
            return;
        }
        if (!Expression.isIn(decision) && !models.tables().containsKey(decision)) {
            findings.error(diagram, task, "asks the table “%s”, which is not there.%s".formatted(decision,
                Nearest.hint(decision, models.tables().keySet())));
        }
        latest(task, "decisionRefBinding", diagram, findings);
    }

    private static void latest(FlowNode node, String attribute, Diagram diagram, Findings findings) {
        String binding = Camunda.attribute(node, attribute);
        if (binding != null && !binding.equals("latest")) {
            findings.error(diagram, node, "does not take the latest version of what it calls. Choose the binding “latest”.");
        }
    }
}
