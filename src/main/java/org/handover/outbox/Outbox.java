package org.handover.outbox;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a step writes down what is to be done outside, and where a person sees and retries what could not be done. */
@Service
public class Outbox {

    /** Counts up, and gives the count, in one statement. */
    private static final String COUNT_UP = """
            insert into outbox_occurrence (project, element_id, latest) values (:project, :element, 1)
            on conflict (project, element_id) do update set latest = outbox_occurrence.latest + 1
            returning latest""";
    private static final String COUNT_UP_ON_H2 = """
            select latest from final table (
                merge into outbox_occurrence using (values (cast(:project as varchar), cast(:element as varchar))) as asked (project, element)
                on outbox_occurrence.project = asked.project and outbox_occurrence.element_id = asked.element
                when matched then update set latest = latest + 1
                when not matched then insert (project, element_id, latest) values (asked.project, asked.element, 1))""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final String countUp;

    Outbox(JdbcClient jdbc, DataSource database, ApplicationEventPublisher events) throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.events = events;
        String product = JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName);
        this.countUp = product.equals("H2") ? COUNT_UP_ON_H2 : COUNT_UP;
    }

    /**
     * The next free key {@code <project>:<element>:<occurrence>}, taken for the caller's transaction: another transaction that asks
     * for the same project and element waits until this one ends, and a rollback frees the key again.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String nextKey(String project, String elementId) {
        StatementSpec statement = jdbc.sql(countUp).param("project", project).param("element", elementId);
        while (true) {
            try {
                return project + ":" + elementId + ":" + statement.query(Long.class).single();
            } catch (DuplicateKeyException e) {
                // only H2: another transaction was first to insert; its row is there now
            }
        }
    }

    /**
     * Writes the intent in the caller's transaction; it is carried out soon after that commits, and never when it rolls back.
     *
     * @param key  from {@link #nextKey}
     * @param kind the kind of an {@link EffectHandler}
     * @throws DuplicateKeyException                                            when the key is used already
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String key, String kind, String project, String processInstanceId, String elementId) {
        jdbc.sql("""
                insert into outbox (effect_key, kind, project, process_instance_id, element_id, state, next_attempt_at, created_at)
                values (:key, :kind, :project, :instance, :element, 'waiting', current_timestamp, current_timestamp)""")
                .param("key", key).param("kind", kind).param("project", project)
                .param("instance", processInstanceId).param("element", elementId)
                .update();
        events.publishEvent(new EffectsAdded());
    }

    /**
     * Makes an effect that waits or is stuck due at once, its attempts counted anew. What may have happened is looked up first, and not
     * before the other side must have finished; what was parked because nobody but a person can tell ({@link Outcome.Unknown} from a
     * look-up) is done again at that person's word.
     *
     * @throws IllegalStateException when it is being carried out at this moment or at rest
     */
    @Transactional
    public void retry(String key) {
        int made = jdbc.sql("""
                update outbox set state = 'waiting', attempts = 0, settled_at = null,
                    next_attempt_at = greatest(current_timestamp, coalesce(under_way_until, current_timestamp))
                where effect_key = :key and state in ('waiting', 'stuck')""")
                .param("key", key).update();
        if (made == 0) {
            throw new IllegalStateException("Nothing to retry: " + key + " is being carried out at this moment or at rest.");
        }
        events.publishEvent(new EffectsAdded());
    }

    /** Nobody sees any more that this effect waits, so it is to be shown again if it still does. Takes part in the caller's transaction. */
    public void noLongerShown(String key) {
        jdbc.sql("update outbox set shown_at = null where effect_key = :key").param("key", key).update();
    }

    /** Why each of these effects waits for a person, by key; those that do not are left out. */
    public Map<String, String> stuckBecause(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : jdbc.sql("""
                select effect_key, last_error from outbox where effect_key in (:keys) and state = 'stuck'""")
                .param("keys", keys).query((row, number) -> Map.entry(row.getString("effect_key"), row.getString("last_error"))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What waits for a person, oldest first. */
    public List<StuckEffect> stuck() {
        return jdbc.sql("select * from outbox where state = 'stuck' order by id").query(Outbox::stuckEffect).list();
    }

    /**
     * Where an effect is: {@code waiting} (for its next attempt), {@code claimed} (being carried out), {@code done}, {@code refused}
     * (for good) or {@code stuck} (waits for a person).
     *
     * @throws NoSuchElementException when there is no effect with this key
     */
    public String state(String key) {
        return jdbc.sql("select state from outbox where effect_key = :key").param("key", key).query(String.class).optional()
                .orElseThrow(() -> new NoSuchElementException("There is no effect " + key + "."));
    }

    private static StuckEffect stuckEffect(ResultSet row, int number) throws SQLException {
        return new StuckEffect(Claims.effect(row, row.getInt("attempts")), row.getString("last_error"),
                row.getObject("settled_at", OffsetDateTime.class).toInstant());
    }
}
