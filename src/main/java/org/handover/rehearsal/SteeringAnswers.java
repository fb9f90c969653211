package org.handover.rehearsal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers of what runs beside all phases: status, risks, changes of scope, as {@link SampleAnswers}. */
final class SteeringAnswers {

    private SteeringAnswers() {
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
        return Map.of("heldOn", date.toString(), "attendees", "Maria Keller, Jonas Brandt; " + customer.lead() + ", " + customer.delegate(),
            "topics", "State of the firewall rules, the order of the queues in the welcome menu, dates of the trainings.",
            "decisions", "The welcome menu offers appointments first. Calls after 18:00 go to the announcement of the emergency number.",
            "actionItems", List.of(
                Map.of("item", "Open ports 5061 and 443 towards the telephone system (" + date + ")", "dueOn", date.plusDays(5).toString(),
                    "vendorPerson", "Jonas Brandt", "customerPerson", customer.delegate()),
                Map.of("item", "Send the texts of the four announcements for recording (" + date + ")", "dueOn", date.plusDays(7).toString(),
                    "vendorPerson", "Maria Keller", "customerPerson", customer.lead())),
            "callsGoOn", true);
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
