package org.handover.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.handover.outbox.Lease;

/**
 * A connection to a mail server, for one mail after another. Knows whether the end of the mail has been sent: before, the server cannot
 * have taken it; after, only its answer tells.
 */
final class StagedTransport extends SMTPTransport implements AutoCloseable {

    private Lease lease;
    private Duration needed;
    private boolean wholeMailOut;
    private long usedAt;

    StagedTransport(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, "smtps".equals(protocol));
    }

    /** The end of a mail is not sent any more because another node may take over by now. */
    static final class TooLate extends IOException {

        private TooLate() {
            super("The time for this attempt was over before the whole mail was out, so the rest was not sent");
        }
    }

    /** @param needed how much of the lease must be left when the end of the mail is sent */
    void begin(Lease lease, Duration needed) {
        this.lease = lease;
        this.needed = needed;
        this.wholeMailOut = false;
    }

    boolean isWholeMailOut() {
        return wholeMailOut;
    }

    void used() {
        usedAt = System.nanoTime();
    }

    boolean isUnusedFor(Duration time) {
        return System.nanoTime() - usedAt > time.toNanos();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        if (!lease.leaves(needed)) {
            throw new TooLate();
        }
        wholeMailOut = true;
        super.finishData();
    }

    /** What happens to the connection afterwards changes nothing about the mail. */
    @Override
    public void close() {
        try {
            super.close();
        } catch (MessagingException alreadyGone) {
            // nothing to do
        }
    }
}
