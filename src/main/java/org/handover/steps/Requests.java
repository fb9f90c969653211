package org.handover.steps;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.handover.notices.Notices;
import org.handover.notices.SentNotice;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** The requests for the Completion form that reached the customer, as the notice of deeming and the record name them (R6, R15). */
@Component
class Requests {

    private final Notices notices;
    private final Projects projects;

    Requests(Notices notices, Projects projects) {
        this.notices = notices;
        this.projects = projects;
    }

    /** @param date calendar date in the customer's zone */
    record Request(LocalDate date, String recipient, String subject) {
    }

    /** @param since when the form was issued; what was asked for an earlier issue was answered by a refusal */
    List<Request> of(String project, Instant since) {
        ZoneId zone = projects.get(project).zone();
        return CheckDeeming.REQUESTS.stream().flatMap(notice -> notices.sent(project, notice).stream())
            .filter(notice -> notice.deliveredAt() != null && notice.returnedAt() == null)
            .filter(notice -> !notice.composedAt().isBefore(since))
            .sorted(Comparator.comparing(SentNotice::id))
            .map(notice -> new Request(LocalDate.ofInstant(notice.composedAt(), zone),
                notice.recipientName(), notice.subject()))
            .toList();
    }
}
