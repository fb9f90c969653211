package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.handover.journey.ApplicationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What runs as an expression, for whom, and what it sees. */
class ExpressionsTest extends ApplicationTest {

    static final String MARK = "handover.test.expression.ran";
    private static final String RUNS = "${''.getClass().forName('java.lang.System').getMethod('setProperty', "
        + "''.getClass(), ''.getClass()).invoke(null, '" + MARK + "', 'yes')}";

    @Autowired
    private FilterService filters;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RepositoryService repository;

    @AfterEach
    void forget() {
        System.clearProperty(MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assigneeExpression", "ownerExpression", "involvedUserExpression", "candidateUserExpression",
        "candidateGroupExpression", "candidateGroupsExpression", "createdBeforeExpression", "createdAfterExpression",
        "dueBeforeExpression", "dueAfterExpression", "followUpBeforeExpression", "processInstanceBusinessKeyExpression"})
    void noQueryOfAPersonRunsAnExpression(String field) {
        var direct = "{\"%s\":\"%s\"}".formatted(field, RUNS);
        var joined = "{\"orQueries\":[%s]}".formatted(direct);
        for (var query : new String[] {direct, joined}) {
            for (var path : new String[] {"/task?maxResults=10", "/task/count"}) {
                assertThat(rest(TRAINER, "POST", path, query).statusCode()).as(path + " " + query).isEqualTo(400);
            }
            var all = filters.createTaskFilterQuery().filterName("All tasks I may see").singleResult().getId();
            for (var path : new String[] {"/list?maxResults=10", "/count", "/singleResult"}) {
                assertThat(rest(TRAINER, "POST", "/filter/" + all + path, query).statusCode()).as(path + " " + query)
                    .isBetween(400, 499);
            }
            rest(TRAINER, "POST", "/history/task?maxResults=10", query);
            rest(TRAINER, "POST", "/history/task/count", query);
            rest(ADMIN, "POST", "/task?maxResults=10", query);
        }
        assertThat(System.getProperty(MARK)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ${currentUser()}", "${currentUser()} ", "${ currentUser() }", "${currentUser() }", "#{currentUser()}",
        "${currentUser()}${now()}", "x${currentUser()}", "${currentUser()}x", "${currentUser().toString()}", "${currentUser()}\\n",
        "${''.concat(currentUser())}", "${currentUserGroups().get(0)}", "${now().getClass()}", "${dateTime()}", "${currentuser()}",
        "${currentUser(1)}", "currentUser()", "${true ? currentUser() : ''}", "${}", "${1}"})
    void nothingButTheThreeExpressionsOfListsIsReadInAQueryByWhateverWay(String expression) {
        var query = "{\"assigneeExpression\":\"%s\"}".formatted(expression);
        var joined = "{\"orQueries\":[%s]}".formatted(query);
        for (var each : new String[] {query, joined}) {
            for (var person : new String[] {TRAINER, ADMIN}) {
                assertThat(rest(person, "POST", "/task?maxResults=10", each).statusCode()).as(each).isEqualTo(400);
                assertThat(rest(person, "POST", "/task/count", each).statusCode()).as(each).isEqualTo(400);
            }
            var stored = rest(ADMIN, "POST", "/filter/create", "{\"resourceType\":\"Task\",\"name\":\"probe\",\"query\":%s}".formatted(each));
            assertThat(stored.statusCode()).as("an administrator may store it, but it does not run").isEqualTo(200);
            var filter = filters.createTaskFilterQuery().filterName("probe").singleResult().getId();
            try {
                for (var path : new String[] {"/list?maxResults=10", "/count", "/singleResult"}) {
                    assertThat(rest(ADMIN, "GET", "/filter/" + filter + path, null).statusCode()).as(path + " " + each).isEqualTo(400);
                }
            } finally {
                filters.deleteFilter(filter);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${currentUser()}", "${currentUserGroups()}", "${now()}"})
    void theThreeExpressionsOfListsAreReadInStoredQueriesAndNotInThoseThatAPersonBrings(String expression) {
        var field = expression.contains("Groups") ? "candidateGroupsExpression" : expression.contains("now") ? "dueBeforeExpression"
            : "assigneeExpression";
        var query = "{\"%s\":\"%s\"}".formatted(field, expression);
        assertThat(rest(TRAINER, "POST", "/task?maxResults=10", query).statusCode()).isEqualTo(400);

        rest(ADMIN, "POST", "/filter/create", "{\"resourceType\":\"Task\",\"name\":\"probe\",\"query\":%s}".formatted(query));
        var filter = filters.createTaskFilterQuery().filterName("probe").singleResult().getId();
        try {
            assertThat(rest(ADMIN, "GET", "/filter/" + filter + "/list?maxResults=10", null).statusCode()).isEqualTo(200);
        } finally {
            filters.deleteFilter(filter);
        }
    }

    @Test
    void theSameExpressionWouldRunInADiagram() {
        deployAndRun(RUNS);

        assertThat(System.getProperty(MARK)).isEqualTo("yes");
    }

    @Test
    void aPersonCannotKeepAnExpressionInAFilter() {
        var filter = "{\"resourceType\":\"Task\",\"name\":\"mine\",\"query\":{\"orQueries\":[{\"assigneeExpression\":\"%s\"}]}}"
            .formatted(RUNS);

        assertThat(rest(TRAINER, "POST", "/filter/create", filter).statusCode()).isEqualTo(403);
        assertThat(System.getProperty(MARK)).isNull();
    }

    @Test
    void aQueryMayStillMeetADiagramForTheFirstTime() {
        var deployment = deploy("${true}");
        try {
            tasks.createTaskQuery().or().taskNameLike("%").taskDescriptionLike("%").endOr().initializeFormKeys().list();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void anExpressionSeesTheSteps() {
        deployAndRun("${sendNotice}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataSource", "identityService", "clock", "environment", "systemProperties", "staffGroups",
        "stepExpressions", "jdbcClient"})
    void anExpressionSeesNothingElseOfTheApplication(String bean) {
        assertThatThrownBy(() -> deployAndRun("${" + bean + "}"))
            .isInstanceOf(ProcessEngineException.class).hasMessageContaining("Unknown property used in expression");
    }

    private void deployAndRun(String expression) {
        var deployment = deploy(expression);
        try {
            runtime.startProcessInstanceByKey("expressions", Variables.createVariables());
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    private String deploy(String expression) {
        var model = Bpmn.createExecutableProcess("expressions").camundaHistoryTimeToLiveString("P1D").startEvent()
            .serviceTask("look").camundaExpression(expression).endEvent().done();
        // what a release brings is not refused; anybody else's is
        return repository.createDeployment().source("bundled with Handover").addModelInstance("expressions.bpmn", model).deploy().getId();
    }
}
