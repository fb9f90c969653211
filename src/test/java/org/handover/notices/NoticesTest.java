package org.handover.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is known of notices after they were sent. */
class NoticesTest {

    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private static final Recipient KIM = SampleFacts.recipient("en", "AU");
    private static final Recipient ANN = new Recipient("Ann", "ann@customer.example", "de", "AU", SampleFacts.SYDNEY);
    private static final Set<String> REQUESTS = Set.of("completion-request", "completion-sponsor-request");

    private NoticesContext context;
    private Notices notices;
    private Instant start;

    @BeforeEach
    void start() {
        context = new NoticesContext("handover.mail.kept-counts-as-delivered=true");
        notices = context.notices;
        start = context.clock.now;
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    @Tag("R6")
    void countRequestsThatReachedSomebodyNotMails() {
        send("completion-request", KIM, ANN);
        assertThat(reached()).as("composed, not yet delivered").isZero();
        context.dispatch();
        assertThat(reached()).as("two mails of one request").isEqualTo(1);

        send("completion-request", KIM, ANN);
        send("completion-form", KIM);
        context.dispatch();
        assertThat(reached()).isEqualTo(2);
        assertThat(notices.delivered("PRJ-OTHER", REQUESTS, start, LATER)).isZero();
        assertThat(notices.delivered("PRJ-1042", Set.of(), start, LATER)).isZero();
    }

    @Test
    @Tag("R6")
    void doNotCountARequestThatCameBackFromEverybody() {
        send("completion-request", KIM, ANN);
        context.dispatch();
        cameBack("Kim Taylor");
        assertThat(reached()).as("Ann has it").isEqualTo(1);
        cameBack("Ann");
        assertThat(reached()).isZero();
    }

    @Test
    @Tag("R7") @Tag("R8")
    void doNotCountRequestsOfAnEarlierRoundAlsoWhenSentAgainLater() {
        send("completion-request", KIM);
        context.dispatch();
        cameBack("Kim Taylor");
        context.clock.now = start.plus(Duration.ofDays(9));
        Instant newRound = context.clock.now;
        resend("Kim Taylor", "new@customer.example");
        context.dispatch();

        assertThat(reached()).isEqualTo(1);
        assertThat(notices.delivered("PRJ-1042", REQUESTS, newRound, LATER)).isZero();
        send("completion-request", KIM);
        context.dispatch();
        assertThat(notices.delivered("PRJ-1042", REQUESTS, newRound, LATER)).isEqualTo(1);
    }

    @Test
    void tellOnceThatANoticeCameBack() {
        send("completion-request", KIM);
        context.dispatch();
        long id = context.last().id();
        notices.cameBack(id, "Mailbox\r\nclosed");
        notices.cameBack(id, "seen again");

        assertThat(context.last().returnedBecause()).isEqualTo("Mailbox closed");
        assertThat(context.events.undeliverable).containsExactly(new NoticeUndeliverable("PRJ-1042", "instance-1",
                "serviceTask_completion-request", id, "Kim Taylor", "Mailbox closed"));
        assertThatThrownBy(() -> notices.cameBack(4711, "no such")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @Tag("R6")
    void sendWhatCameBackAgainToANewAddressEachNoticeOnceInItsWords() {
        send("completion-form", KIM);
        send("completion-request", KIM);
        send("completion-request", KIM, ANN);
        send("rolled-back", KIM);
        context.dispatch();
        notices.of(null, Long.MAX_VALUE, 10).stream().filter(notice -> notice.recipientName().equals("Kim Taylor"))
                .filter(notice -> !notice.notice().equals("rolled-back")).forEach(notice -> notices.cameBack(notice.id(), "gone"));
        long before = context.last().id();

        resend("Kim Taylor", "new@customer.example");
        resend("Kim Taylor", "newer@customer.example");
        context.dispatch();

        List<SentNotice> again = notices.of("PRJ-1042", Long.MAX_VALUE, 10).stream().filter(n -> n.id() > before).toList();
        assertThat(again).extracting(SentNotice::notice).containsExactlyInAnyOrder("completion-form", "completion-request");
        assertThat(again).allSatisfy(notice -> {
            assertThat(notice.recipientEmail()).isEqualTo("new@customer.example");
            assertThat(notice.deliveredAt()).isNotNull();
            assertThat(notice.returnedAt()).isNull();
            assertThat(notice.processInstanceId()).isEqualTo("instance-1");
            assertThat(notice.elementId()).isEqualTo("serviceTask_" + notice.notice());
            assertThat(new String(notices.mail(notice.id()))).contains("<new@customer.example>")
                    .doesNotContain("kim@customer.example");
            SentNotice first = notices.sent("PRJ-1042", notice.notice()).get(0);
            assertThat(notice.subject()).isEqualTo(first.subject());
            assertThat(notice.bodyText()).isEqualTo(first.bodyText());
            assertThat(notice.liveDate()).isEqualTo(first.liveDate());
        });
        assertThatThrownBy(() -> resend("Kim Taylor", "not an address")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("R6")
    void doNotCountARequestOnceTheTimeToAnswerIsOver() {
        send("completion-request", KIM);
        context.dispatch();
        Instant sent = context.last().composedAt();
        assertThat(notices.delivered("PRJ-1042", REQUESTS, start, sent)).isZero();
        assertThat(notices.delivered("PRJ-1042", REQUESTS, start, sent.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    @Tag("R9")
    void knowWhichNoticesNamedAGoLiveDate() {
        send("taken-live", KIM, ANN);
        context.send(new NoticeOrder("rolled-back", "PRJ-1042", "i", "e", LocalDate.of(2026, 9, 28), List.of(KIM),
                SampleFacts.facts()));
        context.send(new NoticeOrder("pre-install-form", "PRJ-1042", "i", "e", null, List.of(KIM), SampleFacts.facts()));

        assertThat(notices.naming("PRJ-1042", LocalDate.of(2026, 9, 25))).extracting(SentNotice::recipientName)
                .containsExactly("Ann", "Kim Taylor");
        assertThat(context.last().liveDate()).isNull();
    }

    @Test
    void arePagedNewestFirstForOneProjectOrAll() {
        for (int i = 0; i < 5; i++) {
            send("completion-request", KIM);
        }
        context.send(new NoticeOrder("rolled-back", "PRJ-2000", "i", "e", null, List.of(KIM), SampleFacts.facts()));

        List<SentNotice> first = notices.of("PRJ-1042", Long.MAX_VALUE, 3);
        List<SentNotice> second = notices.of("PRJ-1042", first.get(2).id(), 3);
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2);
        assertThat(first.get(0).id()).isGreaterThan(first.get(2).id());
        assertThat(second.get(0).id()).isLessThan(first.get(2).id());
        assertThat(notices.of(null, Long.MAX_VALUE, 10)).hasSize(6).first().extracting(SentNotice::project).isEqualTo("PRJ-2000");
        assertThat(notices.find(first.get(0).id())).contains(first.get(0));
        assertThat(notices.find(4711)).isEmpty();
        assertThatThrownBy(() -> notices.mail(4711)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void sendNothingAtAllWhereAFactIsMissing() {
        Map<String, Object> facts = SampleFacts.facts();
        facts.remove("dates");
        assertThatThrownBy(() -> context.send(SampleFacts.order("completion-form", facts, KIM, ANN)))
                .isInstanceOf(MustacheException.class).hasMessageContaining("dates");
        assertThat(notices.of(null, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(context.dispatch()).isZero();
    }

    private int reached() {
        return notices.delivered("PRJ-1042", REQUESTS, start, LATER);
    }

    private void send(String notice, Recipient... recipients) {
        context.send(SampleFacts.order(notice, SampleFacts.facts(), recipients));
    }

    private void resend(String name, String email) {
        context.inTransaction(() -> notices.resendReturned("PRJ-1042", name, email));
    }

    private void cameBack(String name) {
        notices.of(null, Long.MAX_VALUE, 10).stream().filter(notice -> notice.recipientName().equals(name)).findFirst()
                .ifPresent(notice -> notices.cameBack(notice.id(), "gone"));
    }
}
