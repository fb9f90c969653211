package org.handover.insight;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Figures in the conventions of one reader; what is not known is a dash. */
record Shown(Locale locale) {

    String number(BigDecimal number) {
        return NumberFormat.getNumberInstance(locale).format(number);
    }

    String percent(Optional<BigDecimal> percent) {
        return percent.map(known -> number(known) + "\u00a0%").orElse("–");
    }

    /** An amount in euros. */
    String amount(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(amount);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(date);
    }
}
