package org.handover.answers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.notices.Notices;
import org.handover.notices.SentNotice;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.signoffs.SignOff;
import org.handover.signoffs.SignOffs;
import org.springframework.stereotype.Component;

/** Facts lie in the past where the customer is, and a system goes live no sooner than its Go-Live form was issued (R2, DEP-13). */
@Component
class DateCheck implements AnswerCheck {

    private static final Map<String, String> PAST_DATES = Map.ofEntries(Map.entry("signedOn", "Signed on"),
        Map.entry("liveDate", "The live date"), Map.entry("raisedOn", "Raised on"), Map.entry("fulfilledOn", "Fulfilled on"),
        Map.entry("confirmedOn", "Confirmed on"), Map.entry("trainedOn", "Trained on"), Map.entry("installedOn", "Installed on"),
        Map.entry("testedOn", "Tested on"), Map.entry("correctedOn", "Corrected on"), Map.entry("fixedOn", "Fixed on"),
        Map.entry("agreedOn", "Agreed on"));

    /** Which notice issued the form that an answer to this form signs: nobody signs a form before it is issued. */
    private static final Map<String, String> ISSUED_BY = Map.of("go-live-form", "go-live-form", "completion-form", "completion-form");

    private final Projects projects;
    private final Notices notices;
    private final SignOffs signOffs;
    private final Clock clock;

    DateCheck(Projects projects, Notices notices, SignOffs signOffs, Clock clock) {
        this.projects = projects;
        this.notices = notices;
        this.signOffs = signOffs;
        this.clock = clock;
    }

    @Override
    public List<String> problems(Answer answer) {
        Project project = answer.projectNumber() == null ? null : projects.find(answer.projectNumber()).orElse(null);
        if (project == null) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), project.zone());
        PAST_DATES.forEach((field, name) -> {
            LocalDate date = date(answer, field);
            if (date != null && date.isAfter(now.toLocalDate())) {
                problems.add(name + " is in the future: it is only " + now.toLocalDate() + " in " + project.zone() + ".");
            }
        });
        LocalDate live = date(answer, "liveDate");
        if (live != null && live.equals(now.toLocalDate()) && answer.fields().get("liveTime") instanceof String time
                && LocalTime.parse(time).isAfter(now.toLocalTime())) {
            problems.add("The live time is in the future: it is only " + now.toLocalTime().withSecond(0).withNano(0) + " in "
                + project.zone() + ".");
        }
        beforeIssue(project, live, "go-live-form", "The live date", problems);
        String issuedBy = ISSUED_BY.get(answer.formId());
        if (issuedBy != null) {
            beforeIssue(project, date(answer, "signedOn"), issuedBy, "Signed on", problems);
        }
        return problems;
    }

    private void beforeIssue(Project project, LocalDate date, String notice, String name, List<String> problems) {
        ZoneId zone = project.zone();
        Instant since = lastEnd(project.number(), notice);
        LocalDate issued = notices.sent(project.number(), notice).stream().map(SentNotice::composedAt)
            .filter(composed -> composed.isAfter(since)).findFirst().map(composed -> LocalDate.ofInstant(composed, zone)).orElse(null);
        if (date != null && issued != null && date.isBefore(issued)) {
            problems.add(name + " is before the form was issued on " + issued + ".");
        }
    }

    /** A refusal or a rollback ends what was issued before; what is answered now was issued since. */
    private Instant lastEnd(String project, String form) {
        return signOffs.of(project).stream()
            .filter(signOff -> signOff.decision().equals("rolled-back")
                || signOff.subject().equals(form) && signOff.decision().equals("refused"))
            .map(SignOff::recordedAt).reduce(Instant.EPOCH, (earlier, later) -> later);
    }

    private static LocalDate date(Answer answer, String field) {
        return answer.fields().get(field) instanceof String text ? LocalDate.parse(text) : null;
    }
}
