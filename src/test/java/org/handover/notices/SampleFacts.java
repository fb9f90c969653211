package org.handover.notices;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project with every fact that any notice may name. */
final class SampleFacts {

    static final Vendor VENDOR = new Vendor("Northwind Systems", "projects@northwind.example", null);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-01T22:00:00Z"), ZoneOffset.UTC);
    static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

    private SampleFacts() {
    }

    static Recipient recipient(String language, String country) {
        return new Recipient("Kim Taylor", "kim@customer.example", language, country, SYDNEY);
    }

    static NoticeOrder order(String notice, Map<String, Object> facts, Recipient... recipients) {
        return new NoticeOrder(notice, "PRJ-1042", "instance-1", "serviceTask_" + notice, LocalDate.of(2026, 9, 25),
                List.of(recipients), facts);
    }

    static Letter letter(String notice, Map<String, Object> facts, Recipient recipient) {
        return new LetterWriter(VENDOR, CLOCK).write(order(notice, facts, recipient), recipient);
    }

    static Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("customer", "Harbour Health");
        facts.put("manager", "Maria Keller");
        facts.put("goLiveDate", LocalDate.of(2026, 9, 25));
        facts.put("oldGoLiveDate", LocalDate.of(2026, 9, 24));
        facts.put("effectiveDate", LocalDate.of(2026, 10, 16));
        facts.put("decidedOn", LocalDate.of(2026, 10, 17));
        facts.put("billableFrom", LocalDate.of(2026, 10, 18));
        facts.put("assessed", true);
        facts.put("irsPurchased", true);
        facts.put("round", 3);
        facts.put("reason", "The restore of the old numbers failed");
        facts.put("title", "Queue music is silent");
        facts.put("description", "Callers hear nothing.\nIt began on Monday.");
        facts.put("missing", "Port 443 is closed");
        LocalFact requirements = locale -> List.of("requirement-1 " + locale.getLanguage(), "requirement-2");
        facts.put("requirements", requirements);
        facts.put("trainingTopics", List.of("training-topic-1", "training-topic-2"));
        facts.put("acceptanceTests", List.of("acceptance-test-1", "acceptance-test-2"));
        facts.put("requirementLines", List.of("requirement-line-1", "requirement-line-2"));
        facts.put("openLines", List.of("Room for the servers is ready", "Power is doubled"));
        facts.put("offer", Map.of("scope", "Six queues", "outcomes", "Calls are answered", "amount", new BigDecimal("48500.5"),
                "validUntil", LocalDate.of(2026, 11, 30), "plannedGoLive", LocalDate.of(2027, 3, 1), "method", "Scrum"));
        facts.put("extras", List.of(
                Map.of("item", "reports", "ordered", 12, "included", 5, "price", new BigDecimal("1240.5"))));
        facts.put("tickets", List.of(Map.of("reference", "H-17", "title", "Wallboard", "billing", "Free: defect"),
                Map.of("reference", "", "title", "Headset", "billing", "Billable: support")));
        facts.put("outstandingItems", List.of(Map.of("title", "Wallboard", "description", "blank")));
        facts.put("defects", List.of(Map.of("title", "Calls drop", "description", "after a minute")));
        LocalFact zone = locale -> locale.getLanguage().equals("de") ? "Ostaustralische Sommerzeit" : "Australian Eastern Daylight Time";
        facts.put("startsOn", LocalDate.of(2026, 10, 12));
        facts.put("startsAt", "14:00");
        facts.put("endsAt", "16:00");
        facts.put("zone", zone);
        facts.put("place", "Training room 2, https://meet.harbour.example/42");
        facts.put("team", "Claims");
        facts.put("softLaunchShare", 5);
        facts.put("softLaunchFrom", LocalDate.of(2026, 9, 14));
        facts.put("softLaunchTo", LocalDate.of(2026, 9, 18));
        facts.put("teams", List.of(team("Reception", 5, false), team("Service", 19, true)));
        facts.put("requests", List.of(
                Map.of("date", LocalDate.of(2026, 10, 9), "recipient", "Kim Taylor", "subject", "First request"),
                Map.of("date", LocalDate.of(2026, 10, 13), "recipient", "Kim Taylor", "subject", "Second request")));
        facts.put("changeCost", new BigDecimal("1850"));
        facts.put("changeDelayDays", 5);
        facts.put("supersededNotices", List.of(
                Map.of("date", LocalDate.of(2026, 9, 26), "subject", "Live since 24 September")));
        facts.put("moves", List.of(Map.of("milestone", "System built", "oldDate", LocalDate.of(2026, 10, 6), "newDate",
                LocalDate.of(2026, 10, 20), "because", "The line comes later.")));
        facts.putAll(status());
        facts.put("dates", Map.of(
                "completionForm", date(2, "completion form"), "firstRequest", date(9, "first request"),
                "secondRequest", date(13, "second request"), "sponsorRequest", date(14, "sponsor request"),
                "deemedAcceptance", date(16, "deemed acceptance"), "endOfWarranty", date(16, "end of warranty")));
        return facts;
    }

    private static Map<String, Object> status() {
        Map<String, Object> status = new HashMap<>(Map.of("reportedOn", LocalDate.of(2026, 10, 2), "callHeld", true, "heldOn",
                LocalDate.of(2026, 10, 1), "decided", true, "decisions", "The menu offers appointments first.\nNo music at night."));
        status.putAll(Map.of("onSchedule", true, "budgetTold", true, "approvedBudget", new BigDecimal("50000"), "withinBudget", true,
                "byPhone", true, "byVideo", true, "bySoftware", true));
        status.put("reached", List.of(Map.of("milestone", "Concept agreed", "on", LocalDate.of(2026, 9, 1))));
        status.put("late", List.of(Map.of("milestone", "Customer prepared", "on", LocalDate.of(2026, 9, 30))));
        status.put("slipped", List.of(Map.of("milestone", "System built", "on", LocalDate.of(2026, 10, 20), "plannedOn",
                LocalDate.of(2026, 10, 6), "because", "The line comes later")));
        status.put("next", List.of(Map.of("milestone", "Users enabled", "on", LocalDate.of(2026, 11, 2))));
        for (String list : List.of("askedOfYou", "ours", "technical")) {
            status.put(list, List.of(Map.of("item", "Open port 5061", "who", "Kim Taylor", "dueOn", LocalDate.of(2026, 10, 1), "overdue", true),
                    Map.of("item", "Send the announcements", "who", "", "dueOn", "", "overdue", false)));
        }
        status.put("oursMore", List.of(Map.of("count", 2)));
        status.put("technicalMore", List.of());
        LocalFact degree = locale -> locale.getLanguage().equals("de") ? "hoch" : "high";
        status.put("risks", List.of(Map.of("risk", "A key person is away", "rating", "high", "likelihood", degree, "impact", degree,
                "mitigation", "A second person is trained", "reviewOn", LocalDate.of(2026, 10, 15))));
        return status;
    }

    private static Map<String, Object> team(String name, int day, boolean outOfStep) {
        return Map.of("name", name, "lead", "Kim Taylor", "users", 12, "goLiveOn", LocalDate.of(2026, 10, day), "outOfStep", outOfStep,
                "sprintStartOn", LocalDate.of(2026, 10, outOfStep ? day - 7 : day));
    }

    private static Map<String, Object> date(int day, String term) {
        LocalFact explanation = locale -> "Counted in " + locale.getLanguage() + " for " + term + ".";
        return Map.of("date", LocalDate.of(2026, 10, day), "explanation", explanation);
    }
}
