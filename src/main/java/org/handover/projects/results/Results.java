package org.handover.projects.results;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The measured results of all projects (UPG-45, UPG-52). Takes part in the caller's transaction. */
@Component
public class Results {

    private final JdbcClient jdbc;

    Results(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what was measured; what was measured before no longer counts. */
    public void keep(Result result) {
        jdbc.sql("delete from project_result where project = ?").param(result.project()).update();
        jdbc.sql("""
                insert into project_result (project, fees, licences, employee_time, training, efficiency, operating_cost, satisfaction,
                    revenue, benefit_years, uptime_percent, intended_users, active_users, note, measured_on, measured_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(result.project(), result.fees(), result.licences(), result.employeeTime(), result.training(), result.efficiency(),
                result.operatingCost(), result.satisfaction(), result.revenue(), result.benefitYears(), result.uptimePercent(),
                result.intendedUsers(), result.activeUsers(), result.note(), result.measuredOn(), result.measuredBy())
            .update();
    }

    /** Empty while nothing was measured. */
    public Optional<Result> find(String project) {
        return jdbc.sql("select * from project_result where project = ?").param(project).query(Result.class).optional();
    }

    /** The numbers of the projects measured last, the newest first, at most {@code limit}. */
    public List<String> measured(int limit) {
        return jdbc.sql("select project from project_result order by measured_on desc, project limit ?").param(limit)
            .query(String.class).list();
    }
}
