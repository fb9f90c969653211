package org.handover.peers;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stands in for Znuny's web service GenericTicketConnectorREST, as far as its documentation describes it and the product uses it:
 * errors come with the status 200, a search gives numbers, an empty search nothing at all, unknown fields of a search are passed over.
 */
public final class ZnunyStub implements ResponseDefinitionTransformerV2 {

    public static final String USER = "handover";
    public static final String PASSWORD = "secret";
    public static final String QUEUE = "Implementation";

    private static final String PATH = "/znuny/nph-genericinterface.pl/Webservice/GenericTicketConnectorREST";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<Integer, ObjectNode> tickets = new TreeMap<>();
    private final WireMockServer server;

    public ZnunyStub() {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1").extensions(this));
        server.stubFor(any(anyUrl()).willReturn(new ResponseDefinitionBuilder().withTransformers(getName())));
        server.start();
    }

    /** Without the path. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public static String path() {
        return PATH;
    }

    /** As it is stored, with its articles. */
    public synchronized ObjectNode ticket(String number) {
        return tickets.values().stream().filter(ticket -> ticket.path("TicketNumber").asText().equals(number)).findFirst().orElseThrow();
    }

    /** What somebody of support does. */
    public synchronized void change(String number, String state, String stateType) {
        ObjectNode ticket = ticket(number);
        setState(ticket, state, stateType);
        changed(ticket);
    }

    public synchronized void field(String number, String name, String value) {
        setField(ticket(number), name, value);
        changed(ticket(number));
    }

    @Override
    public String getName() {
        return "znuny";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        try {
            var request = event.getRequest();
            String path = request.getUrl().replaceAll("\\?.*", "");
            if (!path.startsWith(PATH)) {
                return new ResponseDefinitionBuilder().withStatus(404).build();
            }
            String route = request.getMethod() + " " + path.substring(PATH.length()).replaceAll("/\\d+$", "/:TicketID");
            JsonNode body = request.getBody().length == 0 ? JSON.createObjectNode() : JSON.readTree(request.getBodyAsString());
            String operation = switch (route) {
                case "POST /Ticket" -> "TicketCreate";
                case "POST /Ticket/search" -> "TicketSearch";
                case "GET /Ticket/:TicketID" -> "TicketGet";
                case "PATCH /Ticket/:TicketID" -> "TicketUpdate";
                default -> null;
            };
            if (operation == null) {
                return new ResponseDefinitionBuilder().withStatus(500).build();
            }
            int id = path.matches(".*/\\d+") ? Integer.parseInt(path.replaceAll(".*/", "")) : 0;
            boolean known = USER.equals(request.getHeader("X-OTRS-Header-UserLogin"))
                    && PASSWORD.equals(request.getHeader("X-OTRS-Header-Password"));
            JsonNode answer = !known ? error(operation + ".AuthFail", "Authorization failing!") : switch (operation) {
                case "TicketCreate" -> create(body);
                case "TicketSearch" -> search(body);
                case "TicketGet" -> get(id, request.getUrl().contains("AllArticles=1"));
                default -> update(id, body);
            };
            return new ResponseDefinitionBuilder().withStatus(200).withHeader("Content-Type", "application/json")
                    .withBody(JSON.writeValueAsString(answer)).build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode create(JsonNode body) {
        for (String needed : new String[] {"Title", "Queue", "State", "Priority", "CustomerUser"}) {
            if (body.path("Ticket").path(needed).asText().isEmpty()) {
                return error("TicketCreate.MissingParameter", "TicketCreate: Ticket->" + needed + " parameter is missing!");
            }
        }
        if (!body.path("Ticket").path("Queue").asText().equals(QUEUE)) {
            return error("TicketCreate.InvalidParameter", "TicketCreate: Ticket->QueueID or Ticket->Queue parameter is invalid!");
        }
        for (JsonNode field : body.path("DynamicField")) {
            if (!field.path("Name").asText().matches("CorrelationId|Billable|SupportLevel")) {
                return error("TicketCreate.InvalidParameter", "TicketCreate: DynamicField->Name parameter is invalid!");
            }
        }
        int id = tickets.size() + 1;
        ObjectNode ticket = body.path("Ticket").deepCopy();
        ticket.put("TicketID", String.valueOf(id)).put("TicketNumber", "20261126" + (48_000_000 + id));
        setState(ticket, "new", "new");
        ticket.putArray("DynamicField");
        ticket.putArray("Article");
        tickets.put(id, ticket);
        update(id, body);
        return JSON.createObjectNode().put("TicketID", ticket.path("TicketID").asText())
                .put("TicketNumber", ticket.path("TicketNumber").asText()).put("ArticleID", "1");
    }

    private JsonNode update(int id, JsonNode body) {
        ObjectNode ticket = tickets.get(id);
        if (ticket == null) {
            return error("TicketUpdate.AccessDenied", "TicketUpdate: User does not have access to the ticket!");
        }
        if (body.path("Ticket").path("State").asText().equals("closed successful")) {
            setState(ticket, "closed successful", "closed");
        }
        body.path("DynamicField").forEach(field -> setField(ticket, field.path("Name").asText(), field.path("Value").asText()));
        if (body.has("Article")) {
            ((ArrayNode) ticket.path("Article")).add(body.path("Article"));
        }
        changed(ticket);
        return JSON.createObjectNode().put("TicketID", String.valueOf(id)).put("TicketNumber", ticket.path("TicketNumber").asText());
    }

    private JsonNode get(int id, boolean withArticles) {
        ObjectNode ticket = tickets.get(id);
        if (ticket == null) {
            return error("TicketGet.AccessDenied", "TicketGet: User does not have access to the ticket!");
        }
        ObjectNode shown = ticket.deepCopy();
        if (!withArticles) {
            shown.remove("Article");
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("Ticket").add(shown);
        return answer;
    }

    private JsonNode search(JsonNode body) {
        ArrayNode ids = JSON.createArrayNode();
        for (ObjectNode ticket : tickets.values()) {
            String key = fieldOf(ticket, "CorrelationId");
            JsonNode wanted = body.path("DynamicField_CorrelationId");
            boolean fits = (!body.has("TicketNumber") || ticket.path("TicketNumber").asText().equals(body.path("TicketNumber").asText()))
                    && (!wanted.has("Equals") || wanted.path("Equals").asText().equalsIgnoreCase(key))
                    && (!wanted.has("Like") || !key.isEmpty())
                    && body.path("TicketLastChangeTimeNewerDate").asText("").compareTo(ticket.path("Changed").asText()) <= 0;
            if (fits && ids.size() < body.path("Limit").asInt(500)) {
                ids.add(ticket.path("TicketID"));
            }
        }
        ObjectNode answer = JSON.createObjectNode();
        if (!ids.isEmpty()) {
            answer.set("TicketID", ids);
        }
        return answer;
    }

    private static void setState(ObjectNode ticket, String state, String type) {
        ticket.put("State", state).put("StateType", type).put("Closed", type.equals("closed") ? now() : "");
    }

    private static void setField(ObjectNode ticket, String name, String value) {
        ArrayNode fields = (ArrayNode) ticket.path("DynamicField");
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).path("Name").asText().equals(name)) {
                fields.remove(i);
            }
        }
        fields.addObject().put("Name", name).put("Value", value);
    }

    private static String fieldOf(ObjectNode ticket, String name) {
        for (JsonNode field : ticket.path("DynamicField")) {
            if (field.path("Name").asText().equals(name)) {
                return field.path("Value").asText();
            }
        }
        return "";
    }

    private static void changed(ObjectNode ticket) {
        ticket.put("Changed", now());
    }

    private static String now() {
        return TIME.format(LocalDateTime.now(ZoneOffset.UTC));
    }

    private static JsonNode error(String code, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("Error").put("ErrorCode", code).put("ErrorMessage", message);
        return answer;
    }
}
