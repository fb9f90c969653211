package org.handover.lifecycle.moving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The record of each move: who asked for it when, and what came of each project. At most one is under way, over all nodes. */
@Component
public class Moves {

    /** A node that works shows itself after each project; one that has not for so long is dead. */
    private static final String DEAD = "state = 'RUNNING' and alive_at < current_timestamp - interval '2' minute";

    private static final int LONGEST_NUMBER = 255;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Moves(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Where a move stands; one that stopped before its end can be started again for what is left. */
    public enum State { RUNNING, DONE, STOPPED }

    /** What came of a project: {@code KEPT} stays as it was, for the reasons kept; {@code NOTHING} was to do. */
    public enum Result { WAITING, MOVED, KEPT, NOTHING }

    /**
     * A move as a whole.
     *
     * @param finishedAt null while it is under way, and where it stopped without a word
     */
    public record Move(long id, String startedBy, Instant startedAt, Instant finishedAt, State state, int projects, int moved, int kept,
            int waiting) {
    }

    /**
     * One project in a move.
     *
     * @param settledAt null while it waits
     * @param reasons why it was kept, one sentence each
     * @param outcome what was done to it, null unless it was moved
     */
    public record OneProject(int position, String project, Result result, Instant settledAt, List<String> reasons, ProjectMove outcome) {
    }

    /**
     * Begins a move.
     *
     * @param projects their numbers, each as long as the engine's business keys can be, 255 characters
     * @return its id
     * @throws IllegalArgumentException with a plain sentence, if one cannot be a project number
     * @throws MoveUnderWayException if one is under way
     */
    @Transactional
    public long begin(String who, List<String> projects) {
        if (projects.stream().anyMatch(project -> project == null || project.isBlank() || project.length() > LONGEST_NUMBER)) {
            throw new IllegalArgumentException("A project number is missing, or longer than " + LONGEST_NUMBER + " characters.");
        }
        jdbc.sql("update model_move set state = 'STOPPED', only_one = null where " + DEAD).update();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try {
            jdbc.sql("""
                insert into model_move (started_by, started_at, state, only_one, alive_at)
                values (?, ?, 'RUNNING', 1, current_timestamp)""").params(who, now).update();
        } catch (DuplicateKeyException e) {
            throw new MoveUnderWayException();
        }
        long id = jdbc.sql("select id from model_move where only_one = 1").query(Long.class).single();
        int position = 0;
        for (String project : new LinkedHashSet<>(projects)) {
            jdbc.sql("insert into model_move_project (move_id, position, project, state) values (?, ?, ?, 'WAITING')")
                .params(id, position++, project).update();
        }
        return id;
    }

    /** The next project that waits, in the order in which they were given. */
    Optional<OneProject> next(long move) {
        return jdbc.sql("select * from model_move_project where move_id = ? and state = 'WAITING' order by position limit 1").param(move)
            .query(this::project).optional();
    }

    /** @return false if another node has taken this move for dead: nothing may be done for it any more */
    boolean isStillOurs(long move) {
        return jdbc.sql("update model_move set alive_at = current_timestamp where id = ? and state = 'RUNNING'").param(move).update() == 1;
    }

    /** Part of the transaction in which the project is moved. */
    void moved(long move, int position, ProjectMove outcome) {
        settle(move, position, outcome.versions().isEmpty() ? Result.NOTHING : Result.MOVED, null, outcome);
    }

    @Transactional
    void kept(long move, int position, List<String> reasons) {
        if (isStillOurs(move)) {
            settle(move, position, Result.KEPT, reasons, null);
        }
    }

    private void settle(long move, int position, Result result, List<String> reasons, ProjectMove outcome) {
        jdbc.sql("update model_move_project set state = ?, settled_at = ?, reasons = ?, outcome = ? where move_id = ? and position = ?")
            .params(result.name(), clock.instant().atOffset(ZoneOffset.UTC), reasons == null ? null : String.join("\n", reasons),
                outcome == null ? null : write(outcome), move, position)
            .update();
    }

    void end(long move, State state) {
        jdbc.sql("update model_move set state = ?, only_one = null, finished_at = ? where id = ? and state = 'RUNNING'")
            .params(state.name(), clock.instant().atOffset(ZoneOffset.UTC), move).update();
    }

    public Optional<Move> find(long id) {
        return select("where m.id = ?", List.of(id)).stream().findFirst();
    }

    /** The latest moves, the newest first. */
    public List<Move> latest(int limit) {
        return select("where m.id in (select id from model_move order by id desc limit ?)", List.of(limit));
    }

    /** The one that is under way. */
    public Optional<Move> underWay() {
        return select("where m.only_one = 1", List.of()).stream().filter(move -> move.state() == State.RUNNING).findFirst();
    }

    private List<Move> select(String where, List<?> parameters) {
        return jdbc.sql("""
            select m.id, m.started_by, m.started_at, m.finished_at, case when %s then 'STOPPED' else m.state end as shown,
                count(p.position) as projects, count(case when p.state in ('MOVED', 'NOTHING') then 1 end) as moved,
                count(case when p.state = 'KEPT' then 1 end) as kept, count(case when p.state = 'WAITING' then 1 end) as waiting
            from model_move m left join model_move_project p on p.move_id = m.id %s
            group by m.id, m.started_by, m.started_at, m.finished_at, m.state, m.alive_at order by m.id desc"""
            .formatted(DEAD.replace("state", "m.state").replace("alive_at", "m.alive_at"), where)).params(parameters)
            .query((row, index) -> new Move(row.getLong("id"), row.getString("started_by"), instant(row, "started_at"),
                instant(row, "finished_at"), State.valueOf(row.getString("shown")), row.getInt("projects"), row.getInt("moved"),
                row.getInt("kept"), row.getInt("waiting"))).list();
    }

    /** @param after position of the last one of the page before, -1 for the first page */
    public List<OneProject> projects(long move, int after, int limit) {
        return jdbc.sql("select * from model_move_project where move_id = ? and position > ? order by position limit ?")
            .params(move, after, limit).query(this::project).list();
    }

    /** What a move has not brought over: what it kept and what it did not come to. */
    public List<String> left(long move) {
        return jdbc.sql("select project from model_move_project where move_id = ? and state in ('WAITING', 'KEPT') order by position")
            .param(move).query(String.class).list();
    }

    private OneProject project(ResultSet row, int index) throws SQLException {
        String reasons = row.getString("reasons");
        String outcome = row.getString("outcome");
        return new OneProject(row.getInt("position"), row.getString("project"), Result.valueOf(row.getString("state")),
            instant(row, "settled_at"), reasons == null ? List.of() : List.of(reasons.split("\n")),
            outcome == null ? null : read(outcome));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private String write(ProjectMove outcome) {
        try {
            return json.writeValueAsString(outcome);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProjectMove read(String outcome) {
        try {
            return json.readValue(outcome, ProjectMove.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
