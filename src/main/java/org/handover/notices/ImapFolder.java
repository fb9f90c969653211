package org.handover.notices;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.handover.notices.MailPolicy.Encryption;
import org.handover.notices.MailPolicy.Mailbox;

/** A folder of a mailbox, opened over IMAP. Nothing waits for its server without end, and reading a mail does not mark it as read. */
final class ImapFolder implements AutoCloseable {

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";

    private final Store store;
    private final IMAPFolder folder;

    private ImapFolder(Store store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** @throws MessagingException if the server cannot be reached or does not let us in, or has no such folder */
    static ImapFolder open(Mailbox mailbox, boolean toWrite) throws MessagingException {
        String protocol = mailbox.encryption() == Encryption.SSL ? "imaps" : "imap";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", ANSWER_MILLIS);
        properties.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "fetchsize", "" + 256 * 1024);
        properties.setProperty(prefix + "starttls.enable", "" + (mailbox.encryption() == Encryption.STARTTLS));
        properties.setProperty(prefix + "starttls.required", "" + (mailbox.encryption() == Encryption.STARTTLS));
        Store store = Session.getInstance(properties).getStore(protocol);
        try {
            store.connect(mailbox.host(), mailbox.port() == null ? -1 : mailbox.port(), mailbox.user(), mailbox.password());
            IMAPFolder folder = (IMAPFolder) store.getFolder(mailbox.folder());
            folder.open(toWrite ? Folder.READ_WRITE : Folder.READ_ONLY);
            return new ImapFolder(store, folder);
        } catch (MessagingException | RuntimeException e) {
            close(store);
            throw e;
        }
    }

    IMAPFolder folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            folder.close(false);
        } catch (MessagingException | IllegalStateException alreadyClosed) {
            // the connection goes next
        }
        close(store);
    }

    private static void close(Store store) {
        try {
            store.close();
        } catch (MessagingException alreadyGone) {
            // nothing to do
        }
    }
}
