package org.handover.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.util.List;
import org.handover.outbox.Crashes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever step of its sending the program is killed at, a notice goes out once where there is an archive, and is never lost. */
class CrashTest {

    private static final NoticeOrder ORDER = SampleFacts.order("rolled-back", SampleFacts.facts(), SampleFacts.recipient("en", "AU"));

    private GreenMail greenMail;
    private GreenMailUser kim;

    @BeforeEach
    void start() {
        greenMail = new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
        greenMail.start();
        greenMail.setUser("archive@northwind.example", "archive", "secret");
        kim = greenMail.setUser("kim@customer.example", "kim", "secret");
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    @Test
    void goesOutOnceWithAnArchive() {
        try (NoticesContext context = new NoticesContext(List.of(Crashes.class), "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + greenMail.getSmtp().getPort(), "handover.mail.archive.host=127.0.0.1",
                "handover.mail.archive.port=" + greenMail.getImap().getPort(), "handover.mail.archive.user=archive",
                "handover.mail.archive.password=secret", "handover.mail.archive.encryption=none",
                "handover.mail.archive.address=archive@northwind.example", "handover.mail.archive.lag=0s")) {
            int steps = context.bean(Crashes.class).atEachStep(() -> context.send(ORDER), () -> isDelivered(context));
            assertThat(received()).as("one for each crash and one without").isEqualTo(steps + 1);
        }
    }

    @Test
    void isNeverLostWithoutOne() {
        try (NoticesContext context = new NoticesContext(List.of(Crashes.class), "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + greenMail.getSmtp().getPort(), "handover.mail.when-unknown=resend")) {
            int steps = context.bean(Crashes.class).atEachStep(() -> context.send(ORDER), () -> isDelivered(context));
            assertThat(received()).as("some twice, as the policy says").isGreaterThan(steps + 1);
        }
    }

    @Test
    @Tag("R6")
    void isToldOnceThatItWasRefused() throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().at("RCPT", "550 no such user");
                NoticesContext context = new NoticesContext(List.of(Crashes.class),
                        NoticeDeliveryTest.with(server.properties(), "handover.mail.when-unknown=resend"))) {
            context.bean(Crashes.class).atEachStep(() -> {
                context.events.undeliverable.clear();
                context.send(ORDER);
            }, () -> {
                assertThat(context.last().returnedBecause()).contains("no such user");
                assertThat(context.state(context.last())).isEqualTo("refused");
            });
            assertThat(server.taken).isEmpty();
        }
    }

    private static void isDelivered(NoticesContext context) {
        assertThat(context.last().deliveredAt()).isNotNull();
        assertThat(context.last().returnedAt()).isNull();
        assertThat(context.state(context.last())).isEqualTo("done");
    }

    private int received() {
        try {
            return greenMail.getManagers().getImapHostManager().getInbox(kim).getMessages().size();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }
}
