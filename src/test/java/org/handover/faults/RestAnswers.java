package org.handover.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.handover.nodes.Node;
import org.handover.rehearsal.Customer;
import org.handover.rehearsal.SampleAnswers;

/** A project manager who answers forms over REST at the first of these nodes that is ready, and at another if that refuses the connection. */
final class RestAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOGIN = "manager";

    private final List<Node> nodes;
    private final Predicate<Node> ready;

    RestAnswers(Node node) {
        this(List.of(node), one -> true);
    }

    /** @param ready what the proxy found when it asked a node's readiness last */
    RestAnswers(List<Node> nodes, Predicate<Node> ready) {
        this.nodes = nodes;
        this.ready = ready;
    }

    static Customer customer(String project) {
        return new Customer(project, "Harbour Clinic Sydney", "AU", "en", "Australia/Sydney", "customer.example", "standard",
            List.of("contact-centre", "reports"), true, null, List.of(), "Olivia Hart", "George Papas", "Mei Lin", "Ruth Evans", "Callum Reid");
    }

    /** Starts a node and waits until it says itself that it can be used, as a proxy does. */
    static Node start(Node node) {
        node.start();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> readiness(node) == 200);
        return node;
    }

    /** @return 200 or 503 */
    static int readiness(Node node) throws IOException {
        return node.call(Node.ADMIN, Node.PASSWORD, "GET", "/actuator/health/readiness", null).statusCode();
    }

    void startProject(String project, LocalDateTime now) throws IOException {
        post("/process-definition/key/implementation-project/submit-form",
            Map.of("businessKey", project, "variables", variables(customer(project).order())));
    }

    /** Answers the form that the project asks for now, and says which. */
    String answer(String project, LocalDateTime now) throws IOException {
        JsonNode task = JSON.readTree(call("GET", "/task?maxResults=1&processInstanceBusinessKey=" + project, null).body()).path(0);
        String id = task.path("id").asText();
        String form = task.path("camundaFormRef").path("key").asText();
        if (form.isEmpty()) {
            throw new IllegalStateException("Nothing is asked in " + project);
        }
        if (task.path("assignee").isNull()) {
            post("/task/" + id + "/claim", Map.of("userId", LOGIN));
        }
        post("/task/" + id + "/submit-form", Map.of("variables", variables(SampleAnswers.to(form, customer(project), now, Map.of()))));
        return form;
    }

    private void post(String path, Object body) throws IOException {
        HttpResponse<String> answer = call("POST", path, JSON.writeValueAsString(body));
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpResponse<String> call(String method, String path, String body) throws IOException {
        for (Node node : nodes.stream().filter(ready).toList()) {
            try {
                return node.rest(LOGIN, Node.PASSWORD, method, path, body);
            } catch (ConnectException e) {
                // it certainly did not get the request: to the next one
            }
        }
        throw new ConnectException("No node is there.");
    }

    private static Map<String, Object> variables(Map<String, Object> answer) throws JsonProcessingException {
        Map<String, Object> variables = new HashMap<>();
        for (var field : answer.entrySet()) {
            Object value = field.getValue();
            variables.put(field.getKey(), value instanceof List || value instanceof Set || value instanceof Map
                ? Map.of("value", JSON.writeValueAsString(value), "type", "Json") : Map.of("value", value));
        }
        return variables;
    }
}
