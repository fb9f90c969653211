package org.handover.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Knows whether the end of the mail has been sent: before, the server cannot have taken it; after, only its answer tells. */
final class StagedTransport extends SMTPTransport implements AutoCloseable {

    private boolean wholeMailOut;

    StagedTransport(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, "smtps".equals(protocol));
    }

    boolean isWholeMailOut() {
        return wholeMailOut;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
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
