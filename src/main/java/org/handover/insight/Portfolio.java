package org.handover.insight;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.projects.Project;
import org.handover.projects.plan.Milestone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All projects at a glance, those that have ended too (UPG-53): two queries a page, however many projects there are. */
@Component
class Portfolio {

    private final JdbcClient jdbc;

    Portfolio(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A project.
     *
     * @param approved budget in euros; 0 where none was approved
     * @param spent in euros
     * @param severeRisks open risks rated high or critical
     * @param openItems open lines of the Requirements Checklist
     */
    record Entry(String number, String customer, ZoneId zone, String manager, Project.State state, BigDecimal approved, BigDecimal spent,
            int severeRisks, int openItems) {
    }

    /**
     * Projects, the newest first.
     *
     * @param search part of the number or of the customer's name, in whatever case; empty for all
     * @param state null for all
     * @param after number of the last project on the page before; empty for the first page
     */
    List<Entry> list(String search, Project.State state, String after, int limit) {
        String part = "%" + search.toUpperCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return jdbc.sql("""
                select number, customer, zone, manager, state,
                    (select coalesce(sum(amount), 0) from budget where budget.project = number) as approved,
                    (select coalesce(sum(cost), 0) from booking where booking.project = number and taken_back_because is null) as spent,
                    (select count(*) from risk where risk.project = number and risk.state = 'OPEN' and rating in ('high', 'critical'))
                        as severe_risks,
                    (select count(*) from check_item where check_item.project = number and checklist = 'requirements-checklist'
                        and check_item.state = 'OPEN') as open_items
                from project
                where (upper(number) like :part escape '!' or upper(customer) like :part escape '!')"""
                + (state == null ? "" : " and state = :state")
                + (after.isEmpty() ? "" : """
                     and (registered_at < (select registered_at from project last where last.number = :after)
                        or registered_at = (select registered_at from project last where last.number = :after) and number < :after)""")
                + " order by registered_at desc, number desc limit :limit")
            .param("part", part).param("state", state == null ? null : state.name()).param("after", after).param("limit", limit)
            .query(Portfolio::entry).list();
    }

    /** The milestone that each of these projects reaches next; none for a project without one. */
    Map<String, Milestone> next(List<String> numbers) {
        Map<String, Milestone> next = new HashMap<>();
        if (!numbers.isEmpty()) {
            jdbc.sql("select * from milestone where project in (:numbers) and actual_on is null order by planned_on, id")
                .param("numbers", numbers).query(row -> {
                    next.putIfAbsent(row.getString("project"), new Milestone(row.getString("name"),
                        row.getObject("planned_on", LocalDate.class), row.getObject("forecast_on", LocalDate.class), null,
                        row.getInt("buffer_days"), row.getString("vendor_person"), row.getString("customer_person")));
                });
        }
        return next;
    }

    private static Entry entry(ResultSet row, int index) throws SQLException {
        return new Entry(row.getString("number"), row.getString("customer"), ZoneId.of(row.getString("zone")), row.getString("manager"),
            Project.State.valueOf(row.getString("state")), row.getBigDecimal("approved"), row.getBigDecimal("spent"),
            row.getInt("severe_risks"), row.getInt("open_items"));
    }
}
