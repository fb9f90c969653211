package org.handover.steps;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.handover.lifecycle.Rows;
import org.handover.lifecycle.Step;
import org.handover.notices.Invitation;
import org.handover.notices.LocalFact;
import org.handover.notices.Recipient;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/**
 * Writes a notice with a calendar entry to each person with a role (LIVE-13). Inputs: {@code notice} and {@code to} as for a notice,
 * and {@code lasts}. When it begins is in {@code startsOn}, a date, and {@code startsAt}, a time (midnight if empty), where the customer
 * is; {@code place} may say where. With {@code forEach}, each row of the list {@code teams} has a date and a time of its own and is
 * invited to by itself, the team's lead among the others; a row without a date is left out. Sent again, it moves the entry in the
 * calendars; what has begun already is not invited to.
 */
@Step(inputs = {"projectNumber", "notice", "to", "lasts"},
    optional = {"startsOn", "startsAt", "place", "forEach", "teams", "formIssuedAt", "reason", "title", "description", "round", "missing",
        "returnedBecause", "defects", "outstandingItems"})
@Component("sendInvitation")
public class SendInvitation implements JavaDelegate {

    private final Projects projects;
    private final NoticeSender sender;
    private final NoticeFacts facts;
    private final Clock clock;

    SendInvitation(Projects projects, NoticeSender sender, NoticeFacts facts, Clock clock) {
        this.projects = projects;
        this.sender = sender;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Project project = projects.get((String) execution.getVariable("projectNumber"));
        for (Map<String, Object> session : sessions(execution)) {
            if (text(session, "startsOn") != null) {
                ZonedDateTime start = ZonedDateTime.of(LocalDate.parse(text(session, "startsOn")),
                    text(session, "startsAt") == null ? LocalTime.MIDNIGHT : LocalTime.parse(text(session, "startsAt")), project.zone());
                if (start.toInstant().isAfter(clock.instant())) {
                    invite(project, session, start, execution);
                }
            }
        }
    }

    private static List<Map<String, Object>> sessions(DelegateExecution execution) {
        if (execution.getVariable("forEach") != null) {
            return Rows.of(execution.getVariable("teams"));
        }
        Map<String, Object> one = new HashMap<>();
        one.put("startsOn", execution.getVariable("startsOn"));
        one.put("startsAt", execution.getVariable("startsAt"));
        return List.of(one);
    }

    private void invite(Project project, Map<String, Object> session, ZonedDateTime start, DelegateExecution execution) {
        String notice = (String) execution.getVariable("notice");
        Duration lasts = Duration.parse((String) execution.getVariable("lasts"));
        String place = (String) execution.getVariable("place");
        String team = text(session, "team");
        Map<String, Object> all = new HashMap<>(facts.of(project, notice, execution));
        all.put("startsOn", start.toLocalDate());
        all.put("startsAt", time(start));
        all.put("endsAt", time(start.plus(lasts)));
        LocalFact zone = locale -> DateTimeFormatter.ofPattern("zzzz", locale).format(start);
        all.put("zone", zone);
        all.put("place", place == null ? "" : place);
        all.put("team", team == null ? "" : team);
        String element = execution.getCurrentActivityId();
        sender.invite(project, notice, recipients(project, session, (String) execution.getVariable("to")), all,
            execution.getProcessInstanceId(), element,
            new Invitation(team == null ? element : element + ":" + team, start, lasts, place));
    }

    private List<Recipient> recipients(Project project, Map<String, Object> session, String role) {
        Stream<Recipient> lead = text(session, "leadEmail") == null ? Stream.of() : Stream.of(new Recipient(text(session, "lead"),
            text(session, "leadEmail"), project.language(), project.country(), project.zone()));
        List<Recipient> people = sender.recipients(project, role);
        return Stream.concat(people.stream(), lead.filter(one ->
            people.stream().noneMatch(other -> other.email().equalsIgnoreCase(one.email())))).toList();
    }

    private static LocalFact time(ZonedDateTime moment) {
        return locale -> DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(moment);
    }

    private static String text(Map<String, Object> session, String field) {
        return session.get(field) instanceof String said && !said.isBlank() ? said.strip() : null;
    }
}
