package org.handover.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.handover.peers.RequestTracker;

/** Compares what there is with what the plan says, in the peers' own data first. Each difference is a sentence. */
final class Verdict {

    /** Message-IDs of this run: other tests may use the same mail server. */
    private static final String OURS = "<C\\.\\d{5}\\..*";

    final List<String> lost = new ArrayList<>();
    final List<String> twiceTickets = new ArrayList<>();
    final List<String> twiceMails = new ArrayList<>();
    final List<String> wrong = new ArrayList<>();
    int ticketsThere;
    int mailsThere;

    private final World world;
    private final Plan plan;

    Verdict(World world, Plan plan) {
        this.world = world;
        this.plan = plan;
    }

    Verdict reach() {
        tickets();
        mails();
        projects();
        leftovers();
        return this;
    }

    boolean isClean() {
        return lost.isEmpty() && twiceTickets.isEmpty() && twiceMails.isEmpty() && wrong.isEmpty();
    }

    /** Request Tracker's own list of all tickets, also of those that were closed as duplicates. */
    private void tickets() {
        List<JsonNode> there = allTickets();
        there.removeIf(ticket -> !ticket.path("Subject").asText().matches(".* of C-\\d{5}"));
        ticketsThere = there.size();
        Map<String, Long> bySubject = there.stream().collect(Collectors.groupingBy(ticket -> ticket.path("Subject").asText(), TreeMap::new,
            Collectors.counting()));
        plan.lives.values().forEach(life -> life.tickets().forEach(title -> {
            long number = Objects.requireNonNullElse(bySubject.remove(title), 0L);
            if (number == 0) {
                lost.add("Ticket “" + title + "” is not there.");
            } else if (number > 1) {
                twiceTickets.add("Ticket “" + title + "” is there " + number + " times.");
            }
        }));
        bySubject.forEach((title, number) -> wrong.add("Ticket “" + title + "” is there and nobody should have asked for it."));
        Map<String, String> keys = there.stream().collect(Collectors.toMap(ticket -> ticket.path("id").asText(), Verdict::key));
        world.facts.list("select reference, effect_key, title from ticket", row -> List.of(String.valueOf(row.getString(1)),
            row.getString(2), row.getString(3))).forEach(ticket -> {
                if (!ticket.get(1).equals(keys.get(ticket.get(0)))) {
                    wrong.add("Ticket “" + ticket.get(2) + "” has the number " + ticket.get(0) + ", which carries the key " + keys.get(ticket.get(0)));
                }
            });
    }

    private static String key(JsonNode ticket) {
        for (JsonNode field : ticket.path("CustomFields")) {
            if (field.path("name").asText().equals(RequestTracker.KEY_FIELD)) {
                return field.path("values").path(0).asText("");
            }
        }
        return "";
    }

    private List<JsonNode> allTickets() {
        List<JsonNode> all = new ArrayList<>();
        HttpClient http = HttpClient.newHttpClient();
        try {
            for (int page = 1; ; page++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(world.tickets.url() + "/REST/2.0/tickets?query="
                    + URLEncoder.encode("id > 0 AND EffectiveId > 0", StandardCharsets.UTF_8)
                    + "&orderby=id&per_page=100&fields=Subject,Status,CustomFields&page=" + page))
                    .header("Authorization", "token " + world.tickets.token()).build();
                var answer = http.send(request, BodyHandlers.ofString());
                JsonNode items = new JsonMapper().readTree(answer.body()).path("items");
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("Request Tracker does not list its tickets: " + answer.body());
                }
                items.forEach(all::add);
                if (items.size() < 100) {
                    return all;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What Postfix took, by Message-ID, against the notices; and how many of each notice there must be, against the plan. */
    private void mails() {
        Map<String, Integer> taken = new TreeMap<>(world.mail.taken());
        Map<String, Integer> delivered = world.mail.deliveries();
        taken.keySet().removeIf(id -> !id.matches(OURS));
        mailsThere = taken.values().stream().mapToInt(Integer::intValue).sum();
        world.facts.list("select message_id, project, notice from notice", row -> List.of(row.getString(1), row.getString(2), row.getString(3)))
            .forEach(notice -> {
                String what = "Notice " + notice.get(2) + " of " + notice.get(1) + " (" + notice.get(0) + ")";
                Integer times = taken.remove(notice.get(0));
                if (times == null) {
                    lost.add(what + " did not go out.");
                } else if (times > 1) {
                    twiceMails.add(what + " went out " + times + " times.");
                }
                if (times != null && !times.equals(delivered.get(notice.get(0)))) {
                    wrong.add(what + " went out " + times + " times and is in the customer's mailbox " + delivered.get(notice.get(0)) + " times.");
                }
            });
        taken.keySet().forEach(id ->
            twiceMails.add("A mail went out of which nothing is known, instead of or besides another one: " + id));
        Map<String, Map<String, Integer>> there = new TreeMap<>();
        world.facts.list("select project, notice, count(*) from notice group by project, notice",
            row -> there.computeIfAbsent(row.getString(1), project -> new TreeMap<>()).put(row.getString(2), row.getInt(3)));
        plan.lives.values().forEach(life -> {
            Map<String, Integer> sent = there.getOrDefault(life.project(), Map.of());
            if (!sent.equals(life.notices())) {
                wrong.add(life.project() + " (" + life.ending() + ", item " + life.item() + ") has the notices " + sent + " instead of " + life.notices() + ".");
            }
        });
    }

    private void projects() {
        Map<String, String> ends = ends("delivered-project");
        Map<String, String> completions = ends("completion");
        Map<String, String> states = new TreeMap<>();
        world.facts.list("select number, state from project", row -> states.put(row.getString(1), row.getString(2)));
        plan.lives.values().forEach(life -> {
            compare(life, "ended at", life.end(), ends.get(life.project()));
            if (life.endOfCompletion() != null) {
                compare(life, "was completed by", life.endOfCompletion(), completions.get(life.project()));
            }
            compare(life, "is", life.state(), states.get(life.project()));
        });
        long several = world.facts.number("select count(*) - count(distinct business_key_) from act_hi_procinst where proc_def_key_ = 'delivered-project'");
        if (several > 0) {
            wrong.add(several + " projects were begun twice.");
        }
    }

    private Map<String, String> ends(String process) {
        Map<String, String> ends = new TreeMap<>();
        world.facts.list("select business_key_, end_act_id_ from act_hi_procinst where proc_def_key_ = ?",
            row -> ends.put(row.getString(1), String.valueOf(row.getString(2))), process);
        return ends;
    }

    private void compare(Life life, String what, String planned, String there) {
        if (!planned.equalsIgnoreCase(there)) {
            wrong.add(life.project() + " (" + life.ending() + ") " + what + " " + there + " instead of " + planned + ".");
        }
    }

    private void leftovers() {
        none("instances still run", "select count(*) from act_ru_execution where parent_id_ is null");
        none("incidents are open", "select count(*) from act_ru_incident");
        none("jobs have failed for good", "select count(*) from act_ru_job where retries_ = 0");
        none("tasks are open", "select count(*) from act_ru_task");
        world.facts.texts("select effect_key || ' is ' || state || ': ' || coalesce(last_error, '') from outbox where state <> 'done'")
            .forEach(wrong::add);
    }

    private void none(String what, String sql) {
        long number = world.facts.number(sql);
        if (number > 0) {
            wrong.add(number + " " + what + ".");
        }
    }
}
