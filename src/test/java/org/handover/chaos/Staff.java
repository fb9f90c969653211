package org.handover.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.handover.chaos.Life.Ending;
import org.handover.chaos.Life.Item;
import org.handover.nodes.Node;

/**
 * Does what people do: starts projects, tells them things, answers tasks, over REST on whichever node is there. When an answer does
 * not come back, it looks whether it took effect before it asks again, as a person would. Several at a time.
 */
final class Staff implements AutoCloseable {

    private static final int AT_A_TIME = 6;
    private static final int TRIES = 150;

    /** An open task. */
    record Task(String id, String element, String project) {
    }

    private final World world;
    private final Plan plan;
    private final JsonMapper json = new JsonMapper();
    private final ExecutorService people = Executors.newFixedThreadPool(AT_A_TIME);
    private final AtomicInteger busy = new AtomicInteger();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    /** By project, the ids of the tasks by which the customer's answer was recorded, oldest first. */
    private final Map<String, List<String>> rounds = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger uncertain = new AtomicInteger();

    Staff(World world, Plan plan) {
        this.world = world;
        this.plan = plan;
    }

    /** What is done on a day because the plan says so. */
    void beginDay(int day) {
        plan.lives.values().stream().sorted(Comparator.comparing(Life::project)).forEach(life -> {
            if (life.liveOn() == day) {
                go("start " + life.project(), () -> deliver(life, day));
            }
        });
    }

    /** What is told to a project as soon as it is live. */
    private void tell(Life life, int day) {
        if (life.item() == Item.NONE && life.ending() != Ending.CANCELLED && life.ending() != Ending.ROLLED_BACK) {
            return;
        }
        await(() -> world.facts.number("select count(*) from act_ru_event_subscr s join act_ru_execution e on e.proc_inst_id_ = s.proc_inst_id_ "
            + "where e.business_key_ = ? and s.event_name_ = 'Warranty item raised'", life.project()) > 0, "go-live of " + life.project());
        if (life.item() != Item.NONE) {
            once("/process-definition/key/raise-warranty-item/start", Map.of("projectNumber", life.project(), "title", life.itemTitle(),
                "description", "The last word of the greeting is missing.", "raisedBy", "Olivia Hart", "raisedOn", date(day),
                "irsIssue", false), () -> count("warranty-item", life) > 0);
        }
        if (life.ending() == Ending.CANCELLED) {
            once("/process-definition/key/cancel-project/start", Map.of("projectNumber", life.project(),
                "reason", "The customer gave the project up.", "sure", true), () -> count("cancel-project", life) > 0);
        } else if (life.ending() == Ending.ROLLED_BACK) {
            once("/process-definition/key/roll-back-go-live/start", Map.of("projectNumber", life.project(),
                "reason", "The customer went back to the old system."), () -> count("roll-back-go-live", life) > 0);
        }
    }

    private void deliver(Life life, int day) {
        String number = life.project();
        String domain = number.toLowerCase() + ".example";
        once("/process-definition/key/delivered-project/start", Map.ofEntries(
            Map.entry("projectNumber", number), Map.entry("customer", "Customer " + number), Map.entry("country", "GB"),
            Map.entry("timeZone", "Africa/Abidjan"), Map.entry("language", "en"), Map.entry("projectKind", "implementation-on-premise"),
            Map.entry("contractType", "standard"), Map.entry("modules", List.of("contact-centre")), Map.entry("irsPurchased", true),
            Map.entry("vendorSponsorName", "Miriam Okafor"), Map.entry("vendorSponsorEmail", "miriam.okafor@vendor.test"),
            Map.entry("contacts", List.of(contact("Olivia Hart", "lead", true, domain), contact("Callum Reid", "sponsor", false, domain))),
            Map.entry("liveDate", date(day)), Map.entry("liveTime", "09:00")), () -> count("delivered-project", life) > 0);
        tell(life, day);
    }

    private static Map<String, Object> contact(String name, String role, boolean maySign, String domain) {
        return Map.of("name", name, "role", role, "email", name.toLowerCase().replace(' ', '.') + "@" + domain, "language", "en",
            "timeZone", "Africa/Abidjan", "maySign", maySign, "channel", "email", "depth", "summary");
    }

    private long count(String process, Life life) {
        return world.facts.number("select count(*) from act_hi_procinst where proc_def_key_ = ? and business_key_ = ?", process, life.project());
    }

    /** Answers what is open and what the plan has an answer to. */
    void answer(int day) {
        List<Task> open = world.facts.list("""
            select t.id_, t.task_def_key_, e.business_key_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
            order by t.create_time_""", row -> new Task(row.getString(1), row.getString(2), row.getString(3)));
        for (Task task : open) {
            Life life = plan.lives.get(task.project());
            Map<String, Object> answer = life == null ? null : answerTo(task, life, day);
            if (answer != null) {
                go(task.id(), () -> submit(task, answer));
            }
        }
    }

    /** Null where nobody answers now. */
    private Map<String, Object> answerTo(Task task, Life life, int day) {
        return switch (task.element()) {
            case "userTask_recordAnswer" -> life.ending() == Ending.SILENT ? null : completion(life, round(task), day);
            case "userTask_fixDefects" -> Map.of("fixedOn", date(day), "whatWasFixed", "Corrected and tested with the customer.");
            case "userTask_decideOnItem" -> Map.of("covered", life.item() == Item.COVERED, "reason", "As agreed with the customer.");
            case "userTask_recordBillableAgreement" -> signed(day, Map.of("agreed", life.item() == Item.BILLABLE));
            default -> throw new IllegalStateException("Nobody expected the task " + task);
        };
    }

    private int round(Task task) {
        List<String> answered = rounds.computeIfAbsent(task.project(), project -> new CopyOnWriteArrayList<>());
        if (!answered.contains(task.id())) {
            answered.add(task.id());
        }
        return answered.indexOf(task.id());
    }

    private Map<String, Object> completion(Life life, int round, int day) {
        if (round == 0 && life.ending() == Ending.REFUSED_THEN_SIGNED) {
            return signed(day, Map.of("completionAnswer", "refused", "defects", rows(life, life::defect)));
        }
        if (round == 0 && life.ending() == Ending.BARE_NO_THEN_SIGNED) {
            return signed(day, Map.of("completionAnswer", "no"));
        }
        if (life.ending() == Ending.SIGNED_WITH_ITEMS) {
            return signed(day, Map.of("completionAnswer", "signed", "documents", List.of(), "itemsOutstanding", true,
                "outstandingItems", rows(life, life::outstanding)));
        }
        return signed(day, Map.of("completionAnswer", "signed", "documents", List.of(), "itemsOutstanding", false));
    }

    private static List<Map<String, Object>> rows(Life life, IntFunction<String> title) {
        return IntStream.rangeClosed(1, life.items())
            .<Map<String, Object>>mapToObj(number -> Map.of("title", title.apply(number), "description", "As found on day 7.")).toList();
    }

    private Map<String, Object> signed(int day, Map<String, Object> answer) {
        Map<String, Object> all = new HashMap<>(answer);
        all.putAll(Map.of("signedBy", "Olivia Hart", "signedOn", date(day), "returnedBy", "mail"));
        return all;
    }

    private String date(int day) {
        return world.date(day).toString();
    }

    private void submit(Task task, Map<String, Object> answer) {
        BooleanSupplier done = () -> world.facts.number("select count(*) from act_ru_task where id_ = ?", task.id()) == 0;
        for (int time = 1; ; time++) {
            try {
                Node node = aNode();
                HttpResponse<String> claimed = call(node, "/task/" + task.id() + "/claim", "{\"userId\":\"" + World.STAFF + "\"}");
                HttpResponse<String> answered = claimed.statusCode() >= 300 ? claimed : call(node, "/task/" + task.id() + "/submit-form", body(answer));
                if (answered.statusCode() < 300 || done.getAsBoolean()) {
                    return;
                }
                failed(task.toString(), answered, time);
            } catch (IOException e) {
                lost(e);
                Facts.sleep(300);
                if (done.getAsBoolean()) {
                    return;
                }
            }
        }
    }

    /** Posts until it took effect: what must not happen twice is looked for before each new try, when the first has certainly ended. */
    private void once(String path, Map<String, Object> fields, BooleanSupplier done) {
        for (int time = 1; ; time++) {
            try {
                HttpResponse<String> answered = call(aNode(), path, body(fields));
                if (answered.statusCode() < 300) {
                    return;
                }
                Facts.sleep(100);
                if (done.getAsBoolean()) {
                    return;
                }
                failed(path + " " + fields.get("projectNumber"), answered, time);
            } catch (IOException e) {
                lost(e);
                // the transaction of a killed node ends when the database sees that the connection is gone
                Facts.sleep(2000);
                if (done.getAsBoolean()) {
                    return;
                }
            }
        }
    }

    /** A node that is not there did not get the call. */
    private void lost(IOException e) {
        if (!(e instanceof ConnectException)) {
            uncertain.incrementAndGet();
        }
    }

    private void failed(String what, HttpResponse<String> answer, int time) {
        if (time >= TRIES || Set.of(400, 403, 404).contains(answer.statusCode()) && time >= 5) {
            throw new IllegalStateException(what + ": " + answer.statusCode() + " " + answer.body());
        }
        Facts.sleep(400);
    }

    private void await(BooleanSupplier what, String name) {
        for (int time = 1; !what.getAsBoolean(); time++) {
            if (time > 1200) {
                throw new IllegalStateException("Nobody sees the " + name);
            }
            Facts.sleep(200);
        }
    }

    private Node aNode() {
        List<Node> nodes = world.sides.stream().map(side -> side.node).toList();
        return nodes.get(new Random().nextInt(nodes.size()));
    }

    private HttpResponse<String> call(Node node, String path, String body) throws IOException {
        calls.incrementAndGet();
        return node.rest(World.STAFF, Node.PASSWORD, "POST", path, body);
    }

    /** As Tasklist sends it: lists as JSON text. */
    private String body(Map<String, Object> fields) {
        Map<String, Object> variables = new HashMap<>();
        try {
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                variables.put(field.getKey(), field.getValue() instanceof List<?> list
                    ? Map.of("value", json.writeValueAsString(list), "type", "Json") : Map.of("value", field.getValue()));
            }
            return json.writeValueAsString(Map.of("variables", variables));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each thing once. */
    private void go(String name, Runnable work) {
        if (begun.add(name)) {
            busy.incrementAndGet();
            people.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    troubles.add(name + ": " + e.getMessage());
                } finally {
                    busy.decrementAndGet();
                }
            });
        }
    }

    boolean isBusy() {
        return busy.get() > 0;
    }

    /** What people could not do. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    int calls() {
        return calls.get();
    }

    /** Calls whose answer did not come back. */
    int uncertain() {
        return uncertain.get();
    }

    @Override
    public void close() {
        people.shutdownNow();
    }
}
