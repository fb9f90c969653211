package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Wrong input over REST: what is wrong in plain words, a 4xx, nothing changed, and the task still open. */
class BadInputTest extends JourneyTest {

    @Autowired private ObjectMapper json;

    @Test
    void aProjectStartsOverRestAndItsNumberIsTakenThen() throws Exception {
        assertThat(start(customer.order()).statusCode()).isEqualTo(200);
        assertThat(project().manager()).isEqualTo(MANAGER);

        HttpResponse<String> again = start(customer.order());
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("Project “" + customer.project() + "” exists already");
    }

    @Test
    void aStartFormSaysAllThatIsWrongAtOnce() throws Exception {
        Map<String, Object> order = new HashMap<>(customer.order());
        order.remove("customer");
        order.put("country", "XX");
        order.put("timeZone", "Sydney");
        order.put("discount", 10);
        HttpResponse<String> refused = start(order);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("“Customer” is missing", "discount");
        assertThat(projects.find(customer.project())).isEmpty();

        order.put("customer", "Harbour Clinic");
        order.remove("discount");
        assertThat(start(order).body()).contains("“XX” is no country code", "write it like Australia/Sydney");
        assertThat(runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(customer.project()).count()).isZero();
    }

    @Test
    void anAnswerThatDoesNotFitLeavesTheTaskOpen() throws Exception {
        desk.start("implementation-project", customer.order());
        Task task = desk.task(customer.project(), "stakeholders").orElseThrow();
        assertRefused(task, Map.of("contacts", customer.contacts()), "Claim the task first.");

        engine.getTaskService().claim(task.getId(), MANAGER);
        assertRefused(task, Map.of("contacts", List.of()), "Nobody may sign");
        assertRefused(task, Map.of("contacts", customer.contacts(), "goLiveDate", "2020-01-01"), "goLiveDate");
        assertRefused(task, Map.of("contacts", List.of(Map.of("name", "Ann", "role", "lead", "email", "nowhere", "language", "en",
            "timeZone", "Mars/Base", "maySign", true))), "mail");
        assertThat(desk.task(customer.project(), "stakeholders")).isPresent();

        assertThat(submit(task, Map.of("contacts", customer.contacts())).statusCode()).isEqualTo(204);
        assertRefused(task, Map.of("contacts", customer.contacts()), "no longer open");
    }

    @Test
    @Tag("R13")
    void onlyASignerSigns() throws Exception {
        prepare();
        Task task = desk.task(customer.project(), "go-live-form").orElseThrow();
        engine.getTaskService().claim(task.getId(), MANAGER);
        assertRefused(task, Map.of("goLiveAnswer", "signed", "signedBy", "Nobody Known", "signedOn", "2026-08-03", "returnedBy", "mail"),
            "must be one of: George Papas, Mei Lin");
        assertRefused(task, Map.of("goLiveAnswer", "signed", "signedBy", "George Papas", "signedOn", "2027-08-03", "returnedBy", "mail"),
            "future");
        assertRefused(task, Map.of("goLiveAnswer", "signed", "signedBy", "George Papas", "signedOn", "2026-07-03", "returnedBy", "mail"),
            "before the form was issued");
        assertThat(signOffs.last(customer.project(), "go-live-form")).isEmpty();
    }

    @Test
    void whatIsToldToAProjectThatIsNotThereIsRefused() throws Exception {
        HttpResponse<String> unknown = rest(MANAGER, "POST", "/process-definition/key/cancel-project/start",
            body(Map.of("projectNumber", "T-NONE", "reason", "Nobody knows it.", "sure", true)));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("There is no project “T-NONE”");

        prepare();
        HttpResponse<String> early = rest(MANAGER, "POST", "/process-definition/key/roll-back-go-live/start",
            body(Map.of("projectNumber", customer.project(), "reason", "Nothing is live yet.")));
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).contains("Nothing was changed");
    }

    private HttpResponse<String> start(Map<String, Object> order) throws Exception {
        return rest(MANAGER, "POST", "/process-definition/key/implementation-project/start", body(order));
    }

    private void assertRefused(Task task, Map<String, Object> answer, String because) throws Exception {
        HttpResponse<String> refused = submit(task, answer);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(because);
    }

    private HttpResponse<String> submit(Task task, Map<String, Object> answer) throws Exception {
        return rest(MANAGER, "POST", "/task/" + task.getId() + "/submit-form", body(answer));
    }

    /** As Tasklist sends it: lists as JSON text. */
    private String body(Map<String, Object> fields) throws Exception {
        Map<String, Object> variables = new HashMap<>();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            variables.put(field.getKey(), field.getValue() instanceof List<?> list
                ? Map.of("value", json.writeValueAsString(list), "type", "Json") : Map.of("value", field.getValue()));
        }
        return json.writeValueAsString(Map.of("variables", variables));
    }
}
