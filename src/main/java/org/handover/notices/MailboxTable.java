package org.handover.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code mailbox_state}: how far each mailbox has been read. It moves on in the transaction in which a mail takes effect, so that
 * every mail takes effect once, whichever node reads it; and it goes back with a restored database, so that nothing is missed.
 */
@Repository
class MailboxTable {

    private final JdbcClient jdbc;

    MailboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param lastUid      of the last mail that was read
     * @param toFlag       a mail that was left to a person and may not be flagged yet; null if there is none
     * @param leftToPeople how many mails were flagged in the mailbox when it was read last
     * @param readAt       when it was read last; null if never
     * @param problem      why it cannot be read; null if it can
     */
    record State(long lastUid, Long toFlag, int leftToPeople, Instant readAt, String problem) {
    }

    Optional<State> find(String mailbox) {
        return jdbc.sql("select * from mailbox_state where mailbox = ?").param(mailbox).query(MailboxTable::state).optional();
    }

    /** Where to go on. A mailbox that numbers its mails anew is read from the beginning: what it had takes no second effect. */
    State begin(String mailbox, long uidValidity) {
        if (find(mailbox).isEmpty()) {
            make(mailbox, uidValidity);
        }
        jdbc.sql("update mailbox_state set uid_validity = ?, last_uid = 0, to_flag = null where mailbox = ? and uid_validity <> ?")
                .params(uidValidity, mailbox, uidValidity).update();
        return find(mailbox).orElseThrow();
    }

    /** False if another node has read this mail; waits until that node's transaction is over. */
    boolean moveOn(String mailbox, long uidValidity, long uid) {
        return jdbc.sql("update mailbox_state set last_uid = ? where mailbox = ? and uid_validity = ? and last_uid < ?")
                .params(uid, mailbox, uidValidity, uid).update() == 1;
    }

    void toFlag(String mailbox, long uid) {
        jdbc.sql("update mailbox_state set to_flag = ? where mailbox = ?").params(uid, mailbox).update();
    }

    void flagged(String mailbox, long uid) {
        jdbc.sql("update mailbox_state set to_flag = null where mailbox = ? and to_flag = ?").params(mailbox, uid).update();
    }

    void read(String mailbox, int leftToPeople, Instant now) {
        jdbc.sql("update mailbox_state set left_to_people = ?, read_at = ?, problem = null where mailbox = ?")
                .params(leftToPeople, stored(now), mailbox).update();
    }

    void problem(String mailbox, String problem) {
        if (find(mailbox).isEmpty()) {
            make(mailbox, 0);
        }
        jdbc.sql("update mailbox_state set problem = ? where mailbox = ?")
                .params(PlainText.atMost(2000, PlainText.oneLine(problem)), mailbox).update();
    }

    private void make(String mailbox, long uidValidity) {
        try {
            jdbc.sql("insert into mailbox_state (mailbox, uid_validity, last_uid, left_to_people) values (?, ?, 0, 0)")
                    .params(mailbox, uidValidity).update();
        } catch (DuplicateKeyException e) {
            // another node was first
        }
    }

    private static State state(ResultSet row, int number) throws SQLException {
        OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
        return new State(row.getLong("last_uid"), row.getObject("to_flag", Long.class), row.getInt("left_to_people"),
                readAt == null ? null : readAt.toInstant(), row.getString("problem"));
    }

    private static OffsetDateTime stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
