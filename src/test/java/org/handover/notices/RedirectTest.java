package org.handover.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A letter that reached nobody goes to another address at a person's word. */
class RedirectTest {

    private NoticesContext context;
    private SentNotice notice;

    @BeforeEach
    void start() {
        context = new NoticesContext("handover.mail.kept-counts-as-delivered=true");
        context.send(SampleFacts.order("completion-request", SampleFacts.facts(), SampleFacts.recipient("en", "AU")));
        notice = context.last();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state = 'waiting'", "state = 'waiting', uncertain = true", "state = 'stuck', uncertain = true"})
    void whatWaitsOrIsUnknownGoesToTheOtherAddressInstead(String standing) {
        context.jdbc.sql("update outbox set " + standing).update();

        String key = redirect("new@customer.example");
        context.dispatch();

        assertThat(context.state(notice)).isEqualTo("refused");
        assertThat(context.jdbc.sql("select settled_by from outbox where effect_key = ?").param(notice.effectKey())
                .query(String.class).single()).isEqualTo("manager");
        SentNotice old = context.notices.findByKey(notice.effectKey()).orElseThrow();
        assertThat(old.deliveredAt()).isNull();
        assertThat(old.returnedBecause()).isEqualTo("Sent to new@customer.example instead");
        SentNotice other = context.notices.findByKey(key).orElseThrow();
        assertThat(other.recipientEmail()).isEqualTo("new@customer.example");
        assertThat(other.deliveredAt()).isNotNull();
        assertThat(other.bodyText()).isEqualTo(notice.bodyText());
        assertThat(other.elementId()).isEqualTo(notice.elementId());
        assertThat(context.events.undeliverable).as("nobody has to look for another address").isEmpty();
        assertThat(context.notices.someReturned("PRJ-1042", notice.composedAt())).isFalse();
    }

    @Test
    @Tag("R6")
    void whatCameBackCountsAsOneRequestOnceItReachedTheOtherAddress() {
        context.dispatch();
        context.notices.cameBack(notice.id(), "no such mailbox");
        assertThat(reached()).isZero();
        redirect("new@customer.example");
        assertThat(reached()).isZero();
        context.dispatch();
        assertThat(reached()).isEqualTo(1);

        context.inTransaction(() -> context.notices.resendReturned("PRJ-1042", "Kim Taylor", "third@customer.example"));
        assertThat(context.notices.sent("PRJ-1042", "completion-request")).as("not once more").hasSize(2);
    }

    @Test
    void isRefusedInPlainWordsWhereItWouldBeWrong() {
        assertThatThrownBy(() -> redirect("nonsense")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not a mail address");
        assertThatThrownBy(() -> redirect("KIM@customer.example")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> context.notices.redirect("no:such:1", "a@customer.example", "manager")).isInstanceOf(NoSuchElementException.class);
        context.jdbc.sql("update outbox set state = 'claimed', next_attempt_at = current_timestamp + interval '1' minute").update();
        assertThatThrownBy(() -> redirect("a@customer.example")).isInstanceOf(IllegalStateException.class).hasMessageContaining("at this moment");
        context.dispatch();
        assertThatThrownBy(() -> redirect("a@customer.example")).isInstanceOf(IllegalStateException.class).hasMessageContaining("took this notice");
        context.notices.cameBack(notice.id(), "gone");
        redirect("a@customer.example");
        assertThatThrownBy(() -> redirect("b@customer.example")).isInstanceOf(IllegalStateException.class).hasMessageContaining("before");
        assertThat(context.notices.sent("PRJ-1042", "completion-request")).hasSize(2);
    }

    private String redirect(String email) {
        return context.notices.redirect(notice.effectKey(), email, "manager");
    }

    private int reached() {
        return context.notices.delivered("PRJ-1042", Set.of("completion-request"), notice.composedAt(), notice.composedAt().plusSeconds(1));
    }
}
