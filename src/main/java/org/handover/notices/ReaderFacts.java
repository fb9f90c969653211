package org.handover.notices;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Facts as one reader sees them: dates in the long form of language and country, amounts in euro. */
final class ReaderFacts {

    private final Locale locale;
    private final DateTimeFormatter dates;
    private final NumberFormat amounts;

    ReaderFacts(Locale locale) {
        this.locale = locale;
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        this.amounts = NumberFormat.getCurrencyInstance(locale);
        amounts.setCurrency(Currency.getInstance("EUR"));
        // a country's own currency may have no cents
        amounts.setMinimumFractionDigits(2);
        amounts.setMaximumFractionDigits(2);
    }

    /** With each list {@code tickets} comes {@code someTickets}: whether there is any, for the sentence above it. */
    Map<String, Object> of(Map<String, Object> facts) {
        Map<String, Object> read = new HashMap<>();
        facts.forEach((name, fact) -> {
            Object value = value(fact);
            read.put(name, value);
            if (value instanceof Collection<?> list) {
                read.put("some" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), !list.isEmpty());
            }
        });
        return read;
    }

    private Object value(Object fact) {
        if (fact instanceof LocalFact local) {
            return value(local.in(locale));
        }
        if (fact instanceof LocalDate date) {
            return dates.format(date);
        }
        if (fact instanceof BigDecimal || fact instanceof Double) {
            return amounts.format(fact);
        }
        if (fact instanceof Map<?, ?> map) {
            Map<Object, Object> read = new LinkedHashMap<>();
            map.forEach((name, part) -> read.put(name, value(part)));
            return read;
        }
        if (fact instanceof Collection<?> list) {
            return list.stream().map(this::value).toList();
        }
        return fact;
    }
}
