package org.handover.rehearsal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers of what runs beside all phases: status, risks, changes of scope, as {@link SampleAnswers}. */
final class SteeringAnswers {

    /** What calls are about, week by week. */
    private static final List<Call> CALLS = List.of(
        new Call("State of the firewall rules, the order of the queues in the welcome menu, dates of the trainings.",
            "The welcome menu offers appointments first.", "Open ports 5061 and 443 towards the telephone system",
            "Send the texts of the four announcements for recording"),
        new Call("Accounts from the directory, supervisors' rights, rooms for the sessions.",
            "Supervisors may listen in, team leads may not.", "Give the service account read access to the directory",
            "Book two rooms with screens for the sessions"),
        new Call("Numbers to be ported, what callers hear while they wait.",
            "The old numbers are ported in two steps.", "Confirm the porting date with the telephone company",
            "Choose the music on hold and send the licence"),
        new Call("Reports that the board wants, opening hours of the holidays.",
            "The board gets one report a month, by mail.", "Open the report server to the reporting account",
            "Send the opening hours of the coming holidays"),
        new Call("Emergency calls, failover of the second line, headsets.",
            "Emergency calls leave by the line of each site.", "Test the failover of the second line at night",
            "Order twelve headsets for the new team"),
        new Call("What the last tests found, who answers questions of users.",
            "Questions of users go to the superuser first.", "Renew the certificate of the web desk",
            "Name a stand-in for the superuser"));

    private SteeringAnswers() {
    }

    /** What one call was about and left to do, to the technicians and to the others. */
    private record Call(String topics, String decision, String technical, String other) {
    }

    /** As {@link SampleAnswers#to}. */
    static Map<String, Object> to(String form, Customer customer, LocalDateTime now, Map<String, Object> shown) {
        return switch (form) {
            case "weekly-call" -> weeklyCall(customer, now.toLocalDate());
            case "late-milestones" -> Map.of("lateMilestones", newDates(shown, now.toLocalDate()));
            case "risk-review" -> Map.of("risks", lookedAt(shown, now), "reviewsGoOn", true);
            case "scope-assessment" -> Map.of("changeEffort", 14, "changeCost", 1850, "changeDelayDays", 3,
                "changeRisk", "Six more announcements have to be recorded before the users are trained.");
            case "scope-approval" -> Map.of("scopeDecision", "offered");
            case "scope-agreement" -> SampleAnswers.signed(customer, now.toLocalDate().toString(), Map.of("agreed", true));
            default -> Map.of();
        };
    }

    private static Map<String, Object> weeklyCall(Customer customer, LocalDate date) {
        Call call = CALLS.get((int) (date.toEpochDay() / 7 % CALLS.size()));
        return Map.of("heldOn", date.toString(), "attendees", "Maria Keller, Jonas Brandt; " + customer.lead() + ", " + customer.delegate(),
            "topics", call.topics(), "decisions", call.decision(), "actionItems", List.of(
                Map.of("item", call.technical(), "dueOn", date.plusDays(5).toString(), "vendorPerson", "Jonas Brandt",
                    "customerPerson", customer.delegate()),
                Map.of("item", call.other(), "dueOn", date.plusDays(7).toString(), "vendorPerson", "Maria Keller",
                    "customerPerson", customer.lead())),
            "callsGoOn", true, "startsOn", date.plusDays(7).toString(), "startsAt", "10:00", "place", "By video, link in the project's calendar");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> newDates(Map<String, Object> shown, LocalDate date) {
        return ((List<Map<String, Object>>) shown.getOrDefault("lateMilestones", List.of())).stream()
            .map(row -> Map.of("milestone", row.get("milestone"), "forecastOn", row.get("forecastOn"), "newDate",
                (Object) date.plusDays(14).toString(), "reason",
                "The provider delivers the telephone line two weeks later than confirmed; meanwhile we prepare all that does not need it."))
            .toList();
    }

    /** Nothing has changed since the last review; the next one is in two weeks. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lookedAt(Map<String, Object> shown, LocalDateTime now) {
        return ((List<Map<String, Object>>) shown.getOrDefault("risks", List.of())).stream().map(row -> {
            Map<String, Object> said = new HashMap<>(row);
            said.put("reviewOn", now.toLocalDate().plusDays(14).toString());
            return said;
        }).toList();
    }
}
