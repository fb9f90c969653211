package org.handover.notices;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.handover.notices.MailPolicy.WhenUnknown;
import org.handover.notices.NoticeTable.Stored;
import org.handover.outbox.Effect;
import org.handover.outbox.EffectHandler;
import org.handover.outbox.Lease;
import org.handover.outbox.Outcome;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Carries out the sending of a notice: by the mail server, or where none is set up, by keeping it for the notices page. */
@Component
class NoticeHandler implements EffectHandler {

    private final NoticeTable table;
    private final Notices notices;
    private final MailServer server;
    private final MailArchive archive;
    private final MailPolicy policy;
    private final Clock clock;
    private final Instant restoredAt;

    /** @param restoredAt when the database was restored from a backup; null if it was not, or if that is long over */
    NoticeHandler(NoticeTable table, Notices notices, MailServer server, MailArchive archive, MailPolicy policy, Clock clock,
            @Value("${handover.restored-at:#{null}}") Instant restoredAt) {
        this.table = table;
        this.notices = notices;
        this.server = server;
        this.archive = archive;
        this.policy = policy;
        this.clock = clock;
        this.restoredAt = restoredAt;
    }

    @Override
    public String kind() {
        return Notices.KIND;
    }

    @Override
    public Duration longest() {
        return server.longest();
    }

    @Override
    public Outcome carryOut(Effect effect, Lease lease) {
        Stored stored = stored(effect);
        if (!server.isSetUp()) {
            return new Outcome.Done(stored.messageId());
        }
        if (restoredAt != null && archive.isSetUp()) {
            Outcome before = inArchive(stored);
            return before instanceof Outcome.TryAgain ? server.handOver(stored, lease) : before;
        }
        return server.handOver(stored, lease);
    }

    /** The archive knows. Without one, no mail server can be asked what became of a mail, so the policy decides. */
    @Override
    public Outcome lookUp(Effect effect) {
        if (server.isSetUp() && archive.isSetUp()) {
            return inArchive(stored(effect));
        }
        if (!server.isSetUp() || policy.whenUnknown() == WhenUnknown.RESEND) {
            return new Outcome.TryAgain("Nobody knows whether the mail server took the mail; it goes out again as it was.");
        }
        return new Outcome.Unknown("Nobody knows whether the mail server took the mail. Ask the recipient or look into the "
                + "server's log; retry to send it again as it was.");
    }

    private Outcome inArchive(Stored stored) {
        try {
            return switch (archive.find(stored)) {
                case THIS -> new Outcome.Done(stored.messageId());
                case NOTHING -> new Outcome.TryAgain("The archive has no copy of the mail, so it did not go out; it is sent now.");
                case ANOTHER -> new Outcome.Unknown("A mail of this name went out before the database was restored, but to another "
                        + "address or with another subject. Compare it in the archive (Message-ID " + stored.messageId()
                        + "); retry to send this one too, or settle it by hand.");
            };
        } catch (MessagingException e) {
            return new Outcome.Down("The archive of mails cannot be asked: " + PlainText.atMost(1500, PlainText.oneLine(e.toString())));
        }
    }

    private Stored stored(Effect effect) {
        return table.stored(effect.key()).orElseThrow(() -> new IllegalStateException("No notice for " + effect.key()));
    }

    @Override
    public void settled(Effect effect, Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            if (!server.isSetUp()) {
                table.kept(effect.key(), clock.instant());
            }
            if (server.isSetUp() || policy.keptCountsAsDelivered()) {
                table.delivered(effect.key(), clock.instant());
            }
        } else if (outcome instanceof Outcome.Refused refused) {
            notices.cameBack(table.find(effect.key()).orElseThrow(), refused.reason());
        }
    }

    /** The process hears of it and asks for another address; trying this one again helps nobody. */
    @Override
    public boolean refusalEndsIt() {
        return true;
    }
}
