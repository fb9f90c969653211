package org.handover.projects.plan;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customer's teams that go live, and when each does (LIVE-07, LIVE-08, R11). Takes part in the caller's transaction. */
@Component
public class Teams {

    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A team. All dates are the customer's calendar dates.
     *
     * @param lead the team's lead, who gives first level support (LIVE-04)
     * @param sprintStartOn first day of the sprint with which it goes live (LIVE-08); null where nobody said
     * @param goLiveOn the date agreed for it; null before
     */
    public record Team(String team, String lead, int users, LocalDate sprintStartOn, LocalDate goLiveOn) {

        /** Whether it goes live on another day than its sprint starts (LIVE-08). */
        public boolean isOutOfStep() {
            return goLiveOn != null && sprintStartOn != null && !goLiveOn.equals(sprintStartOn);
        }
    }

    /** Replaces all teams of a project. */
    public void keep(String project, List<Team> teams) {
        jdbc.sql("delete from go_live_team where project = ?").param(project).update();
        teams.forEach(team -> jdbc.sql("""
                insert into go_live_team (project, team, lead, users, sprint_start_on, go_live_on) values (?, ?, ?, ?, ?, ?)""")
            .params(project, team.team(), team.lead(), team.users(), team.sprintStartOn(), team.goLiveOn()).update());
    }

    /** All teams by name. */
    public List<Team> of(String project) {
        return jdbc.sql("select team, lead, users, sprint_start_on, go_live_on from go_live_team where project = ? order by team")
            .param(project).query(Team.class).list();
    }
}
