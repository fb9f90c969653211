package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.handover.documents.DocumentKind;
import org.handover.documents.Documents;
import org.handover.documents.Documents.Signature;
import org.handover.documents.Documents.Version;
import org.handover.lifecycle.AnswerRefused;
import org.handover.lifecycle.Lifecycle;
import org.handover.lifecycle.Lifecycle.OpenTask;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklists;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Documents in the tasks of a project: asked for on a form, signed in a version, and made from a meeting. */
class DocumentsJourneyTest extends JourneyTest {

    private static final String NAME = "documents in tasks";
    private static final String FORM = """
        {"type": "default", "id": "documents-form", "executionPlatform": "Camunda Platform", "components": [
          {"type": "text", "text": "{{projectCharter}}"},
          {"type": "select", "key": "projectCharterVersion", "label": "Version", "valuesKey": "projectCharterVersions",
            "validate": {"required": true}},
          {"type": "textfield", "key": "signedBy", "label": "Signed by"},
          {"type": "datetime", "subtype": "date", "key": "signedOn", "dateLabel": "Signed on"}]}""";
    private static final String MEETING = """
        {"type": "default", "id": "meeting-form", "executionPlatform": "Camunda Platform", "components": [
          {"type": "datetime", "subtype": "date", "key": "heldOn", "dateLabel": "Held on", "validate": {"required": true}},
          {"type": "textarea", "key": "attendees", "label": "Attendees"}, {"type": "textarea", "key": "topics", "label": "Topics"},
          {"type": "textarea", "key": "decisions", "label": "Decisions"},
          {"type": "dynamiclist", "path": "actionItems", "components": [
            {"type": "textfield", "key": "item", "label": "Item"}, {"type": "datetime", "subtype": "date", "key": "dueOn", "dateLabel": "Due"},
            {"type": "textfield", "key": "vendorPerson", "label": "Ours"},
            {"type": "textfield", "key": "customerPerson", "label": "Theirs"}]}]}""";

    @Autowired private RepositoryService repositoryService;
    @Autowired private TaskService taskService;
    @Autowired private Documents documents;
    @Autowired private Checklists checklists;
    @Autowired private Contacts contacts;
    @Autowired private Lifecycle lifecycle;

    @BeforeEach
    void aProjectWithTheseTasksBesideItsOwn() {
        desk.start("implementation-project", customer.order());
        contacts.save(customer.project(), new Contact("Olivia Hart", "lead", "olivia@harbour.example", "en", ZoneId.of(customer.zone()), true,
            null, false, Contact.USUAL_CHANNEL, Contact.USUAL_DEPTH));
        repositoryService.createDeployment().name(NAME).source("bundled with Handover").addString("documents-form.form", FORM)
            .addString("meeting-form.form", MEETING).addModelInstance("documents-in-tasks.bpmn", diagram()).deploy();
    }

    @AfterEach
    void takeTheDeploymentBack() {
        repositoryService.createDeploymentQuery().deploymentName(NAME).list()
            .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    @Test
    @Tag("PROJ-18")
    void aTaskThatAsksForADocumentShowsWhatIsWrittenMeanwhileAndTakesNoOtherVersion() {
        ProcessInstance instance = start();
        assertThat(shown("projectCharter")).isEqualTo("Not written yet. [Write it](/projects/" + customer.project()
            + "/documents/project-charter#write)");
        assertThatThrownBy(() -> desk.answer(task("documents-form"), customer, Map.of("projectCharterVersion", "2")))
            .isInstanceOf(AnswerRefused.class).hasMessageContaining("must be one of");

        documents.write(customer.project(), DocumentKind.PROJECT_CHARTER, "Project Charter", 1, "Goals, and scope", null, "Scope", MANAGER);

        assertThat(shown("projectCharter")).isEqualTo("Version 2 of 3 Aug 2026 by manager. [Open](/projects/" + customer.project()
            + "/documents/project-charter)");
        assertThat(shown("projectCharterVersions")).containsSubsequence("Version 2 of 3 Aug 2026 by manager: Scope", "Version 1",
            "First version");
        assertThatThrownBy(() -> desk.answer(task("documents-form"), customer, Map.of("projectCharterVersion", "3")))
            .isInstanceOf(AnswerRefused.class).hasMessageContaining("must be one of: 2, 1.");

        answer("documents-form", Map.of("projectCharterVersion", "1", "signedBy", "Olivia Hart", "signedOn", "2026-08-03"));

        Version newest = documents.latest(customer.project(), DocumentKind.PROJECT_CHARTER).orElseThrow();
        assertThat(documents.signatures(newest.document())).containsExactly(
            new Signature(1, "project-charter", "signed", "Olivia Hart", LocalDate.of(2026, 8, 3)));
        assertThat(runtimeService.getVariables(instance.getId())).doesNotContainKeys("projectCharterVersion", "signedBy");
    }

    @Test
    @Tag("PROJ-37")
    @Tag("PROJ-27")
    void minutesBecomeADocumentAndActionItemsLinesOfTheRequirementsChecklist() {
        start();
        answer("documents-form", Map.of());
        checklists.add(new CheckItem(0, customer.project(), "requirements-checklist", "Clean the data", null, null, null, "engineer", null, null,
            State.DONE, null, LocalDate.of(2026, 7, 1), "engineer"), null);

        answer("meeting-form", Map.of("heldOn", "2026-08-03", "attendees", "Olivia Hart\n- Callum Reid\n", "topics", "Data",
            "actionItems", List.of(Map.of("item", "Name a tester", "customerPerson", "Olivia Hart", "dueOn", "2026-08-10"),
                Map.of("item", "Clean the data", "customerPerson", "Mei Lin"))));

        Version minutes = documents.of(customer.project()).stream().filter(version -> version.kind() == DocumentKind.MINUTES).findFirst()
            .orElseThrow();
        assertThat(minutes.title()).isEqualTo("Weekly call, 3 Aug 2026");
        assertThat(minutes.savedBy()).isEqualTo("manager");
        assertThat(minutes.text()).containsSubsequence("# Weekly call of 3 Aug 2026", "- Olivia Hart\n- Callum Reid", "- Data",
            "## Decisions", "–", "- Name a tester (Olivia Hart), 10 Aug 2026", "- Clean the data (Mei Lin)");
        assertThat(checklists.of(customer.project(), "requirements-checklist"))
            .filteredOn(item -> List.of("Name a tester", "Clean the data").contains(item.item()))
            .extracting(CheckItem::item, CheckItem::customerPerson, CheckItem::vendorPerson, CheckItem::dueOn, CheckItem::state, CheckItem::source)
            .containsExactlyInAnyOrder(
                tuple("Name a tester", "Olivia Hart", null, LocalDate.of(2026, 8, 10), State.OPEN, "Weekly call, 3 Aug 2026"),
                tuple("Clean the data", "Mei Lin", "engineer", null, State.OPEN, null));
    }

    @Test
    void nobodyKeepsMinutesOfAMeetingToCome() {
        start();
        answer("documents-form", Map.of());

        assertThatThrownBy(() -> answer("meeting-form", Map.of("heldOn", "2026-08-04"))).isInstanceOf(AnswerRefused.class)
            .hasMessageContaining("Held on is in the future");
    }

    @Test
    void theOpenTasksOfAProjectSayWithWhomTheyAre() {
        start();

        assertThat(lifecycle.openTasks(customer.project())).extracting(OpenTask::name, OpenTask::process, OpenTask::assignee, OpenTask::groups)
            .contains(tuple("Sign the charter", "Documents in tasks", null, List.of("project-managers")));
        assertThat(lifecycle.openTasks("NOBODY")).isEmpty();
    }

    private ProcessInstance start() {
        return runtimeService.startProcessInstanceByKey("documents-in-tasks", customer.project(), Map.of("projectNumber", customer.project()));
    }

    private Task task(String form) {
        return desk.task(customer.project(), form).orElseThrow();
    }

    private String shown(String fact) {
        TypedValue value = taskService.getVariableLocalTyped(task("documents-form").getId(), fact);
        return value.getValue().toString();
    }

    private static BpmnModelInstance diagram() {
        return Bpmn.createExecutableProcess("documents-in-tasks").name("Documents in tasks").camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .userTask().name("Sign\nthe charter").camundaCandidateGroups("project-managers").camundaFormRef("documents-form")
            .camundaFormRefBinding("latest")
            .serviceTask().camundaDelegateExpression("${recordSignOff}").camundaInputParameter("subject", "project-charter")
            .camundaInputParameter("decision", "signed").camundaAsyncAfter()
            .userTask().camundaCandidateGroups("project-managers").camundaFormRef("meeting-form").camundaFormRefBinding("latest")
            .serviceTask().camundaDelegateExpression("${recordMinutes}").camundaInputParameter("meeting", "Weekly call").camundaAsyncAfter()
            .userTask().camundaCandidateGroups("project-managers").endEvent().done();
    }
}
