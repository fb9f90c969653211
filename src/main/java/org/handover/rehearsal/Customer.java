package org.handover.rehearsal;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A made-up customer with plausible people.
 *
 * @param zone IANA name of the customer's time zone
 * @param mailDomain where its people have their addresses
 */
public record Customer(String project, String name, String country, String language, String zone, String mailDomain,
        String contractType, List<String> modules, boolean irsPurchased, String conditions, List<String> documents,
        String lead, String signer, String delegate, String sponsor, String superuser) {

    /** The start form of the project. */
    public Map<String, Object> order() {
        return Map.ofEntries(Map.entry("projectNumber", project), Map.entry("customer", name), Map.entry("country", country),
            Map.entry("timeZone", zone), Map.entry("language", language), Map.entry("projectKind", "implementation-on-premise"), Map.entry("contractType", contractType),
            Map.entry("modules", modules), Map.entry("queues", 6), Map.entry("announcements", 4), Map.entry("deskWebSeats", 10),
            Map.entry("reportsOrdered", 5), Map.entry("dashboardsOrdered", 1), Map.entry("chatChannels", 0),
            Map.entry("irsPurchased", irsPurchased), Map.entry("commercialConditions", conditions == null ? "" : conditions),
            Map.entry("extraDocuments", documents.stream().map(document -> Map.of("document", document)).toList()),
            Map.entry("vendorSponsorName", "Miriam Okafor"), Map.entry("vendorSponsorEmail", "miriam.okafor@northwind.example"));
    }

    /** The rows of the Stakeholders form. */
    public List<Map<String, Object>> contacts() {
        return List.of(contact(lead, "lead", false, "", "video", "management"), contact(signer, "signer", true, delegate, "email", "summary"),
            contact(delegate, "it", false, "", "project-software", "technical"), contact(sponsor, "sponsor", false, "", "phone", "summary"));
    }

    /** The mail address of one of its people. */
    public String mail(String person) {
        String name = person.toLowerCase(Locale.ROOT).replace("dr. ", "").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace(' ', '.') + "@" + mailDomain;
    }

    private Map<String, Object> contact(String person, String role, boolean maySign, String standIn, String channel,
            String depth) {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("name", person, "role", role, "email", mail(person),
            "language", language, "timeZone", zone, "maySign", maySign, "channel", channel, "depth", depth));
        if (!standIn.isEmpty()) {
            row.put("delegate", standIn);
        }
        return row;
    }
}
