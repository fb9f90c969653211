package org.handover.steps;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.handover.notices.Notices;
import org.handover.notices.Recipient;
import org.handover.notices.SentNotice;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.Project;
import org.springframework.stereotype.Component;

/** Tells everybody who had a notice with an old go-live date the new one, and which of those notices it supersedes (R9). */
@Component
class CorrectionNotices {

    private static final String NOTICE = "go-live-corrected";

    private final Notices notices;
    private final Contacts contacts;
    private final NoticeSender sender;
    private final NoticeFacts facts;

    CorrectionNotices(Notices notices, Contacts contacts, NoticeSender sender, NoticeFacts facts) {
        this.notices = notices;
        this.contacts = contacts;
        this.sender = sender;
        this.facts = facts;
    }

    void send(Project project, LocalDate oldDate, DelegateExecution execution) {
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
        String email = contacts.find(project.number(), notice.recipientName()).map(Contact::email)
            .orElse(notice.recipientEmail());
        return new Recipient(notice.recipientName(), email, notice.language(), project.country(), project.zone());
    }
}
