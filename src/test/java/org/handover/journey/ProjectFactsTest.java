package org.handover.journey;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans and checklists of projects that have nothing else: written straight into the tables, and taken out again. */
public abstract class ProjectFactsTest extends ApplicationTest {

    /** The projects of these tests. */
    protected static final String PROJECT = "FACTS-1";
    protected static final String OTHER_PROJECT = "FACTS-2";

    @Autowired protected JdbcClient jdbc;

    @AfterEach
    void clearUp() {
        jdbc.sql("delete from check_item_event where item in (select id from check_item where project like 'FACTS-%')").update();
        jdbc.sql("delete from milestone_move where milestone in (select id from milestone where project like 'FACTS-%')").update();
        for (var table : new String[] {"check_item", "milestone", "budget", "booking", "go_live_team", "contact"}) {
            jdbc.sql("delete from " + table + " where project like 'FACTS-%'").update();
        }
        jdbc.sql("delete from project where number like 'FACTS-%'").update();
        ClockUtil.reset();
    }

    /** An ordered project, of a customer in this zone, and it is that moment now. */
    protected void ordered(String project, String country, String zone, String now) {
        now(now);
        jdbc.sql("""
                insert into project (number, customer, country, language, zone, contract_type, irs_purchased, manager, state,
                    process_instance_id, registered_at)
                values (?, 'Harbour Clinic', ?, 'en', ?, 'standard', false, 'manager', 'RUNNING', 'none', ?)""")
            .params(project, country, zone, Instant.parse(now).atOffset(ZoneOffset.UTC)).update();
    }

    protected static void now(String instant) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(instant)));
    }
}
