package org.handover.journey;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.projects.ContractTerms;
import org.handover.projects.Project;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A journey with what goes on beside the phases alone, in a project that has none: its facts are there, and nothing runs yet. */
abstract class BesideThePhases extends JourneyTest {

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aProjectWithoutPhases() {
        register(customer.project(), customer.name());
        contacts(customer.project());
    }

    protected void contacts(String project) {
        contact(project, customer.signer(), "signer", true);
        contact(project, customer.lead(), "lead", false);
        contact(project, customer.sponsor(), "sponsor", false);
    }

    protected void begin(String process, Map<String, Object> variables) {
        begin(customer.project(), process, variables);
    }

    protected void begin(String project, String process, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("projectNumber", project);
        runtimeService.startProcessInstanceByKey(process, project, all);
        time.advanceTo(clock.instant());
    }

    protected static Map<String, Object> change() {
        return Map.of("title", "Announcements in French", "description", "For the Geneva site.", "requestedBy", "Olivia Hart",
            "requestedOn", "2026-08-02");
    }

    protected void register(String number, String name) {
        projects.register(new Project(number, name, customer.country(), customer.language(), ZoneId.of(customer.zone()),
            "implementation-cloud", "standard", false, null, "manager", "Miriam Okafor", "miriam.okafor@northwind.example", Project.State.RUNNING, null, null),
            List.of(), List.of(), List.of(), new ContractTerms(Map.of()), "none");
    }

    protected void contact(String project, String name, String role, boolean maySign) {
        jdbc.sql("insert into contact (project, name, role, email, language, zone, may_sign, superuser) values (?, ?, ?, ?, 'en', ?, ?, false)")
            .params(project, name, role, customer.mail(name), customer.zone(), maySign).update();
    }
}
