package org.handover.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices that come with a calendar entry. */
class InvitationsTest {

    private static final ZoneId SYDNEY = SampleFacts.SYDNEY;
    private static final Recipient KIM = SampleFacts.recipient("de", "DE");

    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private NoticesContext context;

    @BeforeEach
    void aMailServer() {
        greenMail.start();
        context = new NoticesContext("spring.mail.host=127.0.0.1", "spring.mail.port=" + greenMail.getSmtp().getPort());
    }

    @AfterEach
    void noMailServer() {
        context.close();
        greenMail.stop();
    }

    @Test
    @Tag("LIVE-13")
    void arriveAsALetterWithAnEntryThatACalendarCanAnswerAndAsAFile() throws Exception {
        invite(invitation("2026-10-12T14:00", SYDNEY, "PT2H"), KIM);

        MimeMessage mail = received(1)[0];
        assertThat(mail.getContentType()).startsWith("multipart/mixed");
        BodyPart letter = ((Multipart) mail.getContent()).getBodyPart(0);
        assertThat(letter.getContentType()).startsWith("multipart/alternative");
        Multipart ways = (Multipart) letter.getContent();
        assertThat(List.of(ways.getBodyPart(0).getContentType(), ways.getBodyPart(1).getContentType()))
                .containsExactly("text/plain; charset=UTF-8", "text/html; charset=UTF-8");
        assertThat((String) ways.getBodyPart(0).getContent()).contains("Übung am System", "12. Oktober 2026");
        BodyPart calendar = ways.getBodyPart(2);
        assertThat(calendar.getContentType()).isEqualTo("text/calendar; method=REQUEST; charset=UTF-8");
        BodyPart file = ((Multipart) mail.getContent()).getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("invite.ics");
        assertThat(file.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(text(file)).isEqualTo(text(calendar)).contains("METHOD:REQUEST\r\n", "DTSTART:20261012T030000Z\r\n",
                "DTEND:20261012T050000Z\r\n", "DTSTAMP:20261001T220000Z\r\n", "SEQUENCE:0\r\n");

        VEvent event = event(mail);
        assertThat(event.getOrganizer().getEmail()).isEqualTo("answers@northwind.example");
        assertThat(event.getOrganizer().getCommonName()).isEqualTo("Northwind Systems");
        assertThat(event.getAttendees()).singleElement().satisfies(attendee -> {
            assertThat(attendee.getEmail()).isEqualTo("kim@customer.example");
            assertThat(attendee.getCommonName()).isEqualTo("Kim Taylor");
            assertThat(attendee.getRsvp()).isTrue();
            assertThat(attendee.getParticipationStatus()).isEqualTo(ParticipationStatus.NEEDS_ACTION);
        });
        assertThat(event.getSummary().getValue()).isEqualTo(mail.getSubject());
        assertThat(event.getLocation().getValue()).isEqualTo("Room 2; https://meet.example/a,b");
    }

    @Test
    void showTheirFileOnThePageOfNoticesAndTheLetterAsEver() {
        invite(invitation("2026-10-12T14:00", SYDNEY, "PT2H"), KIM);

        MailView view = MailView.of(context.notices.mail(context.last().id()));
        assertThat(view.files()).containsExactly("invite.ics");
        assertThat(view.text()).contains("Übung am System").doesNotContain("BEGIN:VCALENDAR");
        assertThat(view.html()).contains("Übung am System").doesNotContain("BEGIN:VCALENDAR");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-12T14:00, Australia/Sydney, PT1H, 2026-10-12T03:00:00Z, 2026-10-12T04:00:00Z",
        // the day before and the day on which clocks go forward in Sydney
        "2026-10-03T14:00, Australia/Sydney, PT2H, 2026-10-03T04:00:00Z, 2026-10-03T06:00:00Z",
        "2026-10-04T14:00, Australia/Sydney, PT2H, 2026-10-04T03:00:00Z, 2026-10-04T05:00:00Z",
        // before and after clocks go back in Berlin
        "2026-10-23T10:00, Europe/Berlin, PT4H, 2026-10-23T08:00:00Z, 2026-10-23T12:00:00Z",
        "2026-10-26T10:00, Europe/Berlin, PT4H, 2026-10-26T09:00:00Z, 2026-10-26T13:00:00Z",
        // across the hour that comes twice: two hours are two hours
        "2026-10-25T01:30, Europe/Berlin, PT2H, 2026-10-24T23:30:00Z, 2026-10-25T01:30:00Z",
        // in the hour that does not exist, one later
        "2027-03-28T02:30, Europe/Berlin, PT30M, 2027-03-28T01:30:00Z, 2027-03-28T02:00:00Z",
        "2026-12-31T23:30, America/New_York, PT1H, 2027-01-01T04:30:00Z, 2027-01-01T05:30:00Z",
        "2026-11-02T09:15, Asia/Kathmandu, PT30M, 2026-11-02T03:30:00Z, 2026-11-02T04:00:00Z",
        "2026-11-02T09:00, Pacific/Kiritimati, PT1H, 2026-11-01T19:00:00Z, 2026-11-01T20:00:00Z"})
    @Tag("LIVE-13")
    void beginAndEndAtTheMomentsOfTheCustomersZoneWhereverTheServerStands(LocalDateTime local, ZoneId zone, String lasts, Instant begins,
            Instant ends) throws Exception {
        TimeZone server = TimeZone.getDefault();
        try {
            for (String stands : List.of("UTC", "America/Los_Angeles", "Pacific/Auckland")) {
                TimeZone.setDefault(TimeZone.getTimeZone(stands));
                context.send(order(new Invitation("session " + stands, local.atZone(zone), Duration.parse(lasts), null), KIM));
            }
        } finally {
            TimeZone.setDefault(server);
        }
        assertThat(received(3)).allSatisfy(mail -> {
            assertThat(event(mail).getDateStart().getValue().toInstant()).isEqualTo(begins);
            assertThat(event(mail).getDateEnd().getValue().toInstant()).isEqualTo(ends);
            assertThat(event(mail).getLocation()).isNull();
        });
    }

    @Test
    void ofAWholeDayAreThatDayOfTheCustomersCalendar() throws Exception {
        invite(invitation("2026-10-04T00:00", SYDNEY, "P1D"), KIM);

        assertThat(text(((Multipart) received(1)[0].getContent()).getBodyPart(1)))
                .contains("DTSTART;VALUE=DATE:20261004\r\n", "DTEND;VALUE=DATE:20261005\r\n");
    }

    @Test
    @Tag("LIVE-13")
    void sentAgainForTheSameOccasionMoveTheEntryAndAnotherOccasionOrProjectHasOneOfItsOwn() throws Exception {
        Recipient ann = new Recipient("Ann", "ann@customer.example", "en", "AU", SYDNEY);
        invite(invitation("2026-10-12T14:00", SYDNEY, "PT2H"), KIM, ann);
        invite(invitation("2026-10-13T09:00", SYDNEY, "PT2H"), KIM, ann);
        invite(new Invitation("another", LocalDateTime.parse("2026-10-12T14:00").atZone(SYDNEY), Duration.ofHours(1), null), KIM);
        context.send(new NoticeOrder("session-hands-on", "PRJ-1043", "i", "e", null, List.of(KIM), SampleFacts.facts(),
                invitation("2026-10-12T14:00", SYDNEY, "PT2H")));

        List<VEvent> events = Arrays.stream(received(6)).map(InvitationsTest::event).toList();
        assertThat(events).extracting(event -> event.getSequence().getValue()).containsExactly(0, 0, 1, 1, 0, 0);
        assertThat(events.subList(0, 4)).extracting(event -> event.getUid().getValue()).containsOnly(events.get(0).getUid().getValue());
        assertThat(List.of(events.get(0), events.get(4), events.get(5))).extracting(event -> event.getUid().getValue())
                .doesNotHaveDuplicates().allMatch(uid -> uid.endsWith("@northwind.example"));
    }

    @Test
    void thatCameBackGoToTheNewAddressWithTheSameEntryForThatAddress() throws Exception {
        invite(invitation("2026-10-12T14:00", SYDNEY, "PT2H"), KIM);
        context.inTransaction(() -> context.notices.cameBack(context.last().id(), "no such mailbox"));
        context.inTransaction(() -> context.notices.resendReturned("PRJ-1042", "Kim Taylor", "kim.taylor@customer.example"));

        MimeMessage[] mails = received(2);
        assertThat(event(mails[1]).getAttendees()).singleElement()
                .satisfies(attendee -> assertThat(attendee.getEmail()).isEqualTo("kim.taylor@customer.example"));
        assertThat(event(mails[1]).getUid()).isEqualTo(event(mails[0]).getUid());
        assertThat(event(mails[1]).getSequence().getValue()).isZero();
        assertThat(event(mails[1]).getDateStart()).isEqualTo(event(mails[0]).getDateStart());

        invite(invitation("2026-10-13T14:00", SYDNEY, "PT2H"), KIM);
        assertThat(event(received(3)[2]).getSequence().getValue()).as("one sending so far, to two addresses").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kim\r\nATTENDEE:mailto:eve@other.example", "Kim\"; X=\"y", "Kim;ROLE=CHAIR:mailto:eve@other.example",
        "Jürgen Groß, Köln", "Kim \\n, BEGIN:VEVENT", "^n^'x", "K\u2028Bcc: eve"})
    void takeTheCustomersWordsAsWords(String words) throws Exception {
        Map<String, Object> facts = SampleFacts.facts();
        facts.put("customer", words);
        facts.put("team", words);
        context.send(new NoticeOrder("session-hands-on", "PRJ-1042", "i", "e", null,
                List.of(new Recipient(words, "kim@customer.example", "en", "AU", SYDNEY)), facts,
                new Invitation("session:" + words, LocalDateTime.parse("2026-10-12T14:00").atZone(SYDNEY), Duration.ofHours(1), words)));

        MimeMessage mail = received(1)[0];
        String calendar = text(((Multipart) mail.getContent()).getBodyPart(1));
        assertThat(calendar.lines().filter(line -> line.startsWith("ATTENDEE"))).hasSize(1);
        assertThat(calendar.lines().filter(line -> line.startsWith("BEGIN:"))).containsExactly("BEGIN:VCALENDAR", "BEGIN:VEVENT");
        VEvent event = event(mail);
        String oneLine = PlainText.oneLine(words);
        assertThat(event.getAttendees()).singleElement().satisfies(attendee -> {
            assertThat(attendee.getEmail()).isEqualTo("kim@customer.example");
            assertThat(attendee.getCommonName()).isEqualTo(oneLine.replace('"', '\''));
            assertThat(attendee.getRole()).isNull();
        });
        assertThat(event.getLocation().getValue()).isEqualTo(oneLine);
        assertThat(event.getSummary().getValue()).isEqualTo(mail.getSubject());
        assertThat(event.getDescription().getValue().lines().map(String::strip)).doesNotContain("ATTENDEE:mailto:eve@other.example");
    }

    @Test
    void lastForSomeTime() {
        assertThatThrownBy(() -> invitation("2026-10-12T14:00", SYDNEY, "PT0S")).isInstanceOf(IllegalArgumentException.class);
    }

    private void invite(Invitation invitation, Recipient... recipients) {
        context.send(order(invitation, recipients));
    }

    private static NoticeOrder order(Invitation invitation, Recipient... recipients) {
        return new NoticeOrder("session-hands-on", "PRJ-1042", "instance-1", "serviceTask_inviteTeams", LocalDate.of(2026, 9, 25),
                List.of(recipients), SampleFacts.facts(), invitation);
    }

    private static Invitation invitation(String local, ZoneId zone, String lasts) {
        return new Invitation("serviceTask_inviteTeams:Claims", LocalDateTime.parse(local).atZone(zone), Duration.parse(lasts),
                "Room 2; https://meet.example/a,b");
    }

    private MimeMessage[] received(int mails) {
        context.dispatch();
        assertThat(greenMail.getReceivedMessages()).hasSize(mails);
        // they may overtake each other on the way
        List<String> asSent = context.jdbc.sql("select message_id from notice order by id").query(String.class).list();
        return Arrays.stream(greenMail.getReceivedMessages()).sorted(Comparator.comparing(mail -> asSent.indexOf(id(mail))))
                .toArray(MimeMessage[]::new);
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static VEvent event(MimeMessage mail) {
        try {
            ICalendar calendar = Biweekly.parse(text(((Multipart) mail.getContent()).getBodyPart(1))).first();
            assertThat(calendar.getMethod().isRequest()).isTrue();
            assertThat(calendar.getEvents()).hasSize(1);
            return calendar.getEvents().get(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String text(BodyPart part) throws Exception {
        try (InputStream content = part.getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
