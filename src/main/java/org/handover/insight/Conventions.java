package org.handover.insight;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * How a reader is shown days, moments and numbers.
 *
 * @param locale the reader's
 * @param zone the customer's, in which moments are shown
 */
record Conventions(Locale locale, ZoneId zone) {

    /** Of a reader to whom no moment is shown. */
    Conventions(Locale locale) {
        this(locale, ZoneOffset.UTC);
    }

    /** @return null for null */
    String day(LocalDate day) {
        return day == null ? null : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }

    String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(zone)
            .format(moment);
    }

    String euros(BigDecimal amount) {
        NumberFormat euros = NumberFormat.getCurrencyInstance(locale);
        euros.setCurrency(Currency.getInstance("EUR"));
        return euros.format(amount);
    }

    /** With one decimal at most, such as {@code 37,5 %}. */
    String percent(BigDecimal percent) {
        return number(percent, 1) + "\u00a0%";
    }

    /** With two decimals at most, since an uptime needs them; a dash for what is not known. */
    String percent(Optional<BigDecimal> percent) {
        return percent.map(known -> number(known) + "\u00a0%").orElse("–");
    }

    /** A whole number, or one with two decimals at most. */
    String number(BigDecimal number) {
        return number(number, 2);
    }

    String hours(BigDecimal hours) {
        return number(hours, 2);
    }

    private String number(BigDecimal number, int mostDecimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(mostDecimals);
        return format.format(number);
    }
}
