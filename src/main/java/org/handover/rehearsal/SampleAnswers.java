package org.handover.rehearsal;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a customer and the vendor's people answer each form when everything goes well. */
public final class SampleAnswers {

    private SampleAnswers() {
    }

    /**
     * A complete answer.
     *
     * @param form id of the form
     * @param now date and time where the customer is
     * @param shown the values that the form was opened with, such as the rows of a list
     * @return empty for a form that is not known here
     */
    public static Map<String, Object> to(String form, Customer customer, LocalDateTime now, Map<String, Object> shown) {
        String date = now.toLocalDate().toString();
        return switch (form) {
            case "stakeholders" -> Map.of("contacts", customer.contacts());
            case "pre-install" -> signed(customer, date, Map.of("requirementsMet", true, "information",
                "Server hall 2, rack 14. Telephone system: SIP trunk with 30 channels. Remote access by VPN, account handover-setup."));
            case "extras-agreement" -> signed(customer, date, Map.of("extrasAgreed", true));
            case "installation" -> Map.of("installedOn", date, "release", "26-3.1",
                "environment", "Two virtual servers in the customer's data centre, database on the first.");
            case "correction" -> Map.of("correctedOn", date, "whatWasCorrected", "Certificate chain completed, service restarted.");
            case "superuser" -> Map.of("superuserName", customer.superuser(), "superuserEmail", customer.mail(customer.superuser()),
                "language", customer.language(), "timeZone", customer.zone());
            case "superuser-training" -> Map.of("superuserTrained", customer.superuser(), "trainedOn", date,
                "trainingHeld", "remote", "topicsCovered", true);
            case "users-trained" -> Map.of("confirmedBy", customer.superuser(), "confirmedOn", date, "usersTrained", 18,
                "returnedBy", "mail");
            case "customer-tests" -> signed(customer, date, Map.of("acceptanceTests", passed(shown), "defectsFound", false));
            case "defects-fixed" -> Map.of("fixedOn", date, "whatWasFixed", "Corrected in release 26-3.2 and tested with the customer.");
            case "commercial-conditions" -> Map.of("conditionsFulfilled", true, "fulfilledOn", date,
                "evidence", "Milestone invoice 2 paid in full.");
            case "go-live-form" -> signed(customer, date, Map.of("goLiveAnswer", "signed"));
            case "activation" -> live(now.minusHours(1).truncatedTo(ChronoUnit.MINUTES));
            case "live-date-assessment" -> Map.of("liveDate", date,
                "evidence", "The call log shows 214 calls through the new queues on that day.",
                "reason", "The signer left the company and nobody returned the form.");
            case "live-date-confirmation" -> Map.of("assessmentConfirmed", true);
            case "warranty-decision" -> Map.of("covered", true, "reason", "Part of the agreed configuration.");
            case "billable-agreement" -> signed(customer, date, Map.of("agreed", true));
            case "completion-form" -> signed(customer, date, Map.of("completionAnswer", "signed", "documents",
                customer.documents().stream().map(name -> Map.of("document", name, "confirmed", true)).toList(),
                "itemsOutstanding", false));
            case "sponsors-agreement" -> Map.of("agreedOn", date, "customerSponsor", customer.sponsor(),
                "vendorSponsor", "Miriam Okafor", "agreement", "Weekly review until the last defect is closed.");
            case "new-address" -> Map.of("newEmail", "reached-at-last@" + customer.mailDomain());
            default -> ofPhase(form, customer, now, shown);
        };
    }

    private static Map<String, Object> ofPhase(String form, Customer customer, LocalDateTime now, Map<String, Object> shown) {
        return Stream.of(InitiationAnswers.to(form, customer, now, shown), BuildAnswers.to(form, customer, now, shown),
                ApprovalAnswers.to(form, customer, now, shown), HandoverAnswers.to(form, customer, now, shown),
                SteeringAnswers.to(form, customer, now, shown))
            .filter(answer -> !answer.isEmpty()).findFirst().orElse(Map.of());
    }

    private static Map<String, Object> live(LocalDateTime moment) {
        return Map.of("liveDate", moment.toLocalDate().toString(), "liveTime", moment.toLocalTime().toString());
    }

    static Map<String, Object> signed(Customer customer, String date, Map<String, Object> answer) {
        Map<String, Object> all = new HashMap<>(answer);
        all.put("signedBy", customer.signer());
        all.put("signedOn", date);
        all.put("returnedBy", "mail");
        return all;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> passed(Map<String, Object> shown) {
        return ((List<Map<String, Object>>) shown.getOrDefault("acceptanceTests", List.of())).stream()
            .map(row -> Map.of("test", row.get("test"), "result", (Object) "passed")).toList();
    }
}
