package org.handover.setup.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.rehearsal.Customer;

/** The projects that the demo starts with: one in each phase of the lifecycle, with customers in several countries. */
final class SampleProjects {

    private static final List<String> BASIC = List.of("contact-centre", "announcements", "reports");
    private static final List<String> FULL = List.of("contact-centre", "announcements", "desk-web", "reports", "dashboards", "chat");

    private SampleProjects() {
    }

    /** @param today the calendar date on which the stories end */
    static List<Story> until(LocalDate today) {
        return List.of(waitingForStakeholders(), waitingForGo(), noGo(), beforeStart(), lateInTheBuild(today), superuserNotNamed(),
            softLaunch(), waitingForSignature(), liveOnDayThree(today), remindedOnce(), refusedOnce(), deemedYesterday(),
            signedWithOutstandingItems(), assessedByVendor(today), cancelled(), handedOver());
    }

    private static Story waitingForStakeholders() {
        return Story.of(new Customer("P-2026-031", "Fjordlinje Ferries", "NO", "en", "Europe/Oslo", "fjordlinje.example", "standard",
            BASIC, false, null, List.of(), "Ingrid Solberg", "Lars Haugen", "Nils Berge", "Astrid Dahl", "Kari Lunde"), 2)
            .unanswered("stakeholders");
    }

    private static Story waitingForGo() {
        return Story.of(new Customer("P-2026-033", "Nordlicht Energie", "DE", "de", "Europe/Berlin", "nordlicht-energie.example",
            "standard", FULL, true, null, List.of(), "Katrin Petersen", "Holger Jansen", "Maren Thomsen", "Dr. Uwe Carstens", "Jana Behrens"),
            16).unanswered("customer-decision");
    }

    private static Story noGo() {
        return Story.of(new Customer("P-2026-032", "Tagus Logistics", "PT", "en", "Europe/Lisbon", "taguslogistics.example", "standard",
            BASIC, false, null, List.of(), "Beatriz Moura", "Rui Tavares", "Inês Prata", "Helena Couto", "Tiago Neves"), 24)
            .answered("customer-decision", 6, Map.of("customerDecision", "no-go",
                "reason", "The parent company buys one system for all its countries next year."));
    }

    private static Story beforeStart() {
        return Story.of(new Customer("P-2026-030", "Wellington Water Trust", "NZ", "en", "Pacific/Auckland", "wwtrust.example", "standard",
            FULL, false, null, List.of(), "Hana Parata", "Graham Wills", "Mereana Tui", "Alison Boyd", "Josh Keane"), 20)
            .unanswered("before-start").unanswered("pre-implementation");
    }

    private static Story lateInTheBuild(LocalDate today) {
        return Story.of(new Customer("P-2026-029", "Cascade Outdoor Stores", "US", "en", "America/Los_Angeles", "cascadeoutdoor.example",
            "standard", FULL, true, null, List.of(), "Megan Doyle", "Victor Alvarez", "Priya Raman", "Stephen Clarke", "Lily Tran"), 75)
            .unanswered("data-migration").unanswered("late-milestones")
            .told("request-scope-change", 8, Map.of("projectNumber", "P-2026-029", "title", "A second chat channel for the outlet stores",
                "description", "The outlet stores get a chat of their own with other opening hours.", "requestedBy", "Megan Doyle",
                "requestedOn", today.minusDays(9).toString()))
            .unanswered("scope-approval");
    }

    private static Story superuserNotNamed() {
        return Story.of(new Customer("P-2026-028", "Vltava Insurance", "CZ", "en", "Europe/Prague", "vltava-insurance.example", "standard",
            BASIC, false, null, List.of(), "Lenka Horáková", "Martin Dvořák", "Eva Benešová", "Pavel Kříž", "Jan Marek"), 34)
            .unanswered("superuser");
    }

    private static Story softLaunch() {
        return Story.of(new Customer("P-2026-026", "Maple Ridge Credit Union", "CA", "en", "America/Toronto", "mapleridgecu.example",
            "standard", FULL, false, null, List.of(), "Claire Bouchard", "Daniel Wong", "Aisha Khan", "Peter MacLeod", "Sophie Roy"), 40)
            .unanswered("soft-launch-findings");
    }

    private static Story handedOver() {
        return Story.of(new Customer("P-2026-004", "Ardennes Tourisme", "BE", "en", "Europe/Brussels", "ardennestourisme.example",
            "standard", FULL, true, null, List.of(), "Julie Lambert", "Marc Dubois", "Anne Simon", "Philippe Renard", "Emma Leroy"), 118)
            .answered("activation", 80);
    }

    private static Story waitingForSignature() {
        return Story.of(new Customer("P-2026-027", "Klinikum Am Stadtwald", "DE", "de", "Europe/Berlin", "klinikum-stadtwald.example",
            "public-sector", FULL, true, "Milestone invoice 2 is paid before go-live.", List.of(), "Sabine Krüger", "Dr. Jens Albrecht",
            "Petra Vogt", "Dr. Monika Seidel", "Tobias Lang"), 26)
            .answered("commercial-conditions", 5).unanswered("go-live-form");
    }

    private static Story liveOnDayThree(LocalDate today) {
        return Story.of(new Customer("P-2026-024", "Himalaya Microfinance", "NP", "en", "Asia/Kathmandu", "himalaya-mf.example", "standard",
            BASIC, false, null, List.of(), "Anita Gurung", "Suresh Thapa", "Bina Rai", "Prakash Shrestha", "Maya Tamang"), 30)
            .answered("activation", 3)
            .told("raise-warranty-item", 1, Map.of("projectNumber", "P-2026-024", "title", "Opening hours announcement is cut off",
                "description", "The last word of the Nepali announcement is missing.", "raisedBy", "Anita Gurung",
                "raisedOn", today.minusDays(1).toString(), "irsIssue", false))
            .unanswered("warranty-decision");
    }

    private static Story remindedOnce() {
        return Story.of(new Customer("P-2026-019", "Brooklyn Borough Credit Union", "US", "en", "America/New_York",
            "bbcu.example", "standard", FULL, true, null, List.of("Call recording retention statement"), "Denise Walker", "Harold Kim",
            "Teresa Ortiz", "Walter Brandt", "Jamal Price"), 45)
            .answered("activation", 15).unanswered("completion-form");
    }

    private static Story refusedOnce() {
        return Story.of(new Customer("P-2026-017", "Harbour Clinic Sydney", "AU", "en", "Australia/Sydney", "harbourclinic.example",
            "standard", FULL, false, null, List.of(), "Olivia Hart", "George Papas", "Mei Lin", "Dr. Ruth Evans", "Callum Reid"), 44)
            .answered("activation", 14)
            .answered("completion-form", 5, Map.of("completionAnswer", "refused", "itemsOutstanding", false, "defects",
                List.of(Map.of("title", "Wallboard shows yesterday's figures", "description",
                    "The dashboard in the control room is refreshed at midnight only."))))
            .unanswered("defects-fixed");
    }

    private static Story deemedYesterday() {
        return Story.of(new Customer("P-2026-014", "Liffey Eye Clinic", "IE", "en", "Europe/Dublin", "liffeyeye.example", "standard",
            BASIC, true, null, List.of(), "Aoife Byrne", "Conor Walsh", "Niamh Kelly", "Dr. Sean Doyle", "Ciara Nolan"), 52)
            .answered("activation", 22).unanswered("completion-form");
    }

    private static Story signedWithOutstandingItems() {
        return Story.of(new Customer("P-2026-012", "Pacific Surf Hotels", "US", "en", "Pacific/Honolulu", "pacificsurf.example",
            "standard", FULL, false, null, List.of("Emergency call routing test record"), "Leilani Akana", "Mark Nakamura", "Joy Santos",
            "Keoni Kahale", "Alana Cruz"), 46)
            .answered("activation", 16)
            .answered("completion-form", 4, Map.of("itemsOutstanding", true, "outstandingItems", List.of(
                Map.of("title", "Second supervisor needs a dashboard", "description", "Ordered, but the account was not ready."),
                Map.of("title", "Hold music in Japanese queue", "description", "Recording is delivered by the customer next week."))));
    }

    private static Story assessedByVendor(LocalDate today) {
        return Story.of(new Customer("P-2026-010", "Apia Savings Bank", "WS", "en", "Pacific/Apia", "apiasavings.example", "standard",
            BASIC, false, null, List.of(), "Sina Leota", "Tavita Faleafa", "Malia Tuala", "Ioane Sapolu", "Peni Aiono"), 50)
            .answered("go-live-form", 8, unobtainable())
            .answered("live-date-assessment", 7, Map.of("liveDate", today.minusDays(12).toString()))
            .answered("live-date-confirmation", 6).unanswered("completion-form");
    }

    private static Story cancelled() {
        return Story.of(new Customer("P-2026-008", "Alpenblick Touristik", "CH", "de", "Europe/Zurich", "alpenblick.example", "standard",
            BASIC, false, null, List.of(), "Reto Amstutz", "Corinne Meier", "Beat Kunz", "Daniela Frei", "Urs Graf"), 40)
            .unanswered("customer-tests")
            .told("cancel-project", 9, Map.of("projectNumber", "P-2026-008",
                "reason", "The customer was taken over and keeps the buyer's contact centre.", "sure", true));
    }

    /** Nobody signed, so there is no signature block. */
    private static Map<String, Object> unobtainable() {
        Map<String, Object> answer = new HashMap<>(Map.of("goLiveAnswer", "unobtainable",
            "reason", "The signer has left the bank and the successor does not answer."));
        answer.put("signedBy", null);
        answer.put("signedOn", null);
        answer.put("returnedBy", null);
        return answer;
    }
}
