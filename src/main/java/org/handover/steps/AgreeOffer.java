package org.handover.steps;

import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Step;
import org.handover.projects.Projects;
import org.handover.projects.plan.Budgets;
import org.handover.signoffs.SignOff;
import org.handover.signoffs.SignOffs;
import org.springframework.stereotype.Component;

/** The customer accepted the offer: its amount is the first approved budget and its method is kept (PROJ-04, UPG-20, UPG-47). */
@Step(inputs = {"projectNumber", "offerAmount", "method"})
@Component("agreeOffer")
public class AgreeOffer implements JavaDelegate {

    private final Projects projects;
    private final Budgets budgets;
    private final SignOffs signOffs;

    AgreeOffer(Projects projects, Budgets budgets, SignOffs signOffs) {
        this.projects = projects;
        this.budgets = budgets;
        this.signOffs = signOffs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String project = (String) execution.getVariable("projectNumber");
        budgets.approve(project, new BigDecimal(execution.getVariable("offerAmount").toString()), "Offer",
            signOffs.last(project, "offer").map(SignOff::recordedBy).orElse(null));
        projects.agreeMethod(project, (String) execution.getVariable("method"));
    }
}
