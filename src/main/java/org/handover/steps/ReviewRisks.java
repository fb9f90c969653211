package org.handover.steps;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.RiskRegister;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risk.State;
import org.handover.projects.risks.Risks;
import org.springframework.stereotype.Component;

/**
 * Keeps what was just said of the risks on a form: its list is called {@code risks}, with the rows of the fact of the same name. Each
 * entry is rated anew; one without a number is added. What is missing from the list stays as it is. Finds out whether the sponsors have
 * to know (UPG-21, UPG-23, UPG-61). Must follow the task in the same transaction.
 */
@Step(inputs = {"projectNumber", "risks"}, sets = "escalationNeeded")
@Component("reviewRisks")
public class ReviewRisks implements JavaDelegate {

    private final Projects projects;
    private final Risks risks;
    private final RiskRegister register;
    private final IdentityService identityService;
    private final Clock clock;

    ReviewRisks(Projects projects, Risks risks, RiskRegister register, IdentityService identityService, Clock clock) {
        this.projects = projects;
        this.risks = risks;
        this.register = register;
        this.identityService = identityService;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        var person = identityService.getCurrentAuthentication();
        Rows.of(execution.getVariable("risks")).forEach(row -> keep(project, row, person == null ? null : person.getUserId()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        execution.setVariable("escalationNeeded", risks.of(project.number()).stream().anyMatch(risk -> risk.isForSponsors(today)));
        // the register has its place; the next review shows it anew
        execution.removeVariable("risks");
    }

    private void keep(Project project, Map<String, Object> row, String who) {
        String note = text(row, "note");
        String[] entry = text(row, "entry").split("/");
        Risk before = entry[0].isEmpty() ? null : risks.find(Long.parseLong(entry[0])).orElseThrow();
        Risk now = new Risk(before == null ? 0 : before.id(), project.number(), text(row, "risk"), text(row, "likelihood"),
            text(row, "impact"), null, orNull(text(row, "mitigation")), orNull(text(row, "owner")), LocalDate.parse(text(row, "reviewOn")),
            State.of(text(row, "state")), before == null ? null : before.source());
        if (before == null) {
            register.add(now, note.isEmpty() ? "Found in a review." : note, who);
        } else if (!register.change(now, Integer.parseInt(entry[1]), note, who)) {
            throw new IllegalStateException("Entry " + before.id() + " was changed since the form showed it.");
        }
    }

    private static String text(Map<String, Object> row, String field) {
        return row.get(field) instanceof String said ? said.strip() : "";
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
