package org.handover.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.handover.notices.NoticeTable.Entry;
import org.handover.notices.NoticeTable.Occasion;
import org.handover.notices.NoticeTable.Returned;
import org.handover.outbox.Outbox;
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
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Notices(LetterWriter writer, MailComposer composer, CalendarWriter calendars, NoticeTable table, Outbox outbox, Clock clock,
            ApplicationEventPublisher events) {
        this.writer = writer;
        this.composer = composer;
        this.calendars = calendars;
        this.table = table;
        this.outbox = outbox;
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
                    recipient.name(), recipient.email(), recipient.language(), letter, entry, order.liveDate(), now, recipient.zone());
        }
    }

    private void keep(String key, String project, String processInstanceId, String elementId, String notice, Occasion occasion,
            String name, String email, String language, Letter letter, Entry entry, LocalDate liveDate, Instant now, ZoneId zone) {
        MailComposer.Mail mail = composer.compose(key, letter, name, email, language, entry == null ? null : entry.calendar(),
                now.atZone(zone));
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

    void cameBack(SentNotice notice, String why) {
        if (table.returned(notice.id(), why, clock.instant())) {
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
        latest.values().forEach(returned -> keep(outbox.nextKey(project, returned.elementId()), project, returned.processInstanceId(),
                returned.elementId(), returned.notice(), returned.occasion(), contactName, recipient.email(), returned.language(),
                returned.letter(), forAnother(returned.entry(), recipient), returned.liveDate(), now, ZoneOffset.UTC));
    }

    private Entry forAnother(Entry entry, Recipient recipient) {
        return entry == null ? null
                : new Entry(entry.uid(), calendars.forAnother(entry.calendar(), recipient.name(), recipient.email()));
    }

    private static NoSuchElementException unknown(long id) {
        return new NoSuchElementException("There is no notice " + id);
    }
}
