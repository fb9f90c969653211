package org.handover.terms;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Says in a customer's language how a contract date came about. */
final class Explanation {

    // without it, a text that exists only in English would come in the language of the machine
    private static final Control NEVER_THE_MACHINES_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_DEFAULT);

    private final Locale locale;
    private final ResourceBundle texts;
    private final DateTimeFormatter longDate;

    Explanation(Locale wanted) {
        Objects.requireNonNull(wanted, "locale");
        boolean spoken = wanted.getLanguage().equals("de") || wanted.getLanguage().equals("en");
        locale = spoken ? wanted : new Locale("en", wanted.getCountry());
        texts = ResourceBundle.getBundle("org.handover.terms.explanation", locale, NEVER_THE_MACHINES_LANGUAGE);
        longDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    }

    String of(ContractDate date) {
        CountingRule rule = date.rule();
        List<String> sentences = new ArrayList<>();
        LocalDate counted = rule.lastDay(date.anchor(), date.term());
        String sentence = (rule.firstDayCounted() ? "from." : "after.") + (isOne(date.term()) ? "one" : "many");
        sentences.add(text(sentence, length(date.term(), rule), longDate.format(date.anchor()), daysCounted(rule),
                rule.zone().getId(), longDate.format(counted)));
        addRoll(sentences, counted, rule);
        if (date.dueDate().isAfter(date.effectiveDate())) {
            LocalDate soonest = rule.lastFullDay(date.issuedOn(), date.leastTime());
            sentences.add(text("late", longDate.format(date.issuedOn()), length(date.leastTime(), rule),
                    longDate.format(soonest), longDate.format(date.effectiveDate())));
            addRoll(sentences, soonest, rule);
        }
        return String.join(" ", sentences);
    }

    private void addRoll(List<String> sentences, LocalDate day, CountingRule rule) {
        LocalDate rolled = rule.rolled(day);
        if (!rolled.equals(day)) {
            sentences.add(text("rolled", longDate.format(day), whyNoBusinessDay(day, rule), longDate.format(rolled)));
        }
    }

    private String whyNoBusinessDay(LocalDate day, CountingRule rule) {
        if (BusinessCalendar.isWeekend(day)) {
            return text("weekend", day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale));
        }
        // not Holiday.getDescription, which answers in the machine's language when asked for English
        ResourceBundle names = ResourceBundle.getBundle("descriptions.holiday_descriptions", locale, NEVER_THE_MACHINES_LANGUAGE);
        String key = "holiday.description." + rule.calendar().holidayOn(day).orElseThrow().getPropertiesKey();
        return names.containsKey(key) ? text("holiday", names.getString(key)) : text("holiday.unnamed");
    }

    private String daysCounted(CountingRule rule) {
        if (rule.counting() == Counting.CALENDAR_DAYS) {
            return text("calendar");
        }
        return rule.holidayCountry() == null ? text("weekdays") : text("weekdays.holidays", place(rule.holidayCountry()));
    }

    private String place(String holidayCountry) {
        String[] codes = holidayCountry.split("-", 2);
        String country = new Locale("", codes[0]).getDisplayCountry(locale);
        return codes.length == 1 ? country : country + ", " + holidayCountry.toUpperCase(Locale.ROOT);
    }

    private String length(Period term, CountingRule rule) {
        List<String> parts = new ArrayList<>();
        addPart(parts, term.getYears(), "year");
        addPart(parts, term.getMonths(), "month");
        if (term.getDays() > 0 || parts.isEmpty()) {
            parts.add(amount(term.getDays(), rule.counting() == Counting.BUSINESS_DAYS ? "businessDay" : "day"));
        }
        String last = parts.remove(parts.size() - 1);
        return parts.isEmpty() ? last : text("and", String.join(", ", parts), last);
    }

    private void addPart(List<String> parts, int number, String unit) {
        if (number > 0) {
            parts.add(amount(number, unit));
        }
    }

    private String amount(int number, String unit) {
        return text(unit + (number == 1 ? ".one" : ".many"), String.valueOf(number));
    }

    private static boolean isOne(Period term) {
        return term.getYears() + term.getMonths() + term.getDays() == 1;
    }

    private String text(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }
}
