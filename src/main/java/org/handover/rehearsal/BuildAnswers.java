package org.handover.rehearsal;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of the build and the enablement, as {@link SampleAnswers}. */
final class BuildAnswers {

    private BuildAnswers() {
    }

    /** As {@link SampleAnswers#to}. */
    static Map<String, Object> to(String form, Customer customer, LocalDateTime now, Map<String, Object> shown) {
        String date = now.toLocalDate().toString();
        return switch (form) {
            case "build-checklist" -> Map.of("configuredOn", date, "buildChecklist", done(shown, "buildChecklist", "As the concept says."));
            case "data-migration" -> Map.of("dataMigrated", "Customers and calls of the last 24 months", "migrationSource",
                "Old telephone system, export as CSV", "migrationMethod", "script", "recordsExpected", 18240, "recordsMigrated", 18212,
                "recordsRejected", 28, "differenceExplained", "28 calls without a caller's number; " + customer.lead()
                    + " agreed that they stay in the archive.", "migrationRehearsed", true, "migrationVerified", true);
            case "provisioning" -> Map.of("provisioningSteps", List.of(provisioning("Create the servers from the template", null),
                provisioning("Create user accounts from the directory", null),
                provisioning("Order the certificate", "The customer's security team signs each request by hand.")));
            case "system-documentation" -> Map.of("everythingDescribed", true, "documentationGaps",
                "The failover site is described when it is handed over.");
            case "vendor-tests" -> Map.of("testedOn", date, "unitTests", "412 of 412 passed", "integrationTests",
                "Directory, mail and customer records: 38 of 38 passed", "testsPassed", true);
            case "internal-approval" -> Map.of("internalApproval", done(shown, "internalApproval", "Seen on the system itself."),
                "systemApproved", true);
            case "guides-and-script" -> Map.of("screenshotsOfTheirSystem", true);
            case "recorded-demo" -> Map.of("recordingLink", "https://video." + customer.mailDomain() + "/handover-demo", "recordingCut", true,
                "splitIntoVideos", true, "confirmedBy", customer.lead(), "confirmedOn", date, "returnedBy", "mail");
            case "sessions" -> sessions(customer, now.toLocalDate());
            case "sessions-held" -> Map.of("sessionsHeld", held(shown, date), "ownScripts", 7, "allSessionsHeld", true);
            default -> Map.of();
        };
    }

    private static List<Map<String, Object>> done(Map<String, Object> shown, String list, String remark) {
        return rows(shown, list).stream().map(row -> Map.of("item", row.get("item"), "done", (Object) true, "answer", remark)).toList();
    }

    /** @param byHand why a person does it; null if nobody does */
    private static Map<String, Object> provisioning(String step, String byHand) {
        return byHand == null ? Map.of("step", step, "automated", "yes") : Map.of("step", step, "automated", "no", "reason", byHand);
    }

    private static Map<String, Object> sessions(Customer customer, LocalDate today) {
        return Map.of("videoOn", today.plusDays(7).toString(), "videoAt", "10:00", "workshopOn", today.plusDays(8).toString(),
            "workshopAt", "13:00", "place", "https://meet." + customer.mailDomain() + "/handover", "teams", List.of(
                team("Service desk", customer.superuser(), customer, 12, today.plusDays(9)),
                team("Field service", customer.delegate(), customer, 6, today.plusDays(10))));
    }

    private static Map<String, Object> team(String name, String lead, Customer customer, int users, LocalDate day) {
        return Map.of("team", name, "lead", lead, "leadEmail", customer.mail(lead), "users", users, "startsOn", day.toString(),
            "startsAt", "09:30");
    }

    private static List<Map<String, Object>> held(Map<String, Object> shown, String date) {
        return rows(shown, "sessionsHeld").stream().map(row -> {
            Map<String, Object> held = new LinkedHashMap<>(row);
            held.putAll(Map.of("heldOn", date, "attended", 9));
            return held.entrySet().stream().filter(field -> !"".equals(field.getValue()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        }).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> shown, String list) {
        return (List<Map<String, Object>>) shown.getOrDefault(list, List.of());
    }
}
