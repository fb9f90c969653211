package org.handover.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a step writes down what is to be done outside, and where a person sees and retries what could not be done. */
@Service
public class Outbox {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate savepoint;

    Outbox(JdbcClient jdbc, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.events = events;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * The next free key {@code <project>:<element>:<occurrence>}, taken for the caller's transaction: another transaction that asks
     * for the same project and element waits until this one ends, and a rollback frees the key again.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String nextKey(String project, String elementId) {
        while (!countUp(project, elementId)) {
            try {
                savepoint.executeWithoutResult(status -> jdbc.sql("""
                        insert into outbox_occurrence (project, element_id, latest) values (:project, :element, 0)""")
                        .param("project", project).param("element", elementId).update());
            } catch (DuplicateKeyException e) {
                // another transaction was first; its row is there now
            }
        }
        long occurrence = jdbc.sql("select latest from outbox_occurrence where project = :project and element_id = :element")
                .param("project", project).param("element", elementId).query(Long.class).single();
        return project + ":" + elementId + ":" + occurrence;
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
     * Makes a stuck effect due again, its attempts counted anew. What could not be looked up for a while is looked up first; what was
     * parked because nobody but a person can tell ({@link Outcome.Unknown} from a look-up) is done again at that person's word.
     *
     * @throws IllegalStateException when no stuck effect has this key
     */
    @Transactional
    public void retry(String key) {
        int made = jdbc.sql("""
                update outbox set state = 'waiting', attempts = 0, next_attempt_at = current_timestamp, settled_at = null
                where effect_key = :key and state = 'stuck'""")
                .param("key", key).update();
        if (made == 0) {
            throw new IllegalStateException("Nothing to retry: " + key + " is not stuck.");
        }
        events.publishEvent(new EffectsAdded());
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

    private boolean countUp(String project, String elementId) {
        return jdbc.sql("update outbox_occurrence set latest = latest + 1 where project = :project and element_id = :element")
                .param("project", project).param("element", elementId).update() == 1;
    }

    private static StuckEffect stuckEffect(ResultSet row, int number) throws SQLException {
        return new StuckEffect(Claims.effect(row, row.getInt("attempts")), row.getString("last_error"),
                row.getObject("settled_at", OffsetDateTime.class).toInstant());
    }
}
