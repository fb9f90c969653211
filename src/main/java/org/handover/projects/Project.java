package org.handover.projects;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/**
 * One customer implementation.
 *
 * @param number the project number, which is the business key of every process instance of the project
 * @param country ISO 3166 code of two letters, upper case; also decides the public holidays
 * @param language {@code en} or {@code de}, for people without a language of their own
 * @param zone the customer's time zone, in which every contract date is a calendar date (R1)
 * @param kind what is done at the customer: {@code implementation-…} brings a new system, {@code upgrade-…} betters one that is there;
 *     maintenance and support are no project (UPG-01, UPG-04, UPG-05, UPG-06)
 * @param contractType first input of the table of contract terms
 * @param irsPurchased whether the customer bought the issue resolution service (DEP-26)
 * @param commercialConditions what must be fulfilled before go-live, or null (DEP-14)
 * @param manager user id of the vendor's project manager
 * @param vendorSponsorName sponsor on the vendor's side (R8)
 * @param vendorSponsorEmail address of that sponsor
 * @param billableFrom the day from which support tickets are billable, or null while the project runs (DEP-25)
 * @param billingDecidedOn the day on which that was decided, or null (R7)
 */
public record Project(String number, String customer, String country, String language, ZoneId zone, String kind,
        String contractType, boolean irsPurchased, String commercialConditions, String manager, String vendorSponsorName,
        String vendorSponsorEmail, State state, LocalDate billableFrom, LocalDate billingDecidedOn) {

    /** Where a project stands as a whole. */
    public enum State { RUNNING, COMPLETED, CANCELLED }

    /** Whether a new system is brought, which needs more than an upgrade does (UPG-02, UPG-03). */
    public boolean isNewSystem() {
        return !kind.startsWith("upgrade-");
    }

    /** The conventions in which people of this project read dates and amounts, unless a contact has a language of their own. */
    public Locale locale() {
        return new Locale(language, country);
    }
}
