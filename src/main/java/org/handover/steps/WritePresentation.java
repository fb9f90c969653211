package org.handover.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.documents.DocumentKind;
import org.handover.documents.Documents;
import org.handover.documents.Presentation;
import org.handover.documents.Presentation.Review;
import org.handover.lifecycle.Step;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.tickets.Tickets;
import org.springframework.stereotype.Component;

/** Writes the presentation to the customer from the facts, as a new version of the document (UPG-54, UPG-56, UPG-57). */
@Step(inputs = {"projectNumber", "goals", "achievements", "challenges", "nextSteps"})
@Component("writePresentation")
public class WritePresentation implements JavaDelegate {

    private final Projects projects;
    private final GoLives goLives;
    private final Tickets tickets;
    private final Presentation presentation;
    private final Documents documents;

    WritePresentation(Projects projects, GoLives goLives, Tickets tickets, Presentation presentation, Documents documents) {
        this.projects = projects;
        this.goLives = goLives;
        this.tickets = tickets;
        this.presentation = presentation;
        this.documents = documents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        int found = goLives.current(project.number()).map(GoLive::liveDate)
            .map(live -> tickets.defectsSince(project.number(), live)).orElse(0);
        var review = new Review((String) execution.getVariable("goals"), (String) execution.getVariable("achievements"),
            (String) execution.getVariable("challenges"), (String) execution.getVariable("nextSteps"));
        documents.save(project.number(), DocumentKind.PRESENTATION, presentation.write(project, review, found), null,
            "Written from the facts of the project", null);
    }
}
