package org.handover.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code notice}. Takes part in the caller's transaction. */
@Repository
class NoticeTable {

    private static final String COLUMNS = """
            select id, effect_key, project, process_instance_id, element_id, notice, recipient_name, recipient_email, language,
                subject, body_text, live_date, composed_at, kept_at, delivered_at, returned_at, returned_because
            from notice
            """;

    private static final String RETURNED = """
            select id, process_instance_id, element_id, notice, occasion, occasion_at, recipient_name, language, live_date, subject,
                body_text, body_html, calendar_uid, calendar
            from notice
            """;

    private final JdbcClient jdbc;

    NoticeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The sending that mails belong to: key of its first mail, and when that was composed. */
    record Occasion(String key, Instant at) {
    }

    /** The calendar entry that comes with a mail: its unique name, and its text as it was sent. */
    record Entry(String uid, String calendar) {
    }

    /**
     * What one effect hands over.
     *
     * @param token the part of the Message-ID that nobody can guess; null in mails from before there was one
     */
    record Stored(String recipientEmail, String subject, String messageId, String token, byte[] mime) {
    }

    /** A mail that went to an address before. */
    record Earlier(String recipientEmail, String messageId) {
    }

    /** A mail that reached nobody, with what composing it anew needs; without a calendar entry where it had none. */
    record Returned(long id, String processInstanceId, String elementId, String notice, Occasion occasion, String recipientName,
            String language, LocalDate liveDate, Letter letter, Entry entry) {
    }

    void insert(String key, String project, String processInstanceId, String elementId, String notice, Occasion occasion,
            String name, String email, String language, Letter letter, Entry entry, MailComposer.Mail mail, LocalDate liveDate,
            Instant now) {
        jdbc.sql("""
                insert into notice (effect_key, project, process_instance_id, element_id, notice, matter, occasion,
                    occasion_at, recipient_name, recipient_email, language, subject, body_text, body_html, mime, message_id, token,
                    live_date, composed_at, calendar_uid, calendar)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(key, project, processInstanceId, elementId, notice, Matter.of(notice), occasion.key(), stored(occasion.at()),
                        PlainText.atMost(200, PlainText.oneLine(name)), email, language, letter.subject(), letter.text(),
                        letter.html(), mail.bytes(), mail.messageId(), mail.token())
                .param(liveDate)
                .param(stored(now))
                .param(entry == null ? null : entry.uid())
                .param(entry == null ? null : entry.calendar())
                .update();
    }

    Optional<Stored> stored(String effectKey) {
        return jdbc.sql("select recipient_email, subject, message_id, token, mime from notice where effect_key = ?").param(effectKey)
                .query((row, i) -> new Stored(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBytes(5)))
                .optional();
    }

    /** The mails of a matter so far, oldest first. */
    List<Earlier> earlier(String project, String processInstanceId, String matter) {
        return jdbc.sql("""
                select recipient_email, message_id from notice
                where project = ? and process_instance_id = ? and matter = ? order by id""")
                .params(project, processInstanceId, matter)
                .query((row, i) -> new Earlier(row.getString(1), row.getString(2))).list();
    }

    Optional<SentNotice> findByToken(String token) {
        return jdbc.sql(COLUMNS + "where token = ?").param(token).query(NoticeTable::sent).optional();
    }

    /** Holds it until the transaction ends, so that two people do not send the same letter to two more addresses. */
    Optional<Returned> forRedirecting(String effectKey) {
        return jdbc.sql(RETURNED + "where effect_key = ? and resent_at is null for update").param(effectKey)
                .query(NoticeTable::returned).optional();
    }

    boolean isResent(long id) {
        return jdbc.sql("select resent_at from notice where id = ?").param(id).query((row, i) -> row.getObject(1) != null).single();
    }

    void delayed(long id, String why, Instant now) {
        jdbc.sql("update notice set delayed_at = ?, delayed_because = ? where id = ?")
                .params(stored(now), PlainText.atMost(2000, PlainText.oneLine(why)), id).update();
    }

    /** Why mails are late, by notice. */
    Map<Long, String> delays(Collection<Long> noticeIds) {
        return noticeIds.isEmpty() ? Map.of() : jdbc.sql("""
                select id, delayed_because from notice where id in (:notices) and delayed_at is not null""")
                .param("notices", noticeIds).query((row, i) -> Map.entry(row.getLong(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Keeps an answer unless it is kept already. */
    void reply(MailReply reply, String digest) {
        jdbc.sql("""
                insert into notice_reply (notice_id, digest, sender, received_at, subject, words)
                select :notice, :digest, :sender, :received, :subject, :words
                where not exists (select 1 from notice_reply where notice_id = :notice and digest = :digest)""")
                .param("notice", reply.noticeId()).param("digest", digest).param("sender", reply.sender())
                .param("received", stored(reply.receivedAt())).param("subject", reply.subject()).param("words", reply.words()).update();
    }

    List<MailReply> replies(Collection<Long> noticeIds) {
        return noticeIds.isEmpty() ? List.of() : jdbc.sql("""
                select notice_id, sender, received_at, subject, words from notice_reply where notice_id in (:notices)
                order by received_at, id""")
                .param("notices", noticeIds)
                .query((row, i) -> new MailReply(row.getLong("notice_id"), row.getString("sender"), instant(row, "received_at"),
                        row.getString("subject"), row.getString("words"))).list();
    }

    void kept(String effectKey, Instant now) {
        jdbc.sql("update notice set kept_at = ? where effect_key = ? and kept_at is null").params(stored(now), effectKey).update();
    }

    void delivered(String effectKey, Instant now) {
        jdbc.sql("update notice set delivered_at = ? where effect_key = ? and delivered_at is null")
                .params(stored(now), effectKey).update();
    }

    /** False if it had come back already. */
    boolean returned(long id, String why, Instant now) {
        return jdbc.sql("update notice set returned_at = ?, returned_because = ? where id = ? and returned_at is null")
                .params(stored(now), PlainText.atMost(2000, PlainText.oneLine(why)), id).update() == 1;
    }

    int delivered(String project, Set<String> notices, Instant since, Instant until) {
        return jdbc.sql("""
                select count(distinct occasion) from notice
                where project = :project and notice in (:notices) and occasion_at >= :since and occasion_at < :until
                    and delivered_at is not null and returned_at is null""")
                .param("project", project).param("notices", notices).param("since", stored(since)).param("until", stored(until))
                .query(Integer.class).single();
    }

    /** How many times there was an invitation to this before; mails to several people in one sending count once. */
    int invited(String calendarUid) {
        return jdbc.sql("select count(distinct occasion) from notice where calendar_uid = ?").param(calendarUid)
                .query(Integer.class).single();
    }

    boolean someReturned(String project, Instant since) {
        return jdbc.sql("""
                select count(*) from notice
                where project = ? and composed_at >= ? and returned_at is not null and resent_at is null""")
                .params(project, stored(since)).query(Integer.class).single() > 0;
    }

    void supersedeReturned(String project, String prefix, Instant now) {
        jdbc.sql("""
                update notice set resent_at = ?
                where project = ? and notice like ? and returned_at is not null and resent_at is null""")
                .params(stored(now), project, prefix + "%").update();
    }

    List<SentNotice> page(String project, long beforeId, int limit) {
        return jdbc.sql(COLUMNS + (project == null ? "where" : "where project = :project and")
                + " id < :before order by id desc limit :limit")
                .param("project", project).param("before", beforeId).param("limit", limit)
                .query(NoticeTable::sent).list();
    }

    List<SentNotice> sent(String project, String notice) {
        return jdbc.sql(COLUMNS + "where project = ? and notice = ? order by id").params(project, notice)
                .query(NoticeTable::sent).list();
    }

    Optional<SentNotice> find(long id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(NoticeTable::sent).optional();
    }

    Optional<SentNotice> find(String effectKey) {
        return jdbc.sql(COLUMNS + "where effect_key = ?").param(effectKey).query(NoticeTable::sent).optional();
    }

    Optional<byte[]> mail(long id) {
        return jdbc.sql("select mime from notice where id = ?").param(id).query((row, i) -> row.getBytes(1)).optional();
    }

    List<SentNotice> naming(String project, LocalDate liveDate) {
        return jdbc.sql(COLUMNS + "where project = ? and live_date = ? order by id desc").params(project, liveDate)
                .query(NoticeTable::sent).list();
    }

    /** What came back from this person and was not sent again, oldest first. */
    List<Returned> returnedFrom(String project, String recipientName) {
        return jdbc.sql(RETURNED + """
                where project = ? and recipient_name = ? and returned_at is not null and resent_at is null
                order by id""")
                .params(project, PlainText.atMost(200, PlainText.oneLine(recipientName)))
                .query(NoticeTable::returned).list();
    }

    void resent(long id, Instant now) {
        jdbc.sql("update notice set resent_at = ? where id = ?").params(stored(now), id).update();
    }

    private static SentNotice sent(ResultSet row, int number) throws SQLException {
        return new SentNotice(row.getLong("id"), row.getString("effect_key"), row.getString("project"),
                row.getString("process_instance_id"), row.getString("element_id"), row.getString("notice"),
                row.getString("recipient_name"), row.getString("recipient_email"), row.getString("language"),
                row.getString("subject"), row.getString("body_text"), row.getObject("live_date", LocalDate.class),
                instant(row, "composed_at"), instant(row, "kept_at"), instant(row, "delivered_at"), instant(row, "returned_at"),
                row.getString("returned_because"));
    }

    private static Returned returned(ResultSet row, int number) throws SQLException {
        return new Returned(row.getLong("id"), row.getString("process_instance_id"), row.getString("element_id"),
                row.getString("notice"), new Occasion(row.getString("occasion"), instant(row, "occasion_at")),
                row.getString("recipient_name"), row.getString("language"), row.getObject("live_date", LocalDate.class),
                new Letter(row.getString("subject"), row.getString("body_text"), row.getString("body_html")),
                row.getString("calendar_uid") == null ? null : new Entry(row.getString("calendar_uid"), row.getString("calendar")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** As precise as both databases keep it, so that what is stored compares equal to what it was stored from. */
    private static OffsetDateTime stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
