package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.handover.notices.SentNotice;
import org.handover.projects.plan.Teams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The sessions in which a customer's users are trained. */
class EnablementJourneyTest extends JourneyTest {

    private static final String WHERE = "https://meet.harbour.example/handover, room 4";

    @Autowired private Teams teams;

    @Test
    @Tag("LIVE-13") @Tag("LIVE-14") @Tag("LIVE-15") @Tag("PROJ-23")
    void eachSessionStandsInTheCalendarsOfThoseWhoComeAndMovesThereWhenItIsMoved() throws Exception {
        desk.start("implementation-project", customer.order());
        answerUntilAsked("sessions");
        passTo("2026-09-21T02:00:00Z");
        answer("sessions", scheduled("2026-10-07"));

        // clocks go forward in Sydney on 4 October
        VEvent video = entry(sent("session-video").get(0));
        assertThat(sent("session-video")).extracting(SentNotice::recipientName).contains("Olivia Hart", "George Papas", "Mei Lin", "Ruth Evans");
        assertThat(begins(video)).isEqualTo(Instant.parse("2026-10-02T04:00:00Z"));
        assertThat(ends(video)).isEqualTo(Instant.parse("2026-10-02T05:00:00Z"));
        assertThat(video.getLocation().getValue()).isEqualTo(WHERE);
        assertThat(entry(sent("session-admins").get(0)).getDateEnd().getValue().toInstant()).isEqualTo(Instant.parse("2026-10-06T06:00:00Z"));
        List<SentNotice> claims = handsOn("Claims");
        assertThat(claims).extracting(SentNotice::recipientEmail).contains("tom.reid@harbour.example");
        assertThat(claims).allSatisfy(notice -> {
            assertThat(begins(entry(notice))).isEqualTo(Instant.parse("2026-10-04T22:30:00Z"));
            assertThat(ends(entry(notice))).isEqualTo(Instant.parse("2026-10-05T00:30:00Z"));
            assertThat(notice.bodyText()).contains("5 October 2026", "9:30", "Australian Eastern Daylight Time", WHERE.substring(0, 20));
        });
        assertThat(handsOn("Reception")).extracting(SentNotice::recipientEmail).contains("ana.lima@harbour.example");
        assertThat(entry(handsOn("Reception").get(0)).getUid()).isNotEqualTo(entry(claims.get(0)).getUid());
        assertThat(teams.of(customer.project())).extracting(Teams.Team::team).containsExactly("Claims", "Reception");

        passTo("2026-10-05T02:00:00Z");
        int sent = noticesSent().size();
        answer("sessions-held", Map.of("allSessionsHeld", false));
        answer("sessions", scheduled("2026-10-09"));

        assertThat(sent("session-video")).as("held already").hasSize(sent("session-video").stream()
            .filter(notice -> notice.composedAt().isBefore(Instant.parse("2026-10-01T00:00:00Z"))).toList().size());
        assertThat(handsOn("Claims")).as("held already").hasSameSizeAs(claims);
        VEvent before = entry(handsOn("Reception").get(0));
        VEvent moved = entry(handsOn("Reception").get(handsOn("Reception").size() - 1));
        assertThat(moved.getUid()).isEqualTo(before.getUid());
        assertThat(List.of(before.getSequence().getValue(), moved.getSequence().getValue())).containsExactly(0, 1);
        assertThat(begins(moved)).isEqualTo(Instant.parse("2026-10-08T22:30:00Z"));
        assertThat(noticesSent()).hasSizeGreaterThan(sent);
    }

    private static Map<String, Object> scheduled(String reception) {
        return Map.of("videoOn", "2026-10-02", "videoAt", "14:00", "workshopOn", "2026-10-06", "workshopAt", "13:00", "place", WHERE, "teams",
            List.of(team("Claims", "Tom Reid", "2026-10-05"), team("Reception", "Ana Lima", reception)));
    }

    private static Map<String, Object> team(String name, String lead, String day) {
        return Map.of("team", name, "lead", lead, "leadEmail", lead.toLowerCase().replace(' ', '.') + "@harbour.example", "users", 8,
            "startsOn", day, "startsAt", "09:30");
    }

    private List<SentNotice> handsOn(String team) {
        return sent("session-hands-on").stream().filter(notice -> notice.subject().contains(team)).toList();
    }

    private static Instant begins(VEvent event) {
        return event.getDateStart().getValue().toInstant();
    }

    private static Instant ends(VEvent event) {
        return event.getDateEnd().getValue().toInstant();
    }

    private VEvent entry(SentNotice notice) {
        try {
            MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(notices.mail(notice.id())));
            try (InputStream file = ((Multipart) mail.getContent()).getBodyPart(1).getInputStream()) {
                return Biweekly.parse(file).first().getEvents().get(0);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
