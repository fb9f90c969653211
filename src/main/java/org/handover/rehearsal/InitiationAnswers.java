package org.handover.rehearsal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Answers of initiation and preparation, as {@link SampleAnswers}. */
final class InitiationAnswers {

    private InitiationAnswers() {
    }

    /** As {@link SampleAnswers#to}. */
    static Map<String, Object> to(String form, Customer customer, LocalDateTime now, Map<String, Object> shown) {
        LocalDate today = now.toLocalDate();
        String date = today.toString();
        return switch (form) {
            case "demo" -> Map.of("demoHeldOn", date, "demoHow", "webcast",
                "demoAudience", customer.lead() + ", " + customer.sponsor() + ", two team leads", "featuresShown", List.of(
                    Map.of("feature", "Calls sorted by a menu", "reaction", "Convinced; wants the menu in two languages."),
                    Map.of("feature", "Live view of the queues", "reaction", "Asked whether team leads can have it on a wall."),
                    Map.of("feature", "Weekly report", "reaction", "Misses the time until a call is answered, by team.")));
            case "architecture-overview" -> Map.of("architectureOverview", rows(shown, "architectureOverview",
                row -> row.put("answer", "By the interface described in chapter 4 of the technical overview; nothing has to be built.")));
            case "technology-transfer" -> Map.of("technologyTransfer", rows(shown, "technologyTransfer",
                    row -> row.put("answer", "In our own data centre, looked after by our operations team; change requests take a week.")),
                "confirmedBy", customer.delegate(), "confirmedOn", date, "returnedBy", "mail");
            case "doability" -> Map.of("doable", "yes",
                "doabilityBasis", "Telephone system and directory are of kinds that run at four of our customers.",
                "requirementsFixed", "partly", "teamExperience", "experienced", "projectSize", "medium", "smallChangesAllTheTime", false);
            case "proof-of-concept" -> Map.of("pocMachine", "One virtual server in the customer's data centre, connected to a test trunk.",
                "pocCriteria", "600 calls an hour for two hours, each answered within a second.", "pocEndedOn", date, "pocResult", "passed",
                "pocFindings", "640 calls an hour, longest answer 0.8 seconds. The firewall had to be opened for one port more.");
            case "workshop" -> Map.of("heldOn", date, "attendees", customer.lead() + ", " + customer.superuser() + ", our project manager",
                "requirementsGatheredBy", List.of("workshops", "interviews"),
                "topics", "How calls are handled today, team by team\nOpening hours and overflow\nReports that managers need each week",
                "decisions", "One number for all teams; the menu has four choices.",
                "actionItems", List.of(Map.of("item", "List of all numbers that are in use", "dueOn", today.plusDays(10).toString(),
                    "vendorPerson", "Erik Engineer", "customerPerson", customer.lead())), "anotherWorkshop", false);
            case "implementation-concept" -> Map.of("openQuestions", "Which of the old call records are taken over.");
            case "offer" -> Map.of("method", "scrum", "requestAnswered", "rfq", "requestAnsweredIn", "Chapter 2",
                "offerAmount", 48500, "offerValidUntil", today.plusDays(60).toString(), "plannedGoLive", today.plusDays(120).toString(),
                "scope", "Installation, configuration and integration of the contact centre with six queues, migration of the last "
                    + "24 months of call records, training of the superuser, support at go-live.",
                "outcomes", "Every caller reaches the right team within 40 seconds; managers see the queues live.");
            case "customer-decision" -> SampleAnswers.signed(customer, date, Map.of("customerDecision", "go"));
            case "no-go-lesson" -> Map.of("reason", "The customer's budget for this year was cut; the project may come back next year.",
                "requestedBy", customer.signer(), "customerDecision", "no-go", "lessons", List.of(Map.of("area", "budget",
                    "lesson", "We learned only with the offer that the budget had not been approved yet.",
                    "advice", "Ask for the approved budget before the first workshop.", "offeredAsRisk", true)));
            case "project-plan" -> Map.of("milestones", milestones(customer, today), "resources",
                "Erik Engineer 12 days, Tara Trainer 3 days; at the customer two people from operations, one day a week.");
            case "before-start" -> Map.of("beforeStart", rows(shown, "beforeStart", row -> {
                row.put("done", true);
                row.put("answer", "See the Project Charter and the plan.");
            }));
            case "pre-implementation" -> SampleAnswers.signed(customer, date, Map.of("preparationsConfirmed", true,
                "preImplementation", rows(shown, "preImplementation", row -> row.put("done", true))));
            default -> Map.of();
        };
    }

    /** The milestones of the phases, three weeks apart, each with a week's buffer. */
    private static List<Map<String, Object>> milestones(Customer customer, LocalDate today) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String name : List.of("Concept agreed", "Customer prepared", "System built", "Users enabled", "System approved", "Taken live",
                "Handed over to support")) {
            rows.add(Map.of("milestone", name, "plannedOn", today.plusWeeks(3L * rows.size()).toString(), "bufferDays", 7,
                "vendorPerson", "Erik Engineer", "customerPerson", customer.lead()));
        }
        return rows;
    }

    /** The rows that a form shows, each answered. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> shown, String list, Consumer<Map<String, Object>> answer) {
        List<Map<String, Object>> rows = new ArrayList<>();
        ((List<Map<String, Object>>) shown.getOrDefault(list, List.of())).forEach(row -> {
            Map<String, Object> answered = new LinkedHashMap<>(Map.of("item", row.get("item")));
            answer.accept(answered);
            rows.add(answered);
        });
        return rows;
    }
}
