package org.handover.models;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ActivityTypes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where instances stand now. Read from the engine's own table, because its public way counts one version of one process at a time.
 */
@Component
class Standing {

    private static final String SEVERAL_TIMES = "#" + ActivityTypes.MULTI_INSTANCE_BODY;

    private final JdbcClient jdbc;

    Standing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For each process the elements on which instances of any version stand, with how many. */
    Map<String, Map<String, Long>> now() {
        Map<String, Map<String, Long>> standing = new HashMap<>();
        jdbc.sql("""
            select p.key_, e.act_id_, count(*)
            from act_ru_execution e join act_re_procdef p on p.id_ = e.proc_def_id_
            where e.act_id_ is not null and e.is_active_ = true and e.is_event_scope_ = false
            group by p.key_, e.act_id_""")
            .query(row -> {
                standing.computeIfAbsent(row.getString(1), process -> new HashMap<>()).merge(drawn(row.getString(2)), row.getLong(3), Long::sum);
            });
        return standing;
    }

    /** At a save point before an element that is done several times, an instance stands on what the engine puts around it. */
    private static String drawn(String activity) {
        return activity.endsWith(SEVERAL_TIMES) ? activity.substring(0, activity.length() - SEVERAL_TIMES.length()) : activity;
    }
}
