package org.handover.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.handover.notices.NoticeTable.Earlier;
import org.handover.notices.NoticeTable.Entry;
import org.handover.notices.NoticeTable.Occasion;
import org.handover.notices.NoticeTable.Returned;
import org.handover.outbox.OpenEffect;
import org.handover.outbox.OpenEffect.Standing;
import org.handover.outbox.OpenEffects;
import org.handover.outbox.Outbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends notices to customers and knows what became of each. Writes in the caller's transaction. */
@Service
public class Notices {

    /** The kind of effect by which a notice goes out. */
    static final String KIND = "notice";

    private final LetterWriter writer;
    private final MailComposer composer;
    private final CalendarWriter calendars;
    private final NoticeTable table;
    private final Outbox outbox;
    private final ObjectProvider<OpenEffects> open;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    /** @param open knows the handlers, one of which needs this */
    Notices(LetterWriter writer, MailComposer composer, CalendarWriter calendars, NoticeTable table, Outbox outbox,
            ObjectProvider<OpenEffects> open, Clock clock, ApplicationEventPublisher events) {
        this.writer = writer;
        this.composer = composer;
        this.calendars = calendars;
        this.table = table;
        this.outbox = outbox;
        this.open = open;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Composes a mail to each recipient, keeps it, and leaves it to the outbox. Nobody to send to: nothing happens. An invitation to
     * what this project has invited to before takes the place of the earlier one.
     *
     * @throws IllegalArgumentException                  if there is no such notice
     * @throws com.samskivert.mustache.MustacheException if a fact is missing that the text names
     */
    @Transactional
    public void send(NoticeOrder order) {
        Instant now = clock.instant();
        Occasion occasion = null;
        List<Earlier> earlier = earlier(order.project(), order.processInstanceId(), order.notice(), order.recipients().size());
        String uid = order.invitation() == null ? null : calendars.uid(order.project(), order.invitation());
        int sequence = 0;
        for (Recipient recipient : order.recipients()) {
            Letter letter = writer.write(order, recipient);
            String key = outbox.nextKey(order.project(), order.elementId());
            if (occasion == null) {
                occasion = new Occasion(key, now);
                sequence = uid == null ? 0 : table.invited(uid);
            }
            Entry entry = uid == null ? null
                    : new Entry(uid, calendars.write(order.invitation(), uid, sequence, letter, recipient, now));
            keep(key, order.project(), order.processInstanceId(), order.elementId(), order.notice(), occasion,
                    recipient.name(), recipient.email(), recipient.language(), letter, entry, order.liveDate(), now, recipient.zone(),
                    earlier);
        }
    }

    private List<Earlier> earlier(String project, String processInstanceId, String notice, int recipients) {
        return recipients == 0 ? List.of() : table.earlier(project, processInstanceId, Matter.of(notice));
    }

    private void keep(String key, String project, String processInstanceId, String elementId, String notice, Occasion occasion,
            String name, String email, String language, Letter letter, Entry entry, LocalDate liveDate, Instant now, ZoneId zone,
            List<Earlier> earlier) {
        List<String> toThisAddress = earlier.stream().filter(mail -> mail.recipientEmail().equalsIgnoreCase(email))
                .map(Earlier::messageId).toList();
        MailComposer.Mail mail = composer.compose(key, letter, name, email, language, entry == null ? null : entry.calendar(),
                toThisAddress, now.atZone(zone));
        outbox.add(key, KIND, project, processInstanceId, elementId);
        table.insert(key, project, processInstanceId, elementId, notice, occasion, name, email, language, letter, entry,
                mail, liveDate, now);
    }

    /**
     * How many times the customer was reached (R6): mails to several people in one sending count once, and so does a mail
     * sent again to a new address. What came back does not count.
     *
     * @param notices the notices that count
     * @param since   sendings before this moment do not count
     * @param until   nor do those from this moment on: a request after the day of answering is none
     */
    public int delivered(String project, Set<String> notices, Instant since, Instant until) {
        return notices.isEmpty() ? 0 : table.delivered(project, notices, since, until);
    }

    /** Whether something sent since a moment came back and was not sent again. */
    public boolean someReturned(String project, Instant since) {
        return table.someReturned(project, since);
    }

    /** What came back is not sent again from now on, because something newer says it: notices whose name begins with {@code prefix}. */
    @Transactional
    public void supersedeReturned(String project, String prefix) {
        table.supersedeReturned(project, prefix, clock.instant());
    }

    /**
     * Notices, newest first.
     *
     * @param project  project number; null for all projects
     * @param beforeId only those older than this one; {@link Long#MAX_VALUE} for the first page
     */
    public List<SentNotice> of(String project, long beforeId, int limit) {
        return table.page(project, beforeId, limit);
    }

    /** Every mail of one notice in a project, oldest first, whatever became of it. */
    public List<SentNotice> sent(String project, String notice) {
        return table.sent(project, notice);
    }

    public Optional<SentNotice> find(long id) {
        return table.find(id);
    }

    /** The notice that is carried out as this effect. */
    public Optional<SentNotice> findByKey(String effectKey) {
        return table.find(effectKey);
    }

    /** The mail as it goes out, headers and all. */
    public byte[] mail(long id) {
        return table.mail(id).orElseThrow(() -> unknown(id));
    }

    /** The notices that named this go-live date, newest first (R9). */
    public List<SentNotice> naming(String project, LocalDate liveDate) {
        return table.naming(project, liveDate);
    }

    /**
     * Records that a notice came back, as a person saw it, and publishes {@link NoticeUndeliverable}. One that came back
     * before stays as it is.
     *
     * @throws NoSuchElementException if there is no such notice
     */
    @Transactional
    public void cameBack(long id, String why) {
        cameBack(table.find(id).orElseThrow(() -> unknown(id)), why);
    }

    /** Nobody is told of one whose letter has gone to another address. */
    void cameBack(SentNotice notice, String why) {
        if (table.returned(notice.id(), why, clock.instant()) && !table.isResent(notice.id())) {
            events.publishEvent(new NoticeUndeliverable(notice.project(), notice.processInstanceId(), notice.elementId(),
                    notice.id(), notice.recipientName(), PlainText.oneLine(why)));
        }
    }

    /**
     * Sends what came back from a contact to a new address, in the words it had: of each notice the latest, since two
     * of the same would be one request too many, and the newest word last. What comes of it concerns the
     * element that asked for the notice at first.
     * Nothing came back: nothing happens.
     *
     * @param newEmail checked to be a mail address
     * @throws IllegalArgumentException if {@code newEmail} is not a mail address
     */
    @Transactional
    public void resendReturned(String project, String contactName, String newEmail) {
        Recipient recipient = new Recipient(contactName, newEmail, null, null, ZoneOffset.UTC);
        Instant now = clock.instant();
        Map<String, Returned> latest = new LinkedHashMap<>();
        for (Returned returned : table.returnedFrom(project, contactName)) {
            table.resent(returned.id(), now);
            latest.remove(returned.notice());
            latest.put(returned.notice(), returned);
        }
        latest.values().forEach(returned -> sendAgain(project, returned, recipient, now));
    }

    /**
     * Sends the letter of a notice that did not reach anybody to another address, in the same words: what waits, is stuck (also when
     * nobody knows whether it went out) or came back. Its old effect is given up with that reason. Only this letter: the contact keeps
     * its address, and {@link #resendReturned} does not send this letter once more.
     *
     * @param effectKey key of the old effect
     * @param email     the new address
     * @param who       who says so
     * @return key of the effect that carries the letter to the new address
     * @throws NoSuchElementException   if there is no notice with this key
     * @throws IllegalArgumentException in a plain sentence: it is no mail address, or the one that the notice has
     * @throws IllegalStateException    in a plain sentence: it reached the mail server and did not come back, went to another address
     *                                  before, or is being sent right now
     */
    @Transactional
    public String redirect(String effectKey, String email, String who) {
        SentNotice notice = table.find(effectKey).orElseThrow(() -> new NoSuchElementException("There is no notice " + effectKey));
        Recipient recipient = new Recipient(notice.recipientName(), email, null, null, ZoneOffset.UTC);
        if (recipient.email().equalsIgnoreCase(notice.recipientEmail())) {
            throw new IllegalArgumentException("The notice went to " + recipient.email() + " already. Give another address.");
        }
        Returned returned = table.forRedirecting(effectKey)
                .orElseThrow(() -> new IllegalStateException("This notice has gone to another address before."));
        Instant now = clock.instant();
        if (notice.returnedAt() == null) {
            giveUp(effectKey, returned, "Sent to " + recipient.email() + " instead", who, now);
        } else {
            table.resent(returned.id(), now);
        }
        return sendAgain(notice.project(), returned, recipient, now);
    }

    private void giveUp(String effectKey, Returned returned, String why, String who, Instant now) {
        Standing standing = open.getObject().find(effectKey).map(OpenEffect::standing).orElseThrow(() -> new IllegalStateException(
                "The mail server took this notice. Say first that it came back."));
        if (standing == Standing.UNDER_WAY) {
            throw new IllegalStateException("This notice is being sent at this moment. Look again in some minutes.");
        }
        table.resent(returned.id(), now);
        open.getObject().giveUp(effectKey, who, why);
    }

    private String sendAgain(String project, Returned returned, Recipient recipient, Instant now) {
        String key = outbox.nextKey(project, returned.elementId());
        keep(key, project, returned.processInstanceId(), returned.elementId(), returned.notice(), returned.occasion(),
                recipient.name(), recipient.email(), returned.language(), returned.letter(), forAnother(returned.entry(), recipient),
                returned.liveDate(), now, ZoneOffset.UTC, earlier(project, returned.processInstanceId(), returned.notice(), 1));
        return key;
    }

    /** A mail about its delivery shows that it went out, whatever was known of its effect. */
    void wentOut(SentNotice notice) {
        OpenEffects effects = open.getObject();
        if (effects.find(notice.effectKey()).isPresent()) {
            effects.doneByHand(notice.effectKey(), table.stored(notice.effectKey()).orElseThrow().messageId(), "the mailbox",
                    "A mail about its delivery shows that it went out.");
        }
    }

    /** Why the mails of these notices are late on their way, by notice; those that are not are left out. */
    Map<Long, String> delays(Collection<Long> noticeIds) {
        return table.delays(noticeIds);
    }

    /** What was answered by mail to these notices, oldest first. It is never a signature. */
    public List<MailReply> replies(Collection<Long> noticeIds) {
        return table.replies(noticeIds);
    }

    private Entry forAnother(Entry entry, Recipient recipient) {
        return entry == null ? null
                : new Entry(entry.uid(), calendars.forAnother(entry.calendar(), recipient.name(), recipient.email()));
    }

    private static NoSuchElementException unknown(long id) {
        return new NoSuchElementException("There is no notice " + id);
    }
}
