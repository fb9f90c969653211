package org.handover.lifecycle;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Gives a form what it shows of the project: texts, choices and rows. Every such bean is asked when a task comes into being. */
public interface FormFacts {

    /** The names of all facts, by which forms are checked before there is a project. */
    Set<String> NAMES = Stream.of(
        // the order, its people and its dates
        Set.of("about", "dates", "signers", "people", "superusers", "modules", "requirements", "trainingTopics", "acceptanceTests",
            "documents", "orderedItems", "extras", "commercialConditions", "openTickets"),
        // the lines of each checklist, and its open ones as a text
        Set.of("beforeStart", "preImplementation", "architectureOverview", "technologyTransfer", "requirementsChecklist",
            "buildChecklist", "internalApproval", "finalCheck", "supportReadiness", "cleanUp", "snagList", "reopenedPhases", "openBeforeStart",
            "openPreImplementation", "openArchitectureOverview", "openTechnologyTransfer", "openRequirementsChecklist",
            "openBuildChecklist", "openInternalApproval", "openFinalCheck", "openSupportReadiness", "openCleanUp", "openSnagList",
            "openReopenedPhases"),
        // the risk register: what is not closed, and what is high or critical as a text
        Set.of("risks", "topRisks"),
        // the plan: milestones and teams as rows and as a text, the budget, and who of the vendor's staff may be named
        Set.of("milestones", "plan", "budget", "teams", "teamDates", "staff"),
        // the sessions for the users
        Set.of("sessionsHeld"),
        // which version of each document there is, and the versions to choose from
        Set.of("projectCharter", "projectCharterVersions", "workshopAgenda", "workshopAgendaVersions", "implementationConcept",
            "implementationConceptVersions", "statementOfWork", "statementOfWorkVersions", "communicationPlan",
            "communicationPlanVersions", "minutes", "vendorTestProtocol", "vendorTestProtocolVersions", "customerTestProtocol",
            "customerTestProtocolVersions", "technicalDocumentation", "technicalDocumentationVersions", "provisioningGuide",
            "provisioningGuideVersions", "userGuide", "userGuideVersions", "demoScript", "demoScriptVersions", "supportPlan",
            "supportPlanVersions", "reviewReport", "reviewReportVersions", "presentation", "presentationVersions"),
        // for the weekly call: what is late, what is open with whom, and how each contact prefers to be spoken to
        Set.of("lateMilestones", "openActionItems", "peopleByChannel"),
        // the results of a project; its figures are for ourselves
        Set.of("testTickets", "surveyAnswers", "surveySummary", "sharedLessons", "figures"))
        .flatMap(Set::stream).collect(toUnmodifiableSet());

    /** The facts that this source knows; no other source knows one of them. */
    Set<String> names();

    /**
     * @param names the names that the form uses: as {@code valuesKey}, as list, in {@code {{name}}} or in an expression;
     *     names that are no fact of this source are among them
     * @param projectNumber the project of the task; null or unknown to the product gives no facts
     * @return text, numbers, booleans, lists or maps by name; a name that is no fact of this source is left out
     */
    Map<String, Object> factsFor(Set<String> names, String projectNumber);
}
