package org.handover.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags.Flag;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;

/** What comes of the mails in the mailbox for bounces and answers. */
class MailboxTest {

    private static final String STRANGER = "0123456789abcdef0123456789abcdef";

    private GreenMail greenMail;
    private GreenMailUser user;
    private NoticesContext context;
    private SentNotice notice;
    private String token;

    @BeforeEach
    void start() {
        greenMail = new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
        greenMail.start();
        user = greenMail.setUser("answers@northwind.example", "reader", "secret");
        context = new NoticesContext(properties("secret"));
        context.send(SampleFacts.order("completion-request", SampleFacts.facts(), SampleFacts.recipient("en", "AU")));
        context.dispatch();
        notice = context.last();
        token = token(notice);
    }

    @AfterEach
    void stop() {
        context.close();
        greenMail.stop();
    }

    @Test
    @Tag("R6")
    void aBounceOfItsRecipientMakesANoticeComeBackOnce() throws Exception {
        assertThat(reached()).isEqualTo(1);
        arrives(bounce(token, "kim@customer.example", "failed", "5.1.1", "smtp; 550 5.1.1 <kim@customer.example> unknown"));
        read();
        read();

        assertThat(now().returnedAt()).isNotNull();
        assertThat(now().returnedBecause()).isEqualTo("The mail could not be delivered. There is no such mailbox. "
                + "The mail server said: 550 5.1.1 <kim@customer.example> unknown (5.1.1)");
        assertThat(reached()).as("R6").isZero();
        assertThat(context.events.undeliverable).hasSize(1);
        assertThat(only().isSet(Flag.SEEN)).isTrue();
        assertThat(only().isSet(Flag.FLAGGED)).isFalse();
    }

    @Test
    void aBounceWithoutEnvelopeIdIsKnownByTheReturnedHeaders() throws Exception {
        arrives(bounce("", "kim@customer.example", "failed", "5.2.2", "smtp; 552 full")
                .replace("\r\nMessage-ID: <x>", "\r\nMessage-ID:\r\n <PRJ.1042." + token + "@northwind.example>"));
        read();
        assertThat(now().returnedBecause()).contains("The mailbox is full.");
    }

    @Test
    void aBounceThatWasForwardedIsKnownByTheAddressThatItWasSentTo() throws Exception {
        arrives(bounce(token, "elsewhere@other.example", "failed", "5.1.1", "smtp; 550 no")
                .replace("Action:", "Original-Recipient: rfc822;Kim@Customer.example\r\nAction:"));
        read();
        assertThat(now().returnedAt()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"delayed, 4.4.1", "relayed, 2.0.0", "delivered, 2.0.0", "expanded, 2.0.0"})
    void whatIsNoFailureOnlyIsNoted(String action, String status) throws Exception {
        arrives(bounce(token, "kim@customer.example", action, status, "smtp; 450 later"));
        read();
        assertThat(now().returnedAt()).isNull();
        assertThat(context.events.undeliverable).isEmpty();
        assertThat(context.notices.delays(List.of(notice.id()))).hasSize(action.equals("delayed") ? 1 : 0);
        assertThat(only().isSet(Flag.FLAGGED)).isFalse();
    }

    @Test
    void onlyWhoKnowsTheSecretPartAndTheRecipientIsBelieved() throws Exception {
        arrives(bounce(STRANGER, "kim@customer.example", "failed", "5.1.1", "smtp; 550 forged"));
        arrives(bounce(token, "eve@other.example", "failed", "5.1.1", "smtp; 550 not ours"));
        arrives(bounce("", "kim@customer.example", "failed", "5.1.1", "smtp; 550 names nothing"));
        arrives("From: eve@other.example\r\nSubject: Undeliverable " + token + "\r\n\r\nkim@customer.example does not exist");
        read();

        assertThat(now().returnedAt()).isNull();
        assertThat(flagged()).containsExactly(true, true, true, false);
        assertThat(context.bean(MailboxReader.class).state().orElseThrow().leftToPeople()).isEqualTo(3);
    }

    @Test
    void aBounceThatKeepsToNothingIsKnownByOurMessageIdInIt() throws Exception {
        arrives("From: MAILER-DAEMON@mx.customer.example (Mail Delivery)\r\nSubject: failure notice\r\n\r\n"
                + "Hi. This is the qmail-send program.\r\n<Kim@customer.example>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n"
                + "--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <PRJ.1042.x.1." + token + "@northwind.example>\r\n");
        read();
        assertThat(now().returnedBecause()).contains("no mailbox here by that name");
    }

    @Test
    void aWarningThatKeepsToNothingIsOnlyNoted() throws Exception {
        arrives("From: Mail Delivery System <Mailer-Daemon@mx.customer.example>\r\nSubject: Warning: message 1abc delayed 24 hours\r\n"
                + "Auto-Submitted: auto-replied\r\n\r\nkim@customer.example\r\nMessage-ID: <PRJ." + token + "@northwind.example>\r\n");
        read();
        assertThat(now().returnedAt()).isNull();
        assertThat(context.notices.delays(List.of(notice.id()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: bulk", "Return-Path: <>"})
    void anAutomaticAnswerIsNeitherABounceNorAnAnswer(String header) throws Exception {
        arrives("From: Kim Taylor <kim@customer.example>\r\nSubject: Out of office\r\n" + header + "\r\n" + inReplyTo(token)
                + "\r\n\r\nI am away until 5 January.");
        read();
        assertThat(now().returnedAt()).isNull();
        assertThat(context.notices.replies(List.of(notice.id()))).isEmpty();
        assertThat(flagged()).containsExactly(false);
    }

    @Test
    void whatACustomerAnswersIsKeptOnceAsText() throws Exception {
        String answer = "From: \"Kim\" <kim@customer.example>\r\nSubject: =?UTF-8?Q?Re:_unterschrieben?=\r\n" + inReplyTo(token)
                + "\r\nMessage-ID: <1@customer.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + "Thank you <b>all</b>.\r\n\r\n> as you wrote\r\n" + "x".repeat(5000);
        arrives(answer);
        arrives(answer);
        read();

        List<MailReply> kept = context.notices.replies(List.of(notice.id()));
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).sender()).isEqualTo("kim@customer.example");
        assertThat(kept.get(0).subject()).isEqualTo("Re: unterschrieben");
        assertThat(kept.get(0).words()).startsWith("Thank you <b>all</b>.\n\n> as you wrote\nxxx").hasSize(4000);
        assertThat(now().returnedAt()).isNull();
        assertThat(flagged()).containsExactly(false, false);
    }

    @Test
    void anAnswerWithoutPlainTextIsKeptWithoutItsMarks() throws Exception {
        arrives("From: kim@customer.example\r\nSubject: Re\r\nReferences: <a@b>\r\n <PRJ." + token + "@northwind.example>\r\n"
                + "Content-Type: text/html; charset=nonsense\r\n\r\n<html><head><style>p{}</style></head><p>Yes,<br>tomorrow &amp; after</p><");
        read();
        assertThat(context.notices.replies(List.of(notice.id()))).singleElement()
                .satisfies(reply -> assertThat(reply.words()).isEqualTo("Yes,\ntomorrow & after"));
    }

    @Test
    void whatCannotBeReadDoesNotKeepWhatIsBehindIt() throws Exception {
        arrives("From: MAILER-DAEMON@x.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\nno parts at all");
        arrives("Content-Type: multipart/mixed; boundary=\"\r\nFrom: <<<\r\nDate: yesterday\r\n" + inReplyTo(token) + "\r\n\r\n\0\0\0");
        arrives("From: big@customer.example\r\n" + inReplyTo(token) + "\r\nSubject: plans\r\n\r\n" + ("y".repeat(998) + "\r\n").repeat(5100));
        arrives(bounce(token, "kim@customer.example", "failed", "5.1.1", "smtp; 550 no"));
        read();

        assertThat(now().returnedAt()).isNotNull();
        assertThat(context.notices.replies(List.of(notice.id()))).extracting(MailReply::words)
                .contains("(The mail is too large to be kept here. Read it in the mailbox.)");
        assertThat(flagged().get(0)).isTrue();
    }

    @Test
    void textThatIsMadeToKeepUsBusyIsReadInTime() {
        for (String nasty : List.of("<".repeat(200_000), "<style".repeat(30_000), "a".repeat(200_000), "a@".repeat(100_000),
                "x.".repeat(100_000), ";".repeat(100_000))) {
            long before = System.nanoTime();
            IncomingReader.read(mail("From: mailer-daemon@x.example\r\nContent-Type: text/html\r\n\r\n" + nasty));
            IncomingReader.read(mail("From: kim@x.example\r\n" + inReplyTo(token) + "\r\nContent-Type: text/html\r\n\r\n" + nasty));
            assertThat(System.nanoTime() - before).as(nasty.substring(0, 10)).isLessThan(5_000_000_000L);
        }
    }

    @Test
    void aNewNumberingOfTheMailboxChangesNothing() throws Exception {
        arrives(bounce(token, "kim@customer.example", "failed", "5.1.1", "smtp; 550 no"));
        arrives("From: kim@customer.example\r\nSubject: Re\r\n" + inReplyTo(token) + "\r\n\r\nyes");
        read();
        context.jdbc.sql("update mailbox_state set uid_validity = 1, last_uid = 4711").update();
        arrives("From: kim@customer.example\r\nSubject: Re\r\n" + inReplyTo(token) + "\r\n\r\nand no");
        read();

        assertThat(context.events.undeliverable).hasSize(1);
        assertThat(context.notices.replies(List.of(notice.id()))).hasSize(2);
    }

    @Test
    void twoNodesThatReadAtOnceLetEachMailTakeEffectOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            arrives("From: kim@customer.example\r\nSubject: Re " + i + "\r\n" + inReplyTo(token) + "\r\n\r\nyes");
        }
        arrives(bounce(token, "kim@customer.example", "failed", "5.1.1", "smtp; 550 no"));
        MailboxReader first = reader();
        MailboxReader second = reader();
        List<Thread> nodes = Stream.of(first, second).map(reader -> new Thread(reader::read)).toList();
        nodes.forEach(Thread::start);
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(context.notices.replies(List.of(notice.id()))).hasSize(20);
        assertThat(context.events.undeliverable).hasSize(1);
    }

    @Test
    void aCrashBeforeAMailIsFlaggedIsMadeGoodTheNextTime() throws Exception {
        arrives(bounce(STRANGER, "kim@customer.example", "failed", "5.1.1", "smtp; 550 forged"));
        read();
        only().setFlag(Flag.FLAGGED, false);
        context.jdbc.sql("update mailbox_state set to_flag = last_uid").update();
        read();
        assertThat(flagged()).containsExactly(true);
        only().setFlag(Flag.FLAGGED, false);
        read();
        assertThat(flagged()).as("a person has dealt with it").containsExactly(false);
        assertThat(context.bean(MailboxReader.class).state().orElseThrow().leftToPeople()).isZero();
    }

    @Test
    void aMailThatCannotTakeEffectIsTriedAgainAndThenLeftToAPerson() throws Exception {
        arrives(bounce(token, "kim@customer.example", "failed", "5.1.1", "smtp; 550 no"));
        arrives("From: kim@customer.example\r\nSubject: Re\r\n" + inReplyTo(token) + "\r\n\r\nyes");
        context.events.failing = true;
        read();
        read();
        assertThat(context.notices.replies(List.of(notice.id()))).as("in order").isEmpty();
        assertThat(flagged()).containsExactly(false, false);
        read();

        assertThat(now().returnedAt()).as("undone with what failed").isNull();
        assertThat(flagged()).containsExactly(true, false);
        assertThat(context.notices.replies(List.of(notice.id()))).hasSize(1);
    }

    @Test
    void aBounceShowsThatAMailOfUnknownFateWentOut() throws Exception {
        context.jdbc.sql("update outbox set state = 'stuck', uncertain = true").update();
        context.jdbc.sql("update notice set delivered_at = null").update();
        arrives(bounce(token, "kim@customer.example", "failed", "5.1.1", "smtp; 550 no"));
        read();
        assertThat(context.state(notice)).isEqualTo("done");
        assertThat(now().returnedAt()).isNotNull();
        assertThat(context.dispatch()).isZero();
    }

    @Test
    void aMailboxThatCannotBeReadIsToldAndHarmsNothing() {
        try (NoticesContext other = new NoticesContext(properties("wrong"))) {
            other.bean(MailboxReader.class).read();
            assertThat(other.bean(MailboxReader.class).state().orElseThrow().problem()).startsWith("The mailbox could not be read");
        }
    }

    @Test
    void mailsOfOneMatterAnswerEachOther() throws Exception {
        context.send(SampleFacts.order("completion-form", SampleFacts.facts(), SampleFacts.recipient("en", "AU"),
                new Recipient("Ann", "ann@customer.example", "en", "AU", SampleFacts.SYDNEY)));
        context.send(SampleFacts.order("completion-deemed", SampleFacts.facts(), SampleFacts.recipient("en", "AU")));
        context.send(SampleFacts.order("rolled-back", SampleFacts.facts(), SampleFacts.recipient("en", "AU")));

        assertThat(header("completion-request", 0, "In-Reply-To")).isNull();
        assertThat(header("completion-form", 0, "In-Reply-To")).isEqualTo(header("completion-request", 0, "Message-ID"));
        assertThat(header("completion-form", 1, "In-Reply-To")).as("Ann got none before").isNull();
        assertThat(header("completion-deemed", 0, "In-Reply-To")).isEqualTo(header("completion-form", 0, "Message-ID"));
        assertThat(header("completion-deemed", 0, "References").split("\\s+"))
                .containsExactly(header("completion-request", 0, "Message-ID"), header("completion-form", 0, "Message-ID"));
        assertThat(header("rolled-back", 0, "In-Reply-To")).isNull();
    }

    private String header(String name, int index, String header) throws MessagingException {
        return mail(new String(context.notices.mail(context.notices.sent("PRJ-1042", name).get(index).id()), StandardCharsets.UTF_8))
                .getHeader(header, null);
    }

    private String[] properties(String password) {
        return new String[] {"handover.mail.kept-counts-as-delivered=true", "handover.mail.mailbox.host=127.0.0.1",
            "handover.mail.mailbox.port=" + greenMail.getImap().getPort(), "handover.mail.mailbox.user=reader",
            "handover.mail.mailbox.password=" + password, "handover.mail.mailbox.encryption=none"};
    }

    private MailboxReader reader() {
        return new MailboxReader(context.bean(MailPolicy.class), context.bean(MailboxTable.class), context.bean(NoticeTable.class),
                context.notices, context.clock, context.bean(PlatformTransactionManager.class));
    }

    private void read() {
        context.bean(MailboxReader.class).read();
    }

    private SentNotice now() {
        return context.notices.find(notice.id()).orElseThrow();
    }

    private int reached() {
        return context.notices.delivered("PRJ-1042", Set.of("completion-request"), context.clock.now.minusSeconds(60),
                context.clock.now.plusSeconds(60));
    }

    private String token(SentNotice of) {
        return context.jdbc.sql("select token from notice where id = ?").param(of.id()).query(String.class).single();
    }

    private static String inReplyTo(String token) {
        return "In-Reply-To: <PRJ.1042.serviceTask.completion.request.1." + token + "@northwind.example>";
    }

    private void arrives(String mail) {
        user.deliver(mail(mail));
    }

    private StoredMessage only() throws FolderException {
        return greenMail.getManagers().getImapHostManager().getInbox(user).getMessages().get(0);
    }

    private List<Boolean> flagged() throws FolderException {
        return greenMail.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                .map(message -> message.isSet(Flag.FLAGGED)).toList();
    }

    private static MimeMessage mail(String text) {
        try {
            return new MimeMessage((Session) null, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String bounce(String envelopeId, String recipient, String action, String status, String diagnostic) {
        return String.join("\r\n", "Return-Path: <>", "From: Mail Delivery System <MAILER-DAEMON@mx.example>",
                "Subject: Undelivered Mail Returned to Sender", "To: answers@northwind.example", "Auto-Submitted: auto-replied",
                "MIME-Version: 1.0", "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b/1\"", "",
                "--b/1", "Content-Type: text/plain; charset=utf-8", "", "I'm sorry.", "",
                "--b/1", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example",
                envelopeId.isEmpty() ? "X-Nothing: 1" : "Original-Envelope-Id: " + envelopeId, "",
                "Final-Recipient: rfc822; " + recipient, "Action: " + action, "Status: " + status, "Diagnostic-Code: " + diagnostic, "",
                "--b/1", "Content-Type: text/rfc822-headers", "", "From: projects@northwind.example", "Message-ID: <x>", "Subject: s", "",
                "--b/1--", "");
    }
}
