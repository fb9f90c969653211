package org.handover.notices;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.handover.notices.Incoming.Answer;
import org.handover.notices.Incoming.Bounce;
import org.handover.notices.Incoming.Fate;
import org.handover.notices.Incoming.Report;
import org.handover.notices.Incoming.Unreadable;
import org.handover.notices.MailPolicy.Mailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the mailbox that gets bounces and answers, oldest first, each mail in a transaction of its own together with what follows from
 * it. Several nodes may read at once. Nothing is deleted or moved: what was understood as a bounce is marked as read, and what only a
 * person can understand is flagged.
 */
@Service
class MailboxReader {

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
    /** Of a larger mail, only the headers are fetched. Bytes. */
    private static final int LARGEST = 5_000_000;
    /** After so many failures a mail is left to a person, so that it does not keep the ones behind it. */
    private static final int TRIES = 3;

    private enum Result { UNDERSTOOD, KEPT, NOT_OURS, LEFT, READ_BY_ANOTHER_NODE }

    private final Mailbox mailbox;
    private final MailboxTable states;
    private final NoticeTable table;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private long failedUid;
    private int failures;

    MailboxReader(MailPolicy policy, MailboxTable states, NoticeTable table, Notices notices, Clock clock,
            PlatformTransactionManager transactions) {
        this.mailbox = policy.mailbox();
        this.states = states;
        this.table = table;
        this.notices = notices;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How the mailbox stands; empty where none is set up or it was never read. */
    Optional<MailboxTable.State> state() {
        return mailbox == null ? Optional.empty() : states.find(mailbox.name());
    }

    /** Reads what has come since the last time. What cannot be read now is read the next time. */
    synchronized void read() {
        try (ImapFolder opened = ImapFolder.open(mailbox, true)) {
            IMAPFolder folder = opened.folder();
            long validity = folder.getUIDValidity();
            MailboxTable.State state = states.begin(mailbox.name(), validity);
            if (state.toFlag() != null) {
                flag(folder.getMessageByUID(state.toFlag()), state.toFlag());
            }
            for (Message message : since(folder, state.lastUid())) {
                read(folder, (MimeMessage) message, validity);
            }
            states.read(mailbox.name(), folder.search(new FlagTerm(new Flags(Flag.FLAGGED), true)).length, clock.instant());
        } catch (MessagingException | RuntimeException e) {
            log.warn("The mailbox {} could not be read: {}", mailbox.name(), e.toString());
            states.problem(mailbox.name(), "The mailbox could not be read: " + e);
        }
    }

    private static List<Message> since(IMAPFolder folder, long lastUid) throws MessagingException {
        Message[] found = folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID);
        FetchProfile beforehand = new FetchProfile();
        beforehand.add(UIDFolder.FetchProfileItem.UID);
        beforehand.add(FetchProfile.Item.SIZE);
        folder.fetch(found, beforehand);
        record Numbered(long uid, Message message) {
        }
        // the last mail is always among them, however it is numbered
        return Arrays.stream(found).map(message -> new Numbered(uid(folder, message), message)).filter(each -> each.uid() > lastUid)
                .sorted(Comparator.comparingLong(Numbered::uid)).map(Numbered::message).toList();
    }

    private static long uid(IMAPFolder folder, Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(IMAPFolder folder, MimeMessage message, long validity) throws MessagingException {
        long uid = folder.getUID(message);
        Result result;
        try {
            Incoming incoming = fetched(message);
            Date received = message.getReceivedDate();
            Instant at = received == null ? clock.instant() : received.toInstant();
            result = transaction.execute(status -> take(incoming, uid, validity, at));
        } catch (MessagingException | RuntimeException e) {
            failures = failedUid == uid ? failures + 1 : 1;
            failedUid = uid;
            if (failures < TRIES) {
                throw e;
            }
            log.error("Mail {} in the mailbox {} is left to a person: {}", uid, mailbox.name(), e.toString(), e);
            result = transaction.execute(status -> left(uid, validity));
        }
        if (result == Result.LEFT) {
            log.warn("Mail {} in the mailbox {} could not be attributed to a notice; it is flagged there for a person", uid, mailbox.name());
            flag(message, uid);
        } else if (result == Result.UNDERSTOOD) {
            message.setFlag(Flag.SEEN, true);
        }
    }

    private static Incoming fetched(MimeMessage message) throws MessagingException {
        try {
            if (message.getSize() > LARGEST) {
                return IncomingReader.readHeaders(headers(message));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return IncomingReader.read(new MimeMessage(null, new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new MessagingException("The mail could not be fetched", e);
        }
    }

    private static MimeMessage headers(MimeMessage message) throws MessagingException {
        StringBuilder lines = new StringBuilder();
        message.getAllHeaderLines().asIterator().forEachRemaining(line -> lines.append(line).append("\r\n"));
        return new MimeMessage(null, new ByteArrayInputStream(lines.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Result take(Incoming incoming, long uid, long validity, Instant at) {
        if (!states.moveOn(mailbox.name(), validity, uid)) {
            return Result.READ_BY_ANOTHER_NODE;
        }
        Result result = Result.NOT_OURS;
        if (incoming instanceof Bounce bounce) {
            result = act(bounce);
        } else if (incoming instanceof Answer answer) {
            result = keep(answer, at);
        } else if (incoming instanceof Unreadable unreadable) {
            log.warn("Mail {} in the mailbox {}: {}", uid, mailbox.name(), unreadable.why());
            result = Result.LEFT;
        }
        if (result == Result.LEFT) {
            states.toFlag(mailbox.name(), uid);
        }
        return result;
    }

    private Result left(long uid, long validity) {
        return take(new Unreadable("It failed " + TRIES + " times."), uid, validity, clock.instant());
    }

    /** Only what names a notice by its secret part and the person whom that went to is believed. */
    private Result act(Bounce bounce) {
        Optional<SentNotice> found = bounce.tokens().stream().flatMap(token -> table.findByToken(token).stream()).findFirst();
        if (found.isEmpty()) {
            return Result.LEFT;
        }
        SentNotice notice = found.get();
        List<Report> ours = bounce.reports().stream()
                .filter(report -> report.addresses().contains(notice.recipientEmail().toLowerCase(Locale.ROOT))).toList();
        for (Report report : ours) {
            notices.wentOut(notice);
            if (report.fate() == Fate.FAILED) {
                notices.cameBack(notice, report.because());
            } else if (report.fate() == Fate.DELAYED) {
                table.delayed(notice.id(), report.because(), clock.instant());
            }
        }
        return ours.isEmpty() ? Result.LEFT : Result.UNDERSTOOD;
    }

    private Result keep(Answer answer, Instant at) {
        Optional<SentNotice> found = answer.tokens().stream().flatMap(token -> table.findByToken(token).stream()).findFirst();
        found.ifPresent(notice ->
                table.reply(new MailReply(notice.id(), answer.sender(), at, answer.subject(), answer.words()), answer.digest()));
        return found.isPresent() ? Result.KEPT : Result.NOT_OURS;
    }

    private void flag(Message message, long uid) throws MessagingException {
        if (message != null) {
            message.setFlag(Flag.FLAGGED, true);
        }
        states.flagged(mailbox.name(), uid);
    }
}
