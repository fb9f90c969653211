package org.handover.projects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.handover.terms.ContractDate;
import org.handover.terms.CountingRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The contract dates of each project: worked out when a timer of a diagram asks for one, kept with the explanation, and read by
 * notices, tasks and the record, so that a date has one source. Takes part in the caller's transaction.
 */
@Component
public class ContractDates {

    /** The contract's least time between the issue of the Completion form and what follows from silence (R7, R8). */
    private static final Map<String, String> LEAST_TIME_AFTER_ISSUE = Map.of(
        "first request", "first request after form",
        "second request", "second request after form",
        "sponsor request", "sponsor request after form",
        "deemed acceptance", "least time to answer");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Projects projects;

    ContractDates(JdbcClient jdbc, Clock clock, Projects projects) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.projects = projects;
    }

    /** The issue of the Completion form that the customer has yet to answer; round 1 is the first. */
    public record FormIssue(LocalDate issuedOn, int round) {
    }

    /**
     * Works a contract date out (R1, R7, R8).
     *
     * @param anchor the calendar date, in the customer's zone, from which is counted
     * @param drawn the length on the diagram's timer, for example {@code P21D}, which holds unless the project's contract has its own
     * @param issue the Completion form that waits for an answer, or null where none was issued yet
     */
    public ContractDate workOut(String number, String term, LocalDate anchor, String drawn, FormIssue issue) {
        Project project = projects.get(number);
        ContractTerms terms = projects.terms(number);
        CountingRule rule = terms.countingRule(project.zone(), project.country());
        ContractDate date = ContractDate.after(anchor, rule.counting().length(terms.insteadOfDrawn(term).orElse(drawn)), rule);
        String leastTime = LEAST_TIME_AFTER_ISSUE.get(term);
        if (issue == null || leastTime == null) {
            return date;
        }
        if (issue.round() == 1) {
            return date.notBefore(issue.issuedOn(), rule.counting().length(terms.length(leastTime)));
        }
        ContractDate again = ContractDate.after(issue.issuedOn(), rule.counting().length(terms.length(leastTime + " again")), rule);
        return again.dueDate().isAfter(date.dueDate()) ? again : date;
    }

    /** Keeps a date that was worked out; it takes the place of an earlier one for the same term, which stays in the record. */
    public void keep(String number, String term, ContractDate date, Instant dueAt) {
        Project project = projects.get(number);
        jdbc.sql("""
                insert into contract_date (project, term, effective_date, due_date, due_at, explanation_en, explanation_de, computed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(number, term, date.effectiveDate(), date.dueDate(), Timestamp.from(dueAt),
                date.explain(new Locale("en", project.country())), date.explain(new Locale("de", project.country())),
                Timestamp.from(clock.instant()))
            .update();
    }

    /** The dates worked out since the go-live fact in force, one for each term, in the order in which they fall due. */
    public List<KnownDate> of(String number) {
        return jdbc.sql("""
                select * from contract_date d where project = ?
                    and id = (select max(id) from contract_date n where n.project = d.project and n.term = d.term)
                    and computed_at >= (select max(recorded_at) from go_live g where g.project = d.project and superseded_at is null)
                order by due_at""")
            .param(number).query(ContractDates::known).list();
    }

    public Optional<KnownDate> find(String number, String term) {
        return of(number).stream().filter(date -> date.term().equals(term)).findFirst();
    }

    /** Today's calendar date where the customer is. */
    public LocalDate today(String number) {
        return LocalDate.ofInstant(clock.instant(), projects.get(number).zone());
    }

    private static KnownDate known(ResultSet row, int index) throws SQLException {
        return new KnownDate(row.getString("term"), row.getObject("effective_date", LocalDate.class),
            row.getObject("due_date", LocalDate.class), row.getTimestamp("due_at").toInstant(),
            row.getString("explanation_en"), row.getString("explanation_de"));
    }
}
