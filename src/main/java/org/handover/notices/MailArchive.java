package org.handover.notices;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.search.HeaderTerm;
import java.util.Arrays;
import java.util.Locale;
import org.handover.notices.MailPolicy.Mailbox;
import org.handover.notices.NoticeTable.Stored;
import org.springframework.stereotype.Component;

/** Knows what went out, from the mailbox that gets a copy of every mail. */
@Component
class MailArchive {

    private final Mailbox mailbox;

    MailArchive(MailPolicy policy) {
        this.mailbox = policy.archive() == null ? null : policy.archive().mailbox();
    }

    /** {@code ANOTHER}: a mail of that name went out, but to somebody else or with another subject. */
    enum Found { THIS, ANOTHER, NOTHING }

    boolean isSetUp() {
        return mailbox != null;
    }

    /** @throws MessagingException if the archive cannot be asked now */
    Found find(Stored mail) throws MessagingException {
        try (ImapFolder archive = ImapFolder.open(mailbox, false)) {
            Message[] named = archive.folder().search(new HeaderTerm("Message-ID", mail.messageId()));
            if (named.length == 0) {
                return Found.NOTHING;
            }
            for (Message copy : named) {
                if (isThis(copy, mail)) {
                    return Found.THIS;
                }
            }
            return Found.ANOTHER;
        }
    }

    private static boolean isThis(Message copy, Stored mail) throws MessagingException {
        InternetAddress[] to = (InternetAddress[]) copy.getRecipients(Message.RecipientType.TO);
        return to != null && Arrays.stream(to).map(InternetAddress::getAddress).anyMatch(mail.recipientEmail()::equalsIgnoreCase)
                && blanksAside(mail.subject()).equals(blanksAside(copy.getSubject()));
    }

    /** Where a long subject was folded, there may be a blank more or less. */
    private static String blanksAside(String subject) {
        return subject == null ? "" : subject.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
