package org.handover.projects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private static final String CURRENT = """
        select * from contract_date d where project = ?
            and id = (select max(id) from contract_date n where n.project = d.project and n.term = d.term)
            and computed_at >= (select max(recorded_at) from go_live g where g.project = d.project
                and source <> 'CORRECTED' and exists (select 1 from go_live f where f.project = g.project and f.superseded_at is null))
        order by due_at""";

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

    /** When on the last day of a term something falls due. */
    public enum Moment { END_OF_DAY, NOTICE_HOUR }

    /**
     * A term as it stands on the diagram's timer.
     *
     * @param length for example {@code P21D}; holds unless the project's contract has its own
     * @param inBusinessDays whether business days are counted, whatever the contract counts; its own length and its least times are
     *     then counted in business days too
     * @param fromGoLive whether it counts from the go-live date, so that a correction of that moves it (R9)
     */
    public record Drawn(String length, boolean inBusinessDays, Moment moment, boolean fromGoLive) {
    }

    /**
     * Works a contract date out (R1, R7, R8) and keeps it; it takes the place of an earlier one for the same term, which stays in
     * the record.
     *
     * @param anchor the calendar date, in the customer's zone, from which is counted
     * @param issue the Completion form that waits for an answer, or null where none was issued yet
     * @return the moment at which it falls due
     * @throws IllegalArgumentException if business days are to be counted and no holiday calendar of the customer's country is known
     */
    public Instant workOut(String number, String term, LocalDate anchor, Drawn drawn, FormIssue issue) {
        Project project = projects.get(number);
        ContractTerms terms = projects.terms(number);
        CountingRule rule = terms.countingRule(project.zone(), project.country());
        ContractDate date = count(drawn.inBusinessDays() ? rule.inBusinessDays(project.country()) : rule, terms, term, anchor,
            terms.insteadOfDrawn(term).orElse(drawn.length()), issue);
        Instant dueAt = drawn.moment() == Moment.END_OF_DAY ? date.endOfDay() : date.at(terms.noticeHour());
        jdbc.sql("""
                insert into contract_date (project, term, length, business_days, moment, from_go_live, issued_on, round, effective_date,
                    due_date, due_at, explanation_en, explanation_de, computed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(number, term, drawn.length(), drawn.inBusinessDays(), drawn.moment().name(), drawn.fromGoLive(),
                issue == null ? null : issue.issuedOn(), issue == null ? null : issue.round(),
                date.effectiveDate(), date.dueDate(), dueAt.atOffset(ZoneOffset.UTC), date.explain(new Locale("en", project.country())),
                date.explain(new Locale("de", project.country())), clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        return dueAt;
    }

    private static ContractDate count(CountingRule rule, ContractTerms terms, String term, LocalDate anchor, String length,
            FormIssue issue) {
        ContractDate date = ContractDate.after(anchor, rule.counting().length(length), rule);
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

    /** Works every known date that counts from go-live out anew, those that no timer waits for any more too (R9). */
    public void workOutAnew(String number, LocalDate goLiveDate) {
        record Known(String term, Drawn drawn, FormIssue issue) {
        }
        jdbc.sql(CURRENT).param(number).query((row, index) -> new Known(row.getString("term"), new Drawn(row.getString("length"),
                row.getBoolean("business_days"), Moment.valueOf(row.getString("moment")), row.getBoolean("from_go_live")),
                row.getObject("issued_on") == null ? null
                    : new FormIssue(row.getObject("issued_on", LocalDate.class), row.getInt("round")))).list().stream()
            .filter(known -> known.drawn().fromGoLive())
            .forEach(known -> workOut(number, known.term(), goLiveDate, known.drawn(), known.issue()));
    }

    /** The dates worked out since the last go-live, none after a rollback; one for each term, in the order in which they fall due. */
    public List<KnownDate> of(String number) {
        return jdbc.sql(CURRENT).param(number).query(ContractDates::known).list();
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
            row.getObject("due_date", LocalDate.class), row.getObject("due_at", OffsetDateTime.class).toInstant(),
            row.getString("explanation_en"), row.getString("explanation_de"));
    }
}
