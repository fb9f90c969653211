package org.handover.notices;

import java.time.Clock;
import java.time.Duration;
import org.handover.notices.MailPolicy.WhenUnknown;
import org.handover.notices.NoticeTable.Stored;
import org.handover.outbox.Effect;
import org.handover.outbox.EffectHandler;
import org.handover.outbox.Lease;
import org.handover.outbox.Outcome;
import org.springframework.stereotype.Component;

/** Carries out the sending of a notice: by the mail server, or where none is set up, by keeping it for the notices page. */
@Component
class NoticeHandler implements EffectHandler {

    private final NoticeTable table;
    private final Notices notices;
    private final MailServer server;
    private final MailPolicy policy;
    private final Clock clock;

    NoticeHandler(NoticeTable table, Notices notices, MailServer server, MailPolicy policy, Clock clock) {
        this.table = table;
        this.notices = notices;
        this.server = server;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Notices.KIND;
    }

    @Override
    public Duration longest() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Outcome carryOut(Effect effect, Lease lease) {
        Stored stored = table.stored(effect.key()).orElseThrow(() -> new IllegalStateException("No notice for " + effect.key()));
        return server.isSetUp() ? server.handOver(stored) : new Outcome.Done(stored.messageId());
    }

    /** No mail server can be asked what became of a mail, so the policy decides. */
    @Override
    public Outcome lookUp(Effect effect) {
        if (!server.isSetUp() || policy.whenUnknown() == WhenUnknown.RESEND) {
            return new Outcome.TryAgain("Nobody knows whether the mail server took the mail; it goes out again as it was");
        }
        return new Outcome.Unknown("Nobody knows whether the mail server took the mail. Ask the recipient or look into the "
                + "server's log; retry to send it again as it was");
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
