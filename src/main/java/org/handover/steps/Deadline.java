package org.handover.steps;

import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.handover.lifecycle.Step;
import org.handover.projects.ContractDates;
import org.handover.projects.ContractDates.Drawn;
import org.handover.projects.ContractDates.FormIssue;
import org.handover.projects.ContractDates.Moment;
import org.springframework.stereotype.Component;

/**
 * The contract timers of the diagrams: {@code ${deadline.after(goLiveDate, 'P21D', 'deemed acceptance', execution)}}, as
 * {@link org.handover.lifecycle.DrawnTimer} writes it. A date is worked out in the customer's zone, by the contract's counting rule,
 * and kept under the name of its term with the sentence that explains it (R1, R7, R8, R16).
 */
@Step(inputs = "projectNumber", optional = {"formIssuedOn", "round", "goLiveDate"})
@Component("deadline")
public class Deadline {

    private final ContractDates contractDates;

    Deadline(ContractDates contractDates) {
        this.contractDates = contractDates;
    }

    /**
     * The end of the last day of a term.
     *
     * @param anchor calendar date {@code YYYY-MM-DD} from which is counted, in the customer's zone; where it is the go-live date, a
     *     correction of that moves what was worked out (R9)
     * @param length the term as drawn, for example {@code P21D}
     * @param term name of the contract term; a contract may have another length for it
     */
    public Date after(String anchor, String length, String term, DelegateExecution execution) {
        return workOut(anchor, new Drawn(length, false, Moment.END_OF_DAY, isGoLive(anchor, execution)), term, execution);
    }

    /** The contract's notice hour on the last day of a term. Parameters as in {@link #after}. */
    public Date onDay(String anchor, String length, String term, DelegateExecution execution) {
        return workOut(anchor, new Drawn(length, false, Moment.NOTICE_HOUR, isGoLive(anchor, execution)), term, execution);
    }

    /**
     * The end of the last day of a term that is counted in business days of the customer's calendar, whatever the contract counts.
     * Parameters as in {@link #after}.
     *
     * @throws IllegalArgumentException if no holiday calendar of the customer's country is known
     */
    public Date afterBusinessDays(String anchor, String length, String term, DelegateExecution execution) {
        return workOut(anchor, new Drawn(length, true, Moment.END_OF_DAY, isGoLive(anchor, execution)), term, execution);
    }

    /** The contract's notice hour on the last day of a term, counted as in {@link #afterBusinessDays}. */
    public Date onBusinessDay(String anchor, String length, String term, DelegateExecution execution) {
        return workOut(anchor, new Drawn(length, true, Moment.NOTICE_HOUR, isGoLive(anchor, execution)), term, execution);
    }

    /**
     * As {@link #after}, counted from the issue of the Completion form: a corrected go-live date leaves it alone, though the form was
     * issued on the go-live day itself (R9).
     */
    public Date afterIssue(String anchor, String length, String term, DelegateExecution execution) {
        return workOut(anchor, new Drawn(length, false, Moment.END_OF_DAY, false), term, execution);
    }

    /** As {@link #onDay}, counted from the issue of the form like {@link #afterIssue}. */
    public Date onDayAfterIssue(String anchor, String length, String term, DelegateExecution execution) {
        return workOut(anchor, new Drawn(length, false, Moment.NOTICE_HOUR, false), term, execution);
    }

    /** As {@link #afterBusinessDays}, counted from the issue of the form like {@link #afterIssue}. */
    public Date afterIssueInBusinessDays(String anchor, String length, String term, DelegateExecution execution) {
        return workOut(anchor, new Drawn(length, true, Moment.END_OF_DAY, false), term, execution);
    }

    /** As {@link #onBusinessDay}, counted from the issue of the form like {@link #afterIssue}. */
    public Date onDayAfterIssueInBusinessDays(String anchor, String length, String term, DelegateExecution execution) {
        return workOut(anchor, new Drawn(length, true, Moment.NOTICE_HOUR, false), term, execution);
    }

    /**
     * The moment at which a contract date that was worked out before falls due; a task that runs up to it can be due then.
     *
     * @param term name of the contract term, as the timer gives it
     * @throws IllegalStateException if no timer has asked for this date since go-live
     */
    public Date of(String term, DelegateExecution execution) {
        String project = projectNumber(execution);
        return contractDates.find(project, term).map(date -> Date.from(date.dueAt())).orElseThrow(() -> new IllegalStateException(
            "No contract date “" + term + "” of project “" + project + "” has been worked out yet."));
    }

    private Date workOut(String anchor, Drawn drawn, String term, DelegateExecution execution) {
        FormIssue issue = execution.hasVariable("formIssuedOn")
            ? new FormIssue(LocalDate.parse((String) execution.getVariable("formIssuedOn")),
                ((Number) execution.getVariable("round")).intValue())
            : null;
        return Date.from(contractDates.workOut(projectNumber(execution), term, LocalDate.parse(anchor), drawn, issue));
    }

    private static boolean isGoLive(String anchor, DelegateExecution execution) {
        return anchor.equals(execution.getVariable("goLiveDate"));
    }

    private static String projectNumber(DelegateExecution execution) {
        return (String) execution.getVariable("projectNumber");
    }
}
