package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.handover.lifecycle.TaskMarks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists on the left of Tasklist: each shows the right tasks to the right person. */
class TaskListsJourneyTest extends BesideThePhases {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private FilterService filters;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RepositoryService repository;

    private String zebra;
    private String alpine;

    @BeforeEach
    void twoCustomersWithAChangeEach() {
        zebra = customer.project() + "-A";
        alpine = customer.project() + "-B";
        register(zebra, "Zebra Logistics");
        register(alpine, "Alpine Clinic");
        contacts(zebra);
        contacts(alpine);
        begin(zebra, "scope-change", change());
        begin(alpine, "scope-change", change());
    }

    @Test
    void mineIsWhatIHaveTakenAndMyTeamsWhatNobodyHas() {
        assertThat(list("My team's", ENGINEER)).containsExactlyInAnyOrder(zebra + " Assess the change", alpine + " Assess the change");
        assertThat(list("Mine", ENGINEER)).isEmpty();

        tasks.claim(task(zebra), ENGINEER);

        assertThat(list("Mine", ENGINEER)).containsExactly(zebra + " Assess the change");
        assertThat(list("My team's", ENGINEER)).containsExactly(alpine + " Assess the change");
        assertThat(list("Mine", SECOND_ENGINEER)).isEmpty();
        assertThat(list("My team's", SECOND_ENGINEER)).containsExactly(alpine + " Assess the change");
        assertThat(list("Mine", TRAINER)).isEmpty();
        assertThat(list("My team's", TRAINER)).isEmpty();
    }

    @Test
    void overdueIsWhatWasDueBeforeNowForWhoeverMaySeeIt() {
        offer(zebra);
        assertThat(list("Overdue", MANAGER)).isEmpty();

        passTo("2026-08-10T02:00:01Z");

        assertThat(list("Overdue", MANAGER)).containsExactly(zebra + " Record the answer");
        assertThat(list("Overdue", ENGINEER)).isEmpty();
    }

    @Test
    void whatACustomerIsAskedWaitsForTheCustomerAndNothingElseDoes() {
        assertThat(list("Waiting for the customer", MANAGER)).isEmpty();
        offer(zebra);

        assertThat(list("Waiting for the customer", MANAGER)).containsExactly(zebra + " Record the answer");
        assertThat(list("Waiting for the customer", ENGINEER)).isEmpty();
    }

    @Test
    void byCustomerGoesByItsNameAndThenByProject() {
        String second = customer.project() + "-C";
        register(second, "Alpine Clinic");
        begin(second, "scope-change", change());

        assertThat(list("By customer", ENGINEER)).containsExactly(alpine + " Assess the change", second + " Assess the change",
            zebra + " Assess the change");
    }

    @ParameterizedTest
    @CsvSource({"'', true", "own-form-task, true", "vendor-sign-off, false", "second-person, false", "staff-task, false"})
    void aTaskOfAnOwnersOwnWaitsForTheCustomerWhereItsAnswerIsKept(String template, boolean waits) {
        var model = Bpmn.createExecutableProcess("own").camundaHistoryTimeToLiveString("P1D").startEvent().userTask("ask")
            .serviceTask("keep").camundaDelegateExpression("${recordSignOff}").endEvent().done();
        if (!template.isEmpty()) {
            model.<UserTask>getModelElementById("ask").setAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "modelerTemplate", template);
        }
        var deployment = repository.createDeployment().source("bundled with Handover").addModelInstance("own.bpmn", model).deploy();
        try {
            begin(zebra, "own", Map.of());
            var task = tasks.createTaskQuery().taskDefinitionKey("ask").singleResult().getId();
            assertThat(tasks.getVariableLocal(task, TaskMarks.WAITING_FOR)).isEqualTo(waits ? "customer" : null);
            assertThat(tasks.getVariableLocal(task, TaskMarks.CUSTOMER)).isEqualTo("Zebra Logistics");
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    private void offer(String project) {
        for (String form : List.of("scope-assessment", "scope-approval")) {
            desk.answer(desk.task(project, form).orElseThrow(), customer, Map.of());
            time.advanceTo(clock.instant());
        }
    }

    private String task(String project) {
        return tasks.createTaskQuery().processInstanceBusinessKey(project).singleResult().getId();
    }

    /** The tasks of this test in a list as a person sees it, in order, as "project name"; Tasklist asks for an order of its own besides. */
    private List<String> list(String name, String person) {
        var filter = filters.createTaskFilterQuery().filterName(name).singleResult().getId();
        var answer = rest(person, "POST", "/filter/" + filter + "/list?maxResults=500",
            "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Set<String> own = Set.of(zebra, alpine, customer.project() + "-C");
        List<String> shown = new ArrayList<>();
        StreamSupport.stream(json(answer.body()).spliterator(), false).forEach(task -> {
            String project = runtimeService.createProcessInstanceQuery().processInstanceId(task.path("processInstanceId").asText())
                .singleResult().getBusinessKey();
            if (own.contains(project)) {
                shown.add(project + " " + task.path("name").asText());
            }
        });
        return shown;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
