package org.handover.rehearsal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of approval and go-live, as {@link SampleAnswers}. */
final class ApprovalAnswers {

    private ApprovalAnswers() {
    }

    /** As {@link SampleAnswers#to}. */
    static Map<String, Object> to(String form, Customer customer, LocalDateTime now, Map<String, Object> shown) {
        LocalDate today = now.toLocalDate();
        return switch (form) {
            case "final-check" -> Map.of("finalCheck", settled(shown, "finalCheck", "As agreed in the concept."));
            case "technical-documentation" -> Map.of("testAccountsDocumented", true,
                "credentialsKept", "The customer's vault, folder “Handover”; access for two administrators.",
                "peopleInCharge", "Servers and database: %s, IT. Application: %s. Network: our operations desk."
                    .formatted(customer.delegate(), customer.superuser()));
            case "soft-launch" -> Map.of("softLaunch", "yes", "softLaunchShare", 5, "softLaunchFrom", today.toString(),
                "softLaunchTo", today.plusDays(4).toString(),
                "softLaunchReason", "The reception desk sees every kind of call, and its team is glad to go first.");
            case "soft-launch-findings" -> Map.of("usersReached", 6, "findings", List.of(Map.of("title", "Callers wait without music",
                "description", "The second queue had no music file.", "fixed", true,
                "answer", "Music file added; the team has heard it since the same afternoon.")));
            case "soft-launch-fixes" -> Map.of("findings", fixed(shown));
            case "open-requirements" -> Map.of("requirementsChecklist",
                settled(shown, "requirementsChecklist", "Done and shown to the customer in the last weekly call."));
            case "support-process" -> Map.of("supportMeetings", "daily", "supportReadiness", settled(shown, "supportReadiness",
                "Agreed with %s and %s; names and hours are in the support plan.".formatted(customer.lead(), customer.delegate())));
            case "clean-up" -> Map.of("cleanUp", settled(shown, "cleanUp", "Done."));
            case "go-live-dates" -> dates(customer, today);
            case "go-live-dates-agreement" -> SampleAnswers.signed(customer, today.toString(), Map.of("datesAgreed", true));
            default -> Map.of();
        };
    }

    /** Sprints begin on Mondays; the first team goes with the next one, the other two weeks later. */
    private static Map<String, Object> dates(Customer customer, LocalDate today) {
        LocalDate first = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        LocalDate last = first.plusWeeks(2);
        return Map.of("teams", List.of(team("Reception", customer.lead(), 6, first), team("Service teams", customer.superuser(), 18, last)),
            "startsOn", last.toString(), "startsAt", "08:00", "place", "https://meet.northwind.example/go-live");
    }

    private static Map<String, Object> team(String team, String lead, int users, LocalDate sprint) {
        return Map.of("team", team, "lead", lead, "users", users, "sprintStartOn", sprint.toString(), "goLiveOn", sprint.toString(),
            "agreedNevertheless", false);
    }

    /** Every line of a list as it is shown, and settled; what was said of it before stays. */
    private static List<Map<String, Object>> settled(Map<String, Object> shown, String list, String remark) {
        return rows(shown, list).stream().map(row -> {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("item", row.get("item"));
            answer.put("done", true);
            answer.put("answer", row.get("answer") instanceof String said && !said.isBlank() ? said : remark);
            return answer;
        }).toList();
    }

    private static List<Map<String, Object>> fixed(Map<String, Object> shown) {
        return rows(shown, "findings").stream().map(row -> {
            Map<String, Object> answer = new LinkedHashMap<>(row);
            answer.put("fixed", true);
            answer.put("answer", "Corrected in release 26-3.3 and tried with the users of the soft launch.");
            return answer;
        }).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> shown, String list) {
        return (List<Map<String, Object>>) shown.getOrDefault(list, List.of());
    }
}
