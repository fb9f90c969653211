package org.handover.notices;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Summary;
import biweekly.property.Uid;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes the calendar entry of an invitation (RFC 5545, RFC 5546). Its times are in UTC: they are the same moments whatever rules
 * the reader's program knows of the customer's zone.
 */
@Component
class CalendarWriter {

    private static final String PRODUCT = "-//Handover//Handover//EN";

    private final Vendor vendor;

    CalendarWriter(Vendor vendor) {
        this.vendor = vendor;
    }

    /** One entry for all who are invited to the same, however often. */
    String uid(String project, Invitation invitation) {
        return MailComposer.digest(project + ":" + invitation.occasion()) + "@" + vendor.domain();
    }

    /**
     * @param sequence how many times this was invited to before: a calendar takes the highest
     * @param letter   the words of the entry
     */
    String write(Invitation invitation, String uid, int sequence, Letter letter, Recipient recipient, Instant now) {
        VEvent event = new VEvent();
        event.setUid(new Uid(uid));
        event.setSequence(sequence);
        event.setDateTimeStamp(Date.from(now));
        if (invitation.isWholeDay()) {
            event.setDateStart(new DateStart(day(invitation.start().toLocalDate())));
            event.setDateEnd(new DateEnd(day(invitation.start().toLocalDate().plusDays(1))));
        } else {
            event.setDateStart(Date.from(invitation.start().toInstant()));
            event.setDateEnd(Date.from(invitation.start().plus(invitation.lasts()).toInstant()));
        }
        Summary summary = event.setSummary(letter.subject());
        summary.setLanguage(recipient.language());
        event.setDescription(letter.text());
        if (invitation.place() != null && !invitation.place().isBlank()) {
            event.setLocation(PlainText.oneLine(invitation.place()));
        }
        event.setOrganizer(new Organizer(parameter(vendor.name()), vendor.replyTo()));
        event.addAttendee(attendee(recipient.name(), recipient.email()));
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(Method.REQUEST);
        calendar.addEvent(event);
        return Biweekly.write(calendar).caretEncoding(true).go();
    }

    /** The same entry for another address. */
    String forAnother(String calendar, String name, String email) {
        ICalendar same = Biweekly.parse(calendar).first();
        List<Attendee> attendees = same.getEvents().get(0).getAttendees();
        attendees.clear();
        attendees.add(attendee(name, email));
        return Biweekly.write(same).caretEncoding(true).go();
    }

    private static ICalDate day(LocalDate date) {
        return new ICalDate(new DateTimeComponents(date.getYear(), date.getMonthValue(), date.getDayOfMonth()), false);
    }

    private static Attendee attendee(String name, String email) {
        Attendee attendee = new Attendee(parameter(name), email);
        attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
        attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
        attendee.setRsvp(true);
        return attendee;
    }

    /** A parameter of the format knows no quotation mark, in no way of writing it. */
    private static String parameter(String name) {
        return PlainText.oneLine(name).replace('"', '\'');
    }
}
