package org.handover.rehearsal;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of the handover to support, as {@link SampleAnswers}. */
final class HandoverAnswers {

    private HandoverAnswers() {
    }

    /** As {@link SampleAnswers#to}. */
    static Map<String, Object> to(String form, Customer customer, LocalDateTime now, Map<String, Object> shown) {
        String date = now.toLocalDate().toString();
        return switch (form) {
            case "live-recheck" -> SampleAnswers.signed(customer, date,
                Map.of("requirementsChecklist", all(shown, "requirementsChecklist"), "checkedBy", customer.lead()));
            case "first-sprints" -> Map.of("sprintStaffing", List.of(
                    Map.of("sprint", "Sprint 1", "startsOn", date, "people", "Aiko Tan, Ben Osei", "hoursPerDay", 12),
                    Map.of("sprint", "Sprint 2", "startsOn", now.toLocalDate().plusDays(14).toString(), "people", "Aiko Tan", "hoursPerDay", 5)),
                "levelMeeting", "daily", "scriptsPackaged", true, "artefactsFlow", true, "supportPlanFollowed", true,
                "snagList", List.of(snag(false)));
            case "snag-list" -> Map.of("snagList", all(shown, "snagList"), "processChanged", false);
            case "process-agreement" -> SampleAnswers.signed(customer, date, Map.of("processAgreed", true));
            case "portal-registration" -> Map.of("portalAccounts", List.of(
                    Map.of("contact", customer.lead(), "account", customer.mail(customer.lead())),
                    Map.of("contact", customer.signer(), "account", customer.mail(customer.signer()))),
                "vouchers", 10, "vouchersExplained", true, "raisedBy", customer.lead(), "title", "Test: a report has no data",
                "description", "The report of yesterday's calls is empty. Please answer as you would answer any customer.");
            case "ticket-test" -> Map.of("testTicket", firstOption(shown, "testTickets"), "ticketReceived", true, "ticketAnswered", true,
                "ticketClosed", true, "ticketProcessWorks", true);
            case "ticket-process-corrected" -> Map.of("whatWasCorrected",
                "The portal sent replies to an address that nobody read; it now sends them to the contact.");
            case "support-takeover" -> Map.of("contactsKnown", true, "openTicketsSeen", true,
                "takeoverRemarks", "The customer's night shift calls from 22:00; its lead speaks English.");
            case "survey" -> Map.of("surveyObtained", true, "surveyAnswers", List.of(
                said(customer.lead(), "5", "", "A short video for new colleagues."),
                said(customer.signer(), "4", "The dates moved once; tell us earlier.", ""),
                said(customer.sponsor(), "4", "", "Show us the figures again in a year.")));
            case "lessons-learned" -> Map.of("lessonsHeldOn", date, "lessonsAttendees", customer.lead() + ", " + customer.superuser(),
                "lessons", List.of(
                    lesson("testing", "Testing with real calls found what the protocol did not.",
                        "Plan a morning of real calls before the customer's tests.", true),
                    lesson("training", "Superusers who trained their own teams were asked first, and rightly so.",
                        "Give superusers time for it after go-live, too.", false)));
            case "retrospective" -> Map.of("retrospectiveHeldOn", date, "retrospectiveAttendees", "Maria Keller, Aiko Tan, Ben Osei",
                "lessons", List.of(lesson("planning", "We estimated the migration without having seen the data.",
                    "Ask for a copy of the data before the offer.", true)));
            case "results" -> Map.ofEntries(Map.entry("fees", "28000"), Map.entry("licences", "9000"), Map.entry("employeeTime", "9500"),
                Map.entry("trainingCost", "3500"), Map.entry("efficiency", "62000"), Map.entry("operatingCost", "23000"),
                Map.entry("satisfactionGain", "5000"), Map.entry("revenue", "10000"), Map.entry("benefitYears", "3"),
                Map.entry("uptimePercent", "99.95"), Map.entry("intendedUsers", 120), Map.entry("activeUsers", 111),
                Map.entry("resultsNote", "Fees and licences from the invoices, time from the customer's own bookings, benefits as estimated by its controlling."));
            case "project-review" -> Map.of("goals", "Answer nine of ten calls within 20 seconds.\nOne system for all locations.",
                "achievements", "All teams work with the new system.\nCalls are answered within 17 seconds on average.",
                "challenges", "The old numbers came late; they were ported in two steps.",
                "nextSteps", "Connect the chat of the web site.\nLook at the figures together in six months.");
            case "presentation-held" -> Map.of("presentedOn", date,
                "presentationFeedback", "The sponsor asks to repeat the figures in a year.");
            default -> Map.of();
        };
    }

    private static Map<String, Object> snag(boolean done) {
        return Map.of("item", "Wallboard of the second floor shows yesterday's calls", "kind", "revisit", "cause", "process differs from the design talks",
            "answer", done ? "The view was changed to today, and tested with the team." : "", "vendorPerson", "Aiko Tan", "done", done);
    }

    /** Every line that is shown, as done; a snag says how it was resolved. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> all(Map<String, Object> shown, String list) {
        return ((List<Map<String, Object>>) shown.getOrDefault(list, List.of())).stream().map(row -> {
            Map<String, Object> done = new LinkedHashMap<>(list.equals("snagList") ? snag(true) : Map.of("answer", "Checked with the team on shift."));
            done.put("item", row.get("item"));
            done.put("done", true);
            return done;
        }).toList();
    }

    private static Map<String, Object> said(String contact, String satisfaction, String improvements, String suggestions) {
        return Map.of("contact", contact, "satisfaction", satisfaction, "improvements", improvements, "suggestions", suggestions);
    }

    private static Map<String, Object> lesson(String area, String lesson, String advice, boolean offeredAsRisk) {
        return Map.of("area", area, "lesson", lesson, "advice", advice, "offeredAsRisk", offeredAsRisk);
    }

    @SuppressWarnings("unchecked")
    private static Object firstOption(Map<String, Object> shown, String options) {
        List<Map<String, Object>> offered = (List<Map<String, Object>>) shown.getOrDefault(options, List.of());
        return offered.isEmpty() ? "" : offered.get(0).get("value");
    }
}
