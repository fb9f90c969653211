package org.handover.notices;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;

/**
 * Somebody who gets a notice.
 *
 * @param name     as the person is addressed; whatever the customer wrote
 * @param email    one mail address, nothing else
 * @param language {@code en} or {@code de}; any other is served in English
 * @param country  ISO 3166 code, two letters, for the way dates are written; null if unknown
 * @param zone     where the recipient is, for the date of the mail and the day until which an answer is asked
 */
public record Recipient(String name, String email, String language, String country, ZoneId zone) {

    /** @throws IllegalArgumentException if {@code email} is not exactly one mail address */
    public Recipient {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(zone, "zone");
        email = email == null ? "" : email.strip();
        if (!isAddress(email)) {
            throw new IllegalArgumentException("“" + PlainText.oneLine(email) + "” is not a mail address");
        }
        language = "de".equalsIgnoreCase(language) ? "de" : "en";
    }

    /** Whether the text is exactly one mail address without a name, comment, blank or line break in or around it. */
    public static boolean isAddress(String text) {
        if (text == null || text.length() > 320 || !text.equals(PlainText.oneLine(text)) || text.indexOf('@') < 1) {
            return false;
        }
        try {
            InternetAddress parsed = new InternetAddress(text, true);
            return text.equals(parsed.getAddress()) && parsed.getPersonal() == null && !parsed.isGroup();
        } catch (AddressException notOne) {
            return false;
        }
    }

    /** Language and country together: how dates and amounts are written for this recipient. */
    Locale locale() {
        try {
            return new Locale.Builder().setLanguage(language).setRegion(country == null ? "" : country.strip()).build();
        } catch (IllformedLocaleException unknownCountry) {
            return Locale.forLanguageTag(language);
        }
    }
}
