package org.handover.terms;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Monday to Friday without the public and bank holidays of a country or region. */
final class BusinessCalendar {

    private static final BusinessCalendar WEEKENDS_ONLY = new BusinessCalendar(null, new String[0]);

    private final HolidayManager holidays;
    private final String[] regions;

    private BusinessCalendar(HolidayManager holidays, String[] regions) {
        this.holidays = holidays;
        this.regions = regions;
    }

    /** @param place ISO 3166 country, or region as in {@code DE-BY}; null = weekends only */
    static BusinessCalendar of(String place) {
        if (place == null) {
            return WEEKENDS_ONLY;
        }
        String[] codes = place.toLowerCase(Locale.ROOT).split("-", -1);
        // the library has calendars of stock exchanges too, and takes an unknown region for none
        boolean known = Arrays.asList(Locale.getISOCountries()).contains(codes[0].toUpperCase(Locale.ROOT))
                && HolidayManager.getSupportedCalendarCodes().contains(codes[0].toUpperCase(Locale.ROOT));
        if (!known) {
            throw unknown(place);
        }
        HolidayManager holidays = HolidayManager.getInstance(ManagerParameters.create(codes[0]));
        String[] regions = Arrays.copyOfRange(codes, 1, codes.length);
        CalendarHierarchy part = holidays.getCalendarHierarchy();
        for (String region : regions) {
            part = part.getChildren().get(region);
            if (part == null) {
                throw unknown(place);
            }
        }
        return new BusinessCalendar(holidays, regions);
    }

    LocalDate sameOrNextBusinessDay(LocalDate day) {
        LocalDate candidate = day;
        while (isWeekend(candidate) || holidayOn(candidate).isPresent()) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    Optional<Holiday> holidayOn(LocalDate day) {
        if (holidays == null) {
            return Optional.empty();
        }
        // mere observances (Valentine's Day) are working days
        return holidays.getHolidays(day, day, regions).stream()
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .min(Comparator.comparing(Holiday::getPropertiesKey));
    }

    private static IllegalArgumentException unknown(String place) {
        return new IllegalArgumentException(("No holiday calendar is known for '%s'; write a country as in DE or a region "
                + "as in DE-BY, or leave it empty to count weekends only").formatted(place));
    }
}
