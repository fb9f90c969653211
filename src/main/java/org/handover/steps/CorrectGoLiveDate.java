package org.handover.steps;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Lifecycle;
import org.handover.notices.Notices;
import org.handover.notices.Recipient;
import org.handover.notices.SentNotice;
import org.handover.projects.Contacts;
import org.handover.projects.ContractDates;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.KnownDate;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.signoffs.SignOffs;
import org.springframework.stereotype.Component;

/**
 * Corrects when the system was taken live (R9): the old date stays in the record with who changed it and why, every clock is worked
 * out anew, and everybody who had a notice with the old date gets one with the new. Sets {@code acceptanceReopened}: whether silence
 * was taken for acceptance too early by the corrected date.
 */
@Component("correctGoLiveDate")
public class CorrectGoLiveDate implements JavaDelegate {

    private static final String NOTICE = "go-live-corrected";

    private final Projects projects;
    private final Contacts contacts;
    private final GoLives goLives;
    private final Lifecycle lifecycle;
    private final Notices notices;
    private final NoticeSender sender;
    private final NoticeFacts facts;
    private final RateTickets rating;
    private final ContractDates contractDates;
    private final SignOffs signOffs;
    private final ProjectRecord record;
    private final Clock clock;

    CorrectGoLiveDate(Projects projects, Contacts contacts, GoLives goLives, Lifecycle lifecycle, Notices notices,
            NoticeSender sender, NoticeFacts facts, RateTickets rating, ContractDates contractDates, SignOffs signOffs,
            ProjectRecord record, Clock clock) {
        this.projects = projects;
        this.contacts = contacts;
        this.goLives = goLives;
        this.lifecycle = lifecycle;
        this.notices = notices;
        this.sender = sender;
        this.facts = facts;
        this.rating = rating;
        this.contractDates = contractDates;
        this.signOffs = signOffs;
        this.record = record;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        GoLive old = goLives.current(project.number()).orElseThrow();
        LocalDate date = LocalDate.parse((String) execution.getVariable("liveDate"));
        String reason = (String) execution.getVariable("reason");
        goLives.supersede(project.number(), "Corrected to " + date + ": " + reason);
        goLives.record(project.number(), GoLive.fact(date, null, GoLive.Source.CORRECTED, null, reason,
            (String) execution.getVariable("requestedBy"), null));
        contractDates.workOutAnew(project.number(), date);
        lifecycle.correctGoLiveDate(project.number(), date, contractDates.today(project.number()));
        execution.setVariable("acceptanceReopened",
            moveDeemedAcceptance(project, (String) execution.getVariable("requestedBy"), reason));
        rating.rateAgain(project.number(), LocalDate.EPOCH);
        tellThoseWhoHadTheOldDate(project, old.liveDate(), execution);
    }

    /**
     * Silence that was already taken for acceptance counts from another day then, and so does billing. Where the customer still has
     * time to answer by the corrected date, it is no acceptance.
     *
     * @return whether the acceptance was taken back
     */
    private boolean moveDeemedAcceptance(Project project, String requestedBy, String reason) {
        boolean deemed = project.state() == Project.State.COMPLETED
            && signOffs.last(project.number(), "completion-form").filter(last -> last.decision().equals("deemed")).isPresent();
        if (!deemed) {
            return false;
        }
        KnownDate acceptance = contractDates.find(project.number(), "deemed acceptance").orElseThrow();
        if (acceptance.dueAt().isAfter(clock.instant())) {
            projects.reopen(project.number());
            record.decision(project.number(), "completion-form", "deeming taken back", requestedBy, reason);
            return true;
        }
        record.deemed(project.number(), acceptance.effectiveDate(), "Go-live date corrected: " + reason);
        projects.complete(project.number(), acceptance.effectiveDate().plusDays(1), contractDates.today(project.number()));
        return false;
    }

    private void tellThoseWhoHadTheOldDate(Project project, LocalDate oldDate, DelegateExecution execution) {
        Map<String, List<SentNotice>> byRecipient = notices.naming(project.number(), oldDate).stream()
            .collect(groupingBy(SentNotice::recipientName, LinkedHashMap::new, toList()));
        Map<String, Object> common = facts.of(project, NOTICE, execution);
        byRecipient.forEach((name, superseded) -> {
            Map<String, Object> all = new HashMap<>(common);
            all.put("oldGoLiveDate", oldDate);
            all.put("supersededNotices", superseded.stream().map(notice -> Map.of("subject", notice.subject(),
                "date", LocalDate.ofInstant(notice.composedAt(), project.zone()))).toList());
            sender.send(project, NOTICE, List.of(recipient(project, superseded.get(0))), all, execution.getProcessInstanceId(),
                execution.getCurrentActivityId());
        });
    }

    /** The contact's address of today, which may have changed since; somebody who is no contact keeps the address used then. */
    private Recipient recipient(Project project, SentNotice notice) {
        String email = contacts.find(project.number(), notice.recipientName()).map(contact -> contact.email())
            .orElse(notice.recipientEmail());
        return new Recipient(notice.recipientName(), email, notice.language(), project.country(), project.zone());
    }
}
