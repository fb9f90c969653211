package org.handover.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handover.outbox.Outcome;
import org.handover.peers.MailPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Notices against a real Postfix with Dovecot: encryption, login, genuine bounces, the archive, and answers. */
class RealMailServerTest {

    private MailPeer peer;
    private NoticesContext context;

    @BeforeEach
    void start() {
        peer = MailPeer.start();
        context = context();
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.close();
        }
    }

    @Test
    void goOutEncryptedAndLoggedInOverOneConnection() {
        send(20, "kim@customer.example");
        long connectionsBefore = connections();
        context.dispatch();

        Set<String> ids = ids();
        until(() -> peer.deliveries().keySet().containsAll(ids) && peer.taken().keySet().containsAll(ids));
        assertThat(peer.deliveries()).containsAllEntriesOf(once(ids));
        assertThat(connections() - connectionsBefore).as("logins, whatever sends at once").isBetween(1L, 8L);
    }

    @Test
    void tellThatAWrongPasswordKeepsEverythingFromGoingOut() {
        try (NoticesContext wrong = context("spring.mail.password=wrong")) {
            wrong.send(SampleFacts.order("rolled-back", SampleFacts.facts(), SampleFacts.recipient("en", "AU")));
            assertThat(wrong.carryOut()).isInstanceOfSatisfying(Outcome.Down.class,
                    down -> assertThat(down.reason()).contains("refuses the login"));
        }
    }

    @Test
    @Tag("R6")
    void thatPostfixCannotDeliverComeBack() {
        send(1, "gone@" + MailPeer.BOUNCING_DOMAIN);
        context.dispatch();
        assertThat(context.last().deliveredAt()).as("Postfix took it").isNotNull();
        assertThat(reached()).isEqualTo(1);

        until(() -> read().returnedAt() != null);

        assertThat(context.last().returnedBecause()).contains("There is no such mailbox", "mailbox unavailable", "5.1.1");
        assertThat(context.events.undeliverable).hasSize(1);
        assertThat(reached()).isZero();
    }

    @Test
    void goOutAndComeBackWithNobodyDoingAnything() {
        try (NoticesContext running = new NoticesContext(List.of(ByItself.class), Stream.of(Stream.of(peer.properties()),
                Stream.of("handover.dispatcher.enabled=true", "handover.mail.mailbox.every=300ms")).flatMap(each -> each)
                .toArray(String[]::new))) {
            running.send(order("gone@" + MailPeer.BOUNCING_DOMAIN));
            until(() -> running.last().returnedAt() != null);
            assertThat(running.last().deliveredAt()).isNotNull();
        }
    }

    @EnableScheduling
    static class ByItself {
    }

    @Test
    void thatPostfixCannotDeliverYetAreLateAndNoMore() {
        send(1, "slow@" + MailPeer.DELAYING_DOMAIN);
        context.dispatch();
        until(() -> !context.notices.delays(List.of(read().id())).isEmpty());

        assertThat(context.notices.delays(List.of(context.last().id())).values()).first().asString()
                .contains("still being tried", "mailbox full");
        assertThat(context.last().returnedAt()).isNull();
    }

    @Test
    void areFoundInTheArchiveAfterNobodyKnewWhatBecameOfThem() {
        send(1, "kim@customer.example");
        assertThat(context.lookUp(context.last())).isInstanceOf(Outcome.TryAgain.class);
        assertThat(context.carryOut()).isInstanceOf(Outcome.Done.class);
        until(() -> context.lookUp(context.last()) instanceof Outcome.Done);

        context.jdbc.sql("update outbox set state = 'waiting', uncertain = true").update();
        context.dispatch();
        assertThat(context.state(context.last())).isEqualTo("done");
        assertThat(peer.taken()).containsAllEntriesOf(once(ids()));
    }

    @Test
    void cannotBeLookedUpWhereTheArchiveDoesNotLetUsIn() {
        try (NoticesContext other = context("handover.mail.archive.password=wrong")) {
            other.send(SampleFacts.order("rolled-back", SampleFacts.facts(), SampleFacts.recipient("en", "AU")));
            assertThat(other.lookUp(other.last())).isInstanceOf(Outcome.Down.class);
        }
    }

    @Test
    void thatWentOutBeforeTheDatabaseWasRestoredAreAdoptedOrLeftToAPerson() {
        send(1, "kim@customer.example");
        context.carryOut();
        until(() -> context.lookUp(context.last()) instanceof Outcome.Done);
        String secret = context.jdbc.sql("select secret from mail_secret").query(String.class).single();

        try (NoticesContext restored = context("handover.mail.archive.ask-first=true")) {
            restored.jdbc.sql("insert into mail_secret (id, secret) values (1, ?)").param(secret).update();
            restored.send(order("kim@customer.example"));
            assertThat(restored.last().effectKey()).isEqualTo(context.last().effectKey());
            restored.dispatch();
            assertThat(restored.state(restored.last())).isEqualTo("done");
            assertThat(peer.taken()).containsAllEntriesOf(once(ids()));
        }
        try (NoticesContext restored = context("handover.mail.archive.ask-first=true")) {
            restored.jdbc.sql("insert into mail_secret (id, secret) values (1, ?)").param(secret).update();
            restored.send(order("other@customer.example"));
            assertThat(restored.carryOut()).isInstanceOfSatisfying(Outcome.Unknown.class,
                    unknown -> assertThat(unknown.reason()).contains("another address"));
            assertThat(restored.lookUp(restored.last())).isInstanceOf(Outcome.Unknown.class);
            assertThat(peer.taken()).containsAllEntriesOf(once(ids()));
        }
    }

    @Test
    void areAnsweredByAMailThatIsKept() throws MessagingException {
        send(1, "kim@customer.example");
        context.dispatch();
        Properties properties = new Properties();
        properties.putAll(Map.of("mail.smtp.starttls.enable", "true", "mail.smtp.ssl.trust", "*",
                "mail.smtp.ssl.checkserveridentity", "false", "mail.smtp.auth", "true"));
        Session session = Session.getInstance(properties);
        MimeMessage answer = new MimeMessage(session);
        answer.setFrom(new InternetAddress("kim@customer.example"));
        answer.setRecipient(Message.RecipientType.TO, new InternetAddress(MailPeer.SENDER));
        answer.setSubject("Re: " + context.last().subject());
        answer.setHeader("In-Reply-To", ids().iterator().next());
        answer.setText("Yes, on Monday.");
        answer.saveChanges();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", peer.smtpPort(), "kim", MailPeer.PASSWORD);
            transport.sendMessage(answer, answer.getAllRecipients());
        }
        until(() -> !context.notices.replies(List.of(read().id())).isEmpty());
        assertThat(context.notices.replies(List.of(context.last().id()))).extracting(MailReply::words).containsExactly("Yes, on Monday.");
    }

    private NoticesContext context(String... more) {
        return new NoticesContext(Stream.concat(Stream.of(peer.properties()), Stream.of(more)).toArray(String[]::new));
    }

    private static NoticeOrder order(String... emails) {
        return SampleFacts.order("completion-request", SampleFacts.facts(), Stream.of(emails)
                .map(email -> new Recipient("Kim Taylor", email, "en", "AU", SampleFacts.SYDNEY)).toArray(Recipient[]::new));
    }

    private void send(int times, String email) {
        IntStream.range(0, times).forEach(i -> context.send(order(email)));
    }

    private SentNotice read() {
        context.bean(MailboxReader.class).read();
        return context.last();
    }

    private int reached() {
        return context.notices.delivered("PRJ-1042", Set.of("completion-request"), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    }

    private Set<String> ids() {
        return Set.copyOf(context.jdbc.sql("select message_id from notice").query(String.class).list());
    }

    private static Map<String, Integer> once(Set<String> ids) {
        return ids.stream().collect(Collectors.toMap(id -> id, id -> 1));
    }

    private long connections() {
        try (Stream<String> lines = Files.lines(peer.log())) {
            return lines.filter(line -> line.contains("smtpd") && line.contains(": connect from")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(300)).until(condition);
    }
}
