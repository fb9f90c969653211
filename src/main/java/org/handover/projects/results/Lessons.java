package org.handover.projects.results;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was learned in projects (PROJ-33, PROJ-34, UPG-59). Takes part in the caller's transaction. */
@Component
public class Lessons {

    private final JdbcClient jdbc;
    private final Clock clock;

    Lessons(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A lesson.
     *
     * @param area what it is about, such as {@code communication}, {@code testing}, {@code training}, {@code planning}
     * @param advice what to do the next time; null where nobody said
     * @param internal of our own retrospective: never shown to the customer (PROJ-34)
     * @param offeredAsRisk whether new projects are offered it as a risk (UPG-59)
     */
    public record Lesson(String project, String area, String lesson, String advice, boolean internal, boolean offeredAsRisk) {
    }

    public void add(Lesson lesson, String by) {
        jdbc.sql("""
                insert into lesson (project, area, lesson, advice, internal, offered_as_risk, said_by, said_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(lesson.project(), lesson.area(), lesson.lesson(), lesson.advice(), lesson.internal(), lesson.offeredAsRisk(), by,
                clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    }

    /** The lessons of one project, the oldest first. */
    public List<Lesson> of(String project) {
        return jdbc.sql("select project, area, lesson, advice, internal, offered_as_risk from lesson where project = ? order by id")
            .param(project).query(Lesson.class).list();
    }

    /** What other projects that have ended learned and offer as risks, the newest first, at most {@code limit}. */
    public List<Lesson> offeredTo(String project, int limit) {
        return jdbc.sql("""
                select lesson.project, area, lesson, advice, internal, offered_as_risk from lesson join project on number = lesson.project
                where offered_as_risk and lesson.project <> ? and state <> 'RUNNING' order by lesson.id desc limit ?""")
            .params(project, limit).query(Lesson.class).list();
    }
}
