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
import java.util.Set;
import java.util.function.Predicate;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.notices.Notices;
import org.handover.notices.SentNotice;
import org.handover.projects.ContractDates;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.KnownDate;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.signoffs.SignOff;
import org.handover.signoffs.SignOffs;
import org.springframework.stereotype.Component;

/** Facts lie in the past where the customer is, and a system goes live no sooner than its Go-Live form allows (R2, DEP-13). */
@Component
class DateCheck implements AnswerCheck {

    private static final Map<String, String> PAST_DATES = Map.ofEntries(Map.entry("signedOn", "Signed on"),
        Map.entry("liveDate", "The live date"), Map.entry("raisedOn", "Raised on"), Map.entry("fulfilledOn", "Fulfilled on"),
        Map.entry("confirmedOn", "Confirmed on"), Map.entry("trainedOn", "Trained on"), Map.entry("installedOn", "Installed on"),
        Map.entry("testedOn", "Tested on"), Map.entry("correctedOn", "Corrected on"), Map.entry("fixedOn", "Fixed on"),
        Map.entry("agreedOn", "Agreed on"), Map.entry("configuredOn", "Configured on"), Map.entry("heldOn", "Held on"),
        Map.entry("requestedOn", "Asked for on"), Map.entry("presentedOn", "Presented on"), Map.entry("lessonsHeldOn", "Held on"),
        Map.entry("retrospectiveHeldOn", "Held on"), Map.entry("demoHeldOn", "Shown on"), Map.entry("pocEndedOn", "Ended on"));

    /** Forms that the notice of the same name issues: nobody signs one before. */
    private static final Set<String> ISSUED = Set.of("go-live-form", "completion-form");

    private final Projects projects;
    private final GoLives goLives;
    private final ContractDates contractDates;
    private final Notices notices;
    private final SignOffs signOffs;
    private final Clock clock;

    DateCheck(Projects projects, GoLives goLives, ContractDates contractDates, Notices notices, SignOffs signOffs, Clock clock) {
        this.goLives = goLives;
        this.contractDates = contractDates;
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
        beforeIssue(project, live, "go-live-form", "The live date", ended("rolled-back"), problems);
        if (ISSUED.contains(answer.formId())) {
            beforeIssue(project, date(answer, "signedOn"), answer.formId(), "Signed on",
                ended("rolled-back").or(refusalOf(answer.formId())), problems);
        }
        against(project.number(), answer, live, problems);
        return problems;
    }

    /** What was signed or is known already bounds what can be true. */
    private void against(String project, Answer answer, LocalDate live, List<String> problems) {
        LocalDate raised = date(answer, "raisedOn");
        if (live == null && raised == null) {
            return;
        }
        LocalDate formSigned = signedOn(project, "go-live-form", Instant.EPOCH);
        if (answer.formId().equals("activation") && live != null && formSigned != null && live.isBefore(formSigned)) {
            problems.add("The live date is before the Go-Live form was signed on " + formSigned + ".");
        }
        LocalDate known = goLives.current(project).map(GoLive::liveDate).orElse(null);
        if (answer.formId().equals("correct-go-live-date") && live != null) {
            LocalDate completed = signedOn(project, "completion-form", goLives.clocksRunSince(project));
            if (live.equals(known)) {
                problems.add("The go-live date is " + live + " already.");
            } else if (completed != null && live.isAfter(completed)) {
                problems.add("The live date is after the Completion form was signed on " + completed + ".");
            }
        }
        if (raised != null && known != null && raised.isBefore(known)) {
            problems.add("Raised on is before the system was taken live on " + known + ".");
        }
        LocalDate end = contractDates.find(project, "end of warranty").map(KnownDate::effectiveDate).orElse(null);
        if (raised != null && end != null && raised.isAfter(end)) {
            problems.add("The warranty ended on " + end + "; what was raised later is a support ticket.");
        }
    }

    /** The day of the signature in force, or null where the last answer was none, or was to an earlier go-live. */
    private LocalDate signedOn(String project, String form, Instant since) {
        return signOffs.last(project, form)
            .filter(last -> last.decision().equals("signed") && !last.recordedAt().isBefore(since))
            .map(SignOff::signedOn).orElse(null);
    }

    private void beforeIssue(Project project, LocalDate date, String notice, String name, Predicate<SignOff> endsTheIssue,
            List<String> problems) {
        if (date == null) {
            return; // most answers have no such date, and the record is not read for them
        }
        ZoneId zone = project.zone();
        Instant since = signOffs.of(project.number()).stream().filter(endsTheIssue).map(SignOff::recordedAt)
            .reduce(Instant.EPOCH, (earlier, later) -> later);
        LocalDate issued = notices.sent(project.number(), notice).stream().map(SentNotice::composedAt)
            .filter(composed -> !composed.isBefore(since)).findFirst().map(composed -> LocalDate.ofInstant(composed, zone)).orElse(null);
        if (issued != null && date.isBefore(issued)) {
            problems.add(name + " is before the form was issued on " + issued + ".");
        }
    }

    private static Predicate<SignOff> ended(String decision) {
        return signOff -> signOff.decision().equals(decision);
    }

    private static Predicate<SignOff> refusalOf(String form) {
        return signOff -> signOff.subject().equals(form) && signOff.decision().equals("refused");
    }

    private static LocalDate date(Answer answer, String field) {
        return answer.fields().get(field) instanceof String text ? LocalDate.parse(text) : null;
    }
}
