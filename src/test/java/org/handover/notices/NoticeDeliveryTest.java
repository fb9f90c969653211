package org.handover.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.handover.outbox.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices on their way to the mail server. */
class NoticeDeliveryTest {

    private static final NoticeOrder ORDER = SampleFacts.order("rolled-back", SampleFacts.facts(),
            SampleFacts.recipient("de", "DE"));

    @Test
    void goOutOnceWithBothPartsAndTheHeadersTheyWereComposedWith() throws Exception {
        GreenMail greenMail = greenMail(freePort());
        greenMail.start();
        try (NoticesContext context = new NoticesContext(smtp(greenMail))) {
            context.send(ORDER);
            assertThat(greenMail.getReceivedMessages()).as("nothing leaves in the step's transaction").isEmpty();

            context.dispatch();
            context.dispatch();

            assertThat(greenMail.getReceivedMessages()).hasSize(1);
            MimeMessage mail = greenMail.getReceivedMessages()[0];
            assertThat(mail.getMessageID()).isEqualTo(only(stored(context).getHeader("Message-ID")))
                    .matches("<PRJ\\.1042\\.serviceTask\\.rolled\\.back\\.1\\.[0-9a-f]{32}@northwind\\.example>");
            assertThat(mail.getHeader("Date")).containsExactly("Fri, 2 Oct 2026 08:00:00 +1000");
            assertThat(mail.getSubject()).isEqualTo("PRJ-1042 Harbour Health: Der Go-Live wurde zurückgenommen");
            assertThat(mail.getFrom()).containsExactly(new InternetAddress("projects@northwind.example", "Northwind Systems"));
            assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("answers@northwind.example", "Northwind Systems"));
            assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("kim@customer.example", "Kim Taylor"));
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            assertThat(mail.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getCount()).isEqualTo(2);
            assertPart(parts.getBodyPart(0), "text/plain; charset=UTF-8", "Mit freundlichen Grüßen\r\nMaria Keller");
            assertPart(parts.getBodyPart(1), "text/html; charset=UTF-8", "Mit freundlichen Grüßen<br>");
            assertThat(GreenMailUtil.getWholeMessage(mail).trim()).as("exactly the stored bytes, after what the server adds")
                    .endsWith(new String(context.notices.mail(context.last().id()), StandardCharsets.UTF_8).trim());
            assertThat(context.last().deliveredAt()).isEqualTo(context.clock.now);
            assertThat(context.state(context.last())).isEqualTo("done");
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void goToEachRecipientAloneAndNotAtAllWhenTheStepFails() throws Exception {
        GreenMail greenMail = greenMail(freePort());
        greenMail.start();
        try (NoticesContext context = new NoticesContext(smtp(greenMail))) {
            Recipient other = new Recipient("Ann", "ann@customer.example", "en", "AU", SampleFacts.SYDNEY);
            NoticeOrder both = SampleFacts.order("rolled-back", SampleFacts.facts(), SampleFacts.recipient("de", "DE"), other);
            assertThatThrownBy(() -> context.inTransaction(() -> {
                context.notices.send(both);
                throw new IllegalStateException("the step fails");
            })).hasMessage("the step fails");
            assertThat(context.dispatch()).isZero();

            context.send(both);
            context.dispatch();

            assertThat(greenMail.getReceivedMessages()).extracting(mail -> mail.getAllRecipients().length).containsExactly(1, 1);
            assertThat(greenMail.getReceivedMessages()).extracting(mail -> mail.getAllRecipients()[0].toString())
                    .containsExactlyInAnyOrder("Kim Taylor <kim@customer.example>", "Ann <ann@customer.example>");
            assertThat(greenMail.getReceivedMessages()).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void waitWhileTheServerIsDownAndThenArriveExactlyOnce() throws Exception {
        int port = freePort();
        GreenMail greenMail = greenMail(port);
        try (NoticesContext context = new NoticesContext("spring.mail.host=127.0.0.1", "spring.mail.port=" + port)) {
            for (int i = 0; i < 5; i++) {
                context.send(ORDER);
            }
            assertThat(context.dispatch()).as("one finds it out for all").isEqualTo(1);
            assertThat(context.dispatch()).isEqualTo(1);
            assertThat(context.last().deliveredAt()).isNull();
            assertThat(context.state(context.last())).isEqualTo("waiting");

            greenMail.start();
            context.dispatch();
            context.dispatch();

            assertThat(greenMail.getReceivedMessages()).hasSize(5).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
            assertThat(context.notices.of(null, Long.MAX_VALUE, 10)).hasSize(5).allMatch(notice -> notice.deliveredAt() != null);
            assertThat(context.events.undeliverable).isEmpty();
            assertThat(context.events.stuck).isEmpty();
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void areKeptWhereNoMailServerIsSetUpAndDidNotReachAnybody() {
        try (NoticesContext context = new NoticesContext()) {
            context.send(ORDER);
            context.dispatch();
            assertThat(context.last().keptAt()).isNotNull();
            assertThat(context.last().deliveredAt()).as("R6: nobody got it").isNull();
            assertThat(new String(context.notices.mail(context.last().id()), StandardCharsets.UTF_8)).contains("Message-ID: <PRJ");
        }
    }

    @Test
    void thatAreKeptCountAsDeliveredOnlyWhereThatIsSaid() {
        try (NoticesContext context = new NoticesContext("handover.mail.kept-counts-as-delivered=true")) {
            context.send(ORDER);
            context.dispatch();
            assertThat(context.last().keptAt()).isNotNull();
            assertThat(context.last().deliveredAt()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550 no such user", "RCPT, 551 user not local", "RCPT, 501 5.1.3 bad address", "RCPT, 552 mailbox full",
        "DATA, 554 no valid recipients", "., 554 we do not take this"})
    @Tag("R6")
    void thatTheServerRefusesForGoodAreReturnedAndTheProcessHearsOfItOnce(String moment, String answer) throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().at(moment, answer);
                NoticesContext context = new NoticesContext(server.properties())) {
            context.send(ORDER);
            context.dispatch();
            assertThat(context.dispatch()).as("a final no is not tried again").isZero();

            SentNotice notice = context.last();
            assertThat(notice.deliveredAt()).isNull();
            assertThat(notice.returnedAt()).isEqualTo(context.clock.now);
            assertThat(notice.returnedBecause()).contains(answer);
            assertThat(context.events.undeliverable).containsExactly(new NoticeUndeliverable("PRJ-1042", "instance-1",
                    "serviceTask_rolled-back", notice.id(), "Kim Taylor", notice.returnedBecause()));
            assertThat(context.events.stuck).isEmpty();
            assertThat(context.state(notice)).isEqualTo("refused");
            assertThat(server.taken).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 550 sender not allowed", "RCPT, 450 greylisted", "RCPT, hang up", "RCPT, stall", "DATA, 451 later",
        "DATA, hang up", "., 452 no space", "., 421 going down"})
    void thatTheServerCertainlyDidNotTakeAreTriedAgainUntilItTakesThemOnce(String moment, String answer) throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().at(moment, answer);
                NoticesContext context = new NoticesContext(server.properties())) {
            context.send(ORDER);
            context.dispatch();
            assertThat(context.state(context.last())).isEqualTo("waiting");
            assertThat(uncertain(context)).isFalse();
            assertThat(context.last().returnedAt()).isNull();

            server.behave();
            context.dispatch();
            context.dispatch();

            assertThat(server.taken).hasSize(1);
            assertThat(context.last().deliveredAt()).isNotNull();
            assertThat(context.events.undeliverable).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"greeting, 421 too busy", "greeting, hang up", "greeting, stall", "EHLO, hang up", "AUTH, 535 wrong password",
        "MAIL, 421 going down", "MAIL, 530 must issue STARTTLS first", "RCPT, 530 authentication required"})
    void tellThatTheServerAsAWholeCannotBeUsed(String moment, String answer) throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().at(moment, answer);
                NoticesContext context = new NoticesContext(with(server.properties(), "spring.mail.username=us",
                        "spring.mail.password=secret", "spring.mail.properties.mail.smtp.auth=true"))) {
            context.send(ORDER);
            assertThat(context.carryOut()).isInstanceOfSatisfying(Outcome.Down.class,
                    down -> assertThat(down.reason()).startsWith("The mail server ").doesNotContain("secret"));
            server.behave();
            assertThat(context.carryOut()).isInstanceOf(Outcome.Done.class);
            assertThat(server.taken).hasSize(1);
        }
    }

    @Test
    void tellThatTheServerCannotBeReachedOrOffersNoEncryption() throws IOException {
        try (NoticesContext context = new NoticesContext("spring.mail.host=127.0.0.1", "spring.mail.port=" + freePort())) {
            context.send(ORDER);
            assertThat(context.carryOut()).isInstanceOfSatisfying(Outcome.Down.class,
                    down -> assertThat(down.reason()).startsWith("The mail server 127.0.0.1:").contains("cannot be reached"));
        }
        try (ScriptedMailServer server = new ScriptedMailServer();
                NoticesContext context = new NoticesContext(with(server.properties(),
                        "spring.mail.properties.mail.smtp.starttls.required=true"))) {
            context.send(ORDER);
            assertThat(context.carryOut()).isInstanceOfSatisfying(Outcome.Down.class,
                    down -> assertThat(down.reason()).contains("STARTTLS"));
            assertThat(server.taken).isEmpty();
        }
    }

    @Test
    void goOutOneAfterAnotherOverOneConnection() throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer(); NoticesContext context = new NoticesContext(server.properties())) {
            for (int i = 0; i < 5; i++) {
                context.send(ORDER);
            }
            context.dispatch();
            assertThat(server.taken).hasSize(5).doesNotHaveDuplicates();
            assertThat(server.connections).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 idle for too long", ScriptedMailServer.HANG_UP, ScriptedMailServer.STALL})
    void goOutOnceWhereTheServerEndedTheConnectionThatWasKept(String answer) throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer(); NoticesContext context = new NoticesContext(server.properties())) {
            context.send(ORDER);
            assertThat(context.carryOut()).isInstanceOf(Outcome.Done.class);
            server.once("MAIL", answer);
            context.send(ORDER);

            assertThat(context.carryOut()).isInstanceOf(Outcome.Done.class);

            assertThat(server.connections).hasSize(2);
            assertThat(server.arrived).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void areNotSentTwiceWhereTheKeptConnectionBreaksAfterTheWholeMail() throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer(); NoticesContext context = new NoticesContext(server.properties())) {
            context.send(ORDER);
            context.carryOut();
            server.once(".", ScriptedMailServer.HANG_UP);
            context.send(ORDER);
            assertThat(context.carryOut()).isInstanceOf(Outcome.Unknown.class);
            assertThat(server.arrived).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void areNotSentToTheirEndOnceAnotherNodeMayTakeOver() throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer(); NoticesContext context = new NoticesContext(server.properties())) {
            context.send(ORDER);
            assertThat(context.carryOut(context.last(), Duration.ofSeconds(5))).isInstanceOfSatisfying(Outcome.TryAgain.class,
                    again -> assertThat(again.reason()).contains("the rest was not sent"));
            assertThat(server.taken).isEmpty();
            assertThat(context.carryOut()).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void askForBouncesThatLeadBack() throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().at("EHLO", "250-here\r\n250 DSN");
                NoticesContext context = new NoticesContext(with(server.properties(), "handover.mail.bounces-to=bounces@northwind.example",
                        "handover.mail.archive.host=127.0.0.1", "handover.mail.archive.address=archive@northwind.example"))) {
            context.send(ORDER);
            assertThat(context.carryOut()).isInstanceOf(Outcome.Done.class);
            String token = context.jdbc.sql("select token from notice").query(String.class).single();
            assertThat(server.connections.get(0)).contains("MAIL FROM:<bounces@northwind.example> RET=HDRS ENVID=" + token,
                    "RCPT TO:<kim@customer.example> NOTIFY=FAILURE,DELAY", "RCPT TO:<archive@northwind.example> NOTIFY=FAILURE,DELAY");
        }
    }

    @Test
    void areNotLostToTheCustomerWhereTheArchiveIsRefused() throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().at("RCPT TO:<archive@northwind.example>", "550 no such archive");
                NoticesContext context = new NoticesContext(with(server.properties(), "handover.mail.archive.host=127.0.0.1",
                        "handover.mail.archive.address=archive@northwind.example"))) {
            context.send(ORDER);
            assertThat(context.carryOut()).isInstanceOfSatisfying(Outcome.Down.class,
                    down -> assertThat(down.reason()).contains("archive", "no such archive"));
            assertThat(context.last().returnedAt()).isNull();
            assertThat(server.taken).isEmpty();
        }
    }

    @Test
    void haveALeaseThatFollowsFromTheTimeouts() {
        try (NoticesContext context = new NoticesContext("spring.mail.host=127.0.0.1")) {
            assertThat(context.server().longest()).isEqualTo(Duration.ofSeconds(10 + 12 * 20 + 40));
        }
        try (NoticesContext context = new NoticesContext("spring.mail.host=127.0.0.1", "handover.mail.archive.host=127.0.0.1",
                "spring.mail.properties.mail.smtp.connectiontimeout=1000", "spring.mail.properties.mail.smtp.timeout=2000",
                "spring.mail.properties.mail.smtp.writetimeout=3000", "handover.mail.archive.lag=5s")) {
            assertThat(context.server().longest()).isEqualTo(Duration.ofSeconds(1 + 24 + 5 + 5));
        }
        assertThatThrownBy(() -> new NoticesContext("spring.mail.host=127.0.0.1", "spring.mail.properties.mail.smtp.timeout=0"))
                .rootCause().hasMessageContaining("spring.mail.properties.mail.smtp.timeout");
    }

    @ParameterizedTest
    @CsvSource({"hang up", "stall"})
    void whoseFateIsUnknownWaitForAPersonAndGoOutAgainOnlyWhenThatPersonSaysSo(String answer) throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().at(".", answer);
                NoticesContext context = new NoticesContext(server.properties())) {
            context.send(ORDER);
            context.dispatch();
            assertThat(uncertain(context)).isTrue();
            server.behave();
            context.dispatch();
            context.dispatch();

            assertThat(server.arrived).as("not sent twice by itself").hasSize(1);
            assertThat(context.events.stuck).hasSize(1);
            assertThat(context.last().deliveredAt()).isNull();
            assertThat(context.last().returnedAt()).isNull();

            context.retry(context.last().effectKey());
            context.dispatch();
            assertThat(server.taken).containsExactly(server.arrived.get(0));
            assertThat(context.last().deliveredAt()).isNotNull();
        }
    }

    @Test
    void whoseFateIsUnknownGoOutAgainAsTheSameBytesWhereThatIsThePolicy() throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().at(".", ScriptedMailServer.HANG_UP);
                NoticesContext context = new NoticesContext(with(server.properties(), "handover.mail.when-unknown=resend"))) {
            context.send(ORDER);
            context.dispatch();
            server.behave();
            context.dispatch();

            assertThat(server.arrived).hasSize(2);
            assertThat(server.arrived.get(1)).isEqualTo(server.arrived.get(0));
            assertThat(context.last().deliveredAt()).isNotNull();
            assertThat(context.events.stuck).isEmpty();
        }
    }

    @Test
    void neverWaitForTheServerWithoutEnd() {
        try (NoticesContext context = new NoticesContext("spring.mail.host=127.0.0.1",
                "spring.mail.properties.mail.smtp.timeout=7000")) {
            Properties properties = context.server().session().getProperties();
            assertThat(properties).containsEntry("mail.smtp.connectiontimeout", "10000")
                    .containsEntry("mail.smtp.writetimeout", "20000").containsEntry("mail.smtp.timeout", "7000");
        }
        try (NoticesContext context = new NoticesContext("spring.mail.host=127.0.0.1", "spring.mail.protocol=smtps")) {
            assertThat(context.server().session().getProperties()).containsEntry("mail.smtps.timeout", "20000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kim\r\nBcc: eve@other.example", "Kim <eve@other.example>, \"x", "Kim\r\n\r\nbody",
        "=?UTF-8?Q?Kim?= <eve@other.example>", "K\u00F6ln\u2028Bcc: eve@other.example"})
    void letNoNameWriteAHeader(String name) throws Exception {
        Map<String, Object> facts = SampleFacts.facts();
        facts.put("customer", name);
        facts.put("title", name);
        try (NoticesContext context = new NoticesContext()) {
            context.send(SampleFacts.order("warranty-item-offer", facts,
                    new Recipient(name, "kim@customer.example", "en", "AU", SampleFacts.SYDNEY)));

            MimeMessage mail = stored(context);
            assertThat(Collections.list(mail.getAllHeaders())).extracting(header -> header.getName())
                    .containsExactlyInAnyOrder("From", "Reply-To", "To", "Subject", "Date", "Auto-Submitted", "Content-Language",
                            "Message-ID", "MIME-Version", "Content-Type");
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(((InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0]).getAddress())
                    .isEqualTo("kim@customer.example");
            assertThat(mail.getContent()).isInstanceOf(MimeMultipart.class);
        }
    }

    private static MimeMessage stored(NoticesContext context) throws Exception {
        return new MimeMessage((Session) null, new ByteArrayInputStream(context.notices.mail(context.last().id())));
    }

    private static void assertPart(BodyPart part, String type, String content) throws Exception {
        assertThat(part.getContentType()).isEqualTo(type);
        assertThat((String) part.getContent()).contains(content);
    }

    private static boolean uncertain(NoticesContext context) {
        return context.jdbc.sql("select uncertain from outbox").query(Boolean.class).single();
    }

    private static String only(String[] values) {
        assertThat(values).hasSize(1);
        return values[0];
    }

    private static GreenMail greenMail(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    private static String[] smtp(GreenMail greenMail) {
        return new String[] {"spring.mail.host=127.0.0.1", "spring.mail.port=" + greenMail.getSmtp().getPort()};
    }

    static String[] with(String[] properties, String... more) {
        return Stream.concat(List.of(properties).stream(), List.of(more).stream()).toArray(String[]::new);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
