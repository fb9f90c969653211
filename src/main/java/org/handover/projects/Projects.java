package org.handover.projects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Projects and what was ordered and agreed for each. Takes part in the caller's transaction. */
@Component
public class Projects {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Projects(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Keeps a new project. Its number must be free; see {@link #find}. */
    public void register(Project project, Collection<String> modules, List<OrderedItem> order, Collection<String> documents,
            ContractTerms terms, String processInstanceId) {
        jdbc.sql("""
                insert into project (number, customer, country, language, zone, kind, contract_type, irs_purchased, commercial_conditions,
                    manager, vendor_sponsor_name, vendor_sponsor_email, state, process_instance_id, registered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(project.number(), project.customer(), project.country(), project.language(), project.zone().getId(),
                project.kind(), project.contractType(), project.irsPurchased(), project.commercialConditions(), project.manager(),
                project.vendorSponsorName(), project.vendorSponsorEmail(), project.state().name(), processInstanceId,
                clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        modules.forEach(module -> jdbc.sql("insert into project_module (project, module) values (?, ?)")
            .params(project.number(), module).update());
        documents.forEach(name -> jdbc.sql("insert into project_document (project, name) values (?, ?)")
            .params(project.number(), name).update());
        terms.agreed().forEach((term, agreed) -> jdbc.sql("insert into contract_term (project, term, agreed) values (?, ?, ?)")
            .params(project.number(), term, agreed).update());
        changeOrder(project.number(), order);
        events.publishEvent(new ProjectEvent.Started(project.number(), project.kind()));
    }

    public Optional<Project> find(String number) {
        return jdbc.sql("select * from project where number = ?").param(number).query(Projects::project).optional();
    }

    /** @throws UnknownProjectException if there is none with this number */
    public Project get(String number) {
        return find(number).orElseThrow(() -> new UnknownProjectException(number));
    }

    /**
     * The day of the order, where the customer is.
     *
     * @throws UnknownProjectException if there is none with this number
     */
    public LocalDate orderedOn(String number) {
        ZoneId zone = get(number).zone();
        return jdbc.sql("select registered_at from project where number = ?").param(number)
            .query((row, index) -> LocalDate.ofInstant(row.getObject("registered_at", OffsetDateTime.class).toInstant(), zone)).single();
    }

    /** The modules bought, in alphabetical order (DEP-04). */
    public List<String> modules(String number) {
        return jdbc.sql("select module from project_module where project = ? order by module").param(number)
            .query(String.class).list();
    }

    public List<OrderedItem> order(String number) {
        return jdbc.sql("select item, quantity from project_order where project = ? order by item").param(number)
            .query(OrderedItem.class).list();
    }

    /** Replaces what was ordered. */
    public void changeOrder(String number, List<OrderedItem> order) {
        jdbc.sql("delete from project_order where project = ?").param(number).update();
        order.forEach(ordered -> jdbc.sql("insert into project_order (project, item, quantity) values (?, ?, ?)")
            .params(number, ordered.item(), ordered.quantity()).update());
    }

    /** Names of the extra documents that must be demonstrated and confirmed at completion (DEP-20). */
    public List<String> documents(String number) {
        return jdbc.sql("select name from project_document where project = ? order by name").param(number)
            .query(String.class).list();
    }

    public ContractTerms terms(String number) {
        return new ContractTerms(jdbc.sql("select term, agreed from contract_term where project = ?").param(number)
            .query((row, index) -> Map.entry(row.getString("term"), row.getString("agreed"))).list().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Keeps the method by which a project is done, such as {@code scrum} (UPG-20). */
    public void agreeMethod(String number, String method) {
        jdbc.sql("update project set method = ? where number = ?").params(method, number).update();
    }

    /** The method by which a project is done; empty until the offer that names it is accepted (UPG-20). */
    public Optional<String> method(String number) {
        return jdbc.sql("select method from project where number = ? and method is not null").param(number).query(String.class).optional();
    }

    /**
     * Completes a project.
     *
     * @param billableFrom the first day on which support tickets are billable, in the customer's zone (DEP-25)
     * @param decidedOn the day on which that was decided, in the customer's zone (R7)
     */
    public void complete(String number, LocalDate billableFrom, LocalDate decidedOn) {
        jdbc.sql("update project set state = ?, billable_from = ?, billing_decided_on = ? where number = ?")
            .params(Project.State.COMPLETED.name(), billableFrom, decidedOn, number).update();
        events.publishEvent(new ProjectEvent.Completed(number, billableFrom));
    }

    public void cancel(String number) {
        jdbc.sql("update project set state = ? where number = ?").params(Project.State.CANCELLED.name(), number).update();
        events.publishEvent(new ProjectEvent.Cancelled(number));
    }

    /** Takes a completion back, because the system was taken off line again (R10). */
    public void reopen(String number) {
        int reopened = jdbc.sql("""
                update project set state = ?, billable_from = null, billing_decided_on = null where number = ? and state <> ?""")
            .params(Project.State.RUNNING.name(), number, Project.State.RUNNING.name()).update();
        if (reopened > 0) {
            events.publishEvent(new ProjectEvent.Reopened(number));
        }
    }

    private static Project project(ResultSet row, int index) throws SQLException {
        return new Project(row.getString("number"), row.getString("customer"), row.getString("country"),
            row.getString("language"), ZoneId.of(row.getString("zone")), row.getString("kind"), row.getString("contract_type"),
            row.getBoolean("irs_purchased"), row.getString("commercial_conditions"), row.getString("manager"),
            row.getString("vendor_sponsor_name"), row.getString("vendor_sponsor_email"),
            Project.State.valueOf(row.getString("state")), row.getObject("billable_from", LocalDate.class),
            row.getObject("billing_decided_on", LocalDate.class));
    }
}
