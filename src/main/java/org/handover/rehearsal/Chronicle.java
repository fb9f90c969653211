package org.handover.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.handover.notices.Notices;
import org.handover.notices.SentNotice;
import org.handover.projects.ContractDates;
import org.handover.projects.GoLives;
import org.handover.rehearsal.Happening.Detail;
import org.handover.rehearsal.Happening.Kind;
import org.handover.rehearsal.Told.Passed;
import org.handover.tickets.BillingReasons;
import org.handover.tickets.PastRating;
import org.handover.tickets.Ticket;
import org.handover.tickets.Tickets;

/** Reads from the record what happened to a rehearsed project, and tells it in plain words. */
class Chronicle {

    private static final int MOST = 2000;

    private final HistoryService history;
    private final Facts facts;
    private final Drawn drawn;

    /** Where the product keeps what happened. */
    record Facts(Notices notices, Tickets tickets, BillingReasons reasons, ContractDates dates, GoLives goLives) {
    }

    Chronicle(ProcessEngine engine, Facts facts, Drawn drawn) {
        this.history = engine.getHistoryService();
        this.facts = facts;
        this.drawn = drawn;
    }

    /** @param incidents all that came up in the run, since one is gone with its instance */
    Told tell(Play play, Collection<Incident> incidents) {
        String project = play.project();
        Calendar calendar = new Calendar(play.scenario().starts(), play.zone(), facts.goLives().of(project));
        Map<String, HistoricProcessInstance> instances = instances(project);
        List<HistoricActivityInstance> passed = instances.keySet().stream()
            .flatMap(id -> history.createHistoricActivityInstanceQuery().processInstanceId(id).list().stream()).toList();
        List<Happening> all = new ArrayList<>();
        people(play, all);
        Set<String> told = new LinkedHashSet<>();
        notices(project, all, told);
        tickets(project, all, told);
        passed.forEach(activity -> activity(activity, told, all));
        instances.keySet().forEach(id -> tasks(id, play, calendar, all));
        ends(instances, passed, all);
        incidents(instances.keySet(), incidents, all);
        instances.values().stream().filter(instance -> instance.getEndTime() == null).findFirst().ifPresent(instance -> all.add(
            Happening.plain(play.workOn(play.scenario().days()), Kind.PROBLEM, "never-ends", "the project never ends: after "
                + play.scenario().days() + " days it still stands at " + standing(instances.keySet()) + ".")));
        all.sort(Comparator.comparing(Happening::at).thenComparing(Happening::kind));
        List<String> ends = all.stream().filter(one -> one.kind() == Kind.END).map(Happening::says).toList();
        return new Told(play.scenario(), calendar, all.stream().map(one -> shown(one, project)).toList(), ends, facts.dates().of(project),
            passed.stream().map(activity -> new Passed(activity.getProcessDefinitionId(), activity.getActivityId()))
                .collect(Collectors.toSet()));
    }

    /** With the business key of the project, and what they called. */
    private Map<String, HistoricProcessInstance> instances(String project) {
        Map<String, HistoricProcessInstance> found = new LinkedHashMap<>();
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(project).orderByProcessInstanceStartTime().asc().list()
            .forEach(instance -> withCalled(instance, found));
        return found;
    }

    private void withCalled(HistoricProcessInstance instance, Map<String, HistoricProcessInstance> found) {
        if (found.putIfAbsent(instance.getId(), instance) == null) {
            history.createHistoricProcessInstanceQuery().superProcessInstanceId(instance.getId()).list().forEach(called -> withCalled(called, found));
        }
    }

    private void people(Play play, List<Happening> all) {
        all.add(Happening.plain(play.workOn(0), Kind.SAID, "order", "the project is ordered for " + play.scenario().who().name() + " ("
            + play.zone().getId().replace('_', ' ') + ")"));
        play.notes().forEach(note -> all.add(note.problem()
            ? Happening.plain(note.at(), Kind.PROBLEM, "note " + note.text(), note.text())
            : Happening.plain(note.at(), Kind.SAID, "said " + note.text(), "somebody starts “" + note.text() + "”" + with(note.with()))));
    }

    private static String with(Map<String, Object> with) {
        return with.isEmpty() ? "" : " (" + with.entrySet().stream().map(field -> field.getKey() + ": " + words(field.getValue()))
            .collect(Collectors.joining(", ")) + ")";
    }

    private static String words(Object value) {
        if (value instanceof List<?> rows) {
            return rows.stream().map(Chronicle::words).collect(Collectors.joining("; "));
        }
        return value instanceof Map<?, ?> row ? row.values().stream().map(Chronicle::words).collect(Collectors.joining(", ")) : String.valueOf(value);
    }

    private void notices(String project, List<Happening> all, Set<String> told) {
        Map<List<Object>, List<SentNotice>> sendings = new LinkedHashMap<>();
        facts.notices().of(project, Long.MAX_VALUE, MOST).stream().sorted(Comparator.comparing(SentNotice::id)).forEach(notice -> {
            sendings.computeIfAbsent(List.of(notice.composedAt(), notice.elementId(), notice.notice()), sending -> new ArrayList<>()).add(notice);
            told.add(notice.processInstanceId() + " " + notice.elementId());
            if (notice.returnedAt() != null) {
                all.add(Happening.plain(notice.returnedAt(), Kind.CAME_BACK, "came back " + notice.notice() + " " + notice.recipientName(),
                    "the notice “" + notice.notice() + "” to " + notice.recipientName() + " comes back: " + notice.returnedBecause()));
            }
        });
        sendings.values().forEach(sending -> {
            SentNotice first = sending.get(0);
            Map<String, SentNotice> byLanguage = new TreeMap<>();
            sending.forEach(notice -> byLanguage.putIfAbsent(notice.language(), notice));
            String people = sending.stream().map(SentNotice::recipientName).distinct().sorted().collect(Collectors.joining(", "));
            String what = "notice “" + first.notice() + "” to " + people;
            List<Detail> letters = byLanguage.values().stream().map(notice -> new Detail(notice.subject(), notice.bodyText())).toList();
            all.add(new Happening(first.composedAt(), Kind.NOTICE, what, what, what + ": " + first.subject(),
                letters.stream().map(letter -> letter.title() + "\n\n" + letter.text()).collect(Collectors.joining("\n\n")), letters));
        });
    }

    private void tickets(String project, List<Happening> all, Set<String> told) {
        facts.tickets().of(project, Long.MAX_VALUE, MOST).forEach(ticket -> {
            told.add(ticket.processInstanceId() + " " + ticket.elementId());
            List<PastRating> ratings = facts.tickets().ratings(ticket.id());
            for (int i = 0; i < ratings.size(); i++) {
                PastRating past = ratings.get(i);
                String what = "ticket “" + ticket.title() + "” " + (i == 0 ? "opened" : "rated again");
                String rated = (past.rating().billable() ? "billable. " : "free. ") + facts.reasons().sentence(past.rating(), "en");
                all.add(new Happening(past.ratedAt(), Kind.TICKET, what, what,
                    what + (ticket.reference() == null ? ", still without a number" : "") + ": " + rated, rated,
                    ticket.description() == null ? List.of() : List.of(new Detail("What it is about", ticket.description()))));
            }
        });
    }

    /** Steps that a notice or a ticket does not tell already, and the events on the way. */
    private void activity(HistoricActivityInstance activity, Set<String> told, List<Happening> all) {
        String definition = activity.getProcessDefinitionId();
        String type = activity.getActivityType();
        if (activity.getEndTime() == null || activity.isCanceled() || !drawn.hasName(definition, activity.getActivityId())) {
            return;
        }
        Instant at = activity.getEndTime().toInstant();
        String name = drawn.name(definition, activity.getActivityId());
        boolean isStep = type.endsWith("Task") && !type.equals("userTask");
        if (isStep && !told.contains(activity.getProcessInstanceId() + " " + activity.getActivityId())) {
            all.add(Happening.plain(at, Kind.STEP, "step " + key(activity), "step “" + name + "”"));
        } else if (type.startsWith("boundary") || type.startsWith("intermediate") && !type.contains("Throw")) {
            all.add(Happening.plain(at, Kind.REACHED, "event " + key(activity), "“" + name + "” in “" + drawn.process(definition) + "”"));
        }
    }

    private void tasks(String instance, Play play, Calendar calendar, List<Happening> all) {
        for (HistoricTaskInstance task : history.createHistoricTaskInstanceQuery().processInstanceId(instance).list()) {
            String definition = task.getProcessDefinitionId();
            String form = drawn.form(definition, task.getTaskDefinitionKey());
            String name = "“" + drawn.name(definition, task.getTaskDefinitionKey()) + "”";
            Instant created = task.getStartTime().toInstant();
            Instant ended = task.getEndTime() == null ? null : task.getEndTime().toInstant();
            boolean answered = "completed".equals(task.getDeleteReason());
            boolean sameDay = answered && calendar.day(ended).equals(calendar.day(created));
            String with = with(play.saidTo(task.getId()));
            String fate = ended == null ? ", still open at the end" : sameDay ? ", answered the same day" + with
                : answered ? "" : ", withdrawn unanswered: " + calendar.label(ended);
            String asked = "task for " + drawn.groups(definition, task.getTaskDefinitionKey()) + ": " + name
                + (form.isEmpty() ? "" : ", form “" + form + "”");
            String key = "task " + process(definition) + "/" + task.getTaskDefinitionKey();
            all.add(new Happening(created, Kind.TASK, key, "task " + name, asked + fate, asked, List.of()));
            if (answered && !sameDay) {
                all.add(Happening.plain(ended, Kind.SAID, "answer to " + key, name + " is answered" + with));
            }
        }
    }

    private void ends(Map<String, HistoricProcessInstance> instances, List<HistoricActivityInstance> passed, List<Happening> all) {
        for (HistoricProcessInstance instance : instances.values()) {
            HistoricActivityInstance end = passed.stream().filter(activity -> activity.getProcessInstanceId().equals(instance.getId()))
                .filter(activity -> activity.getActivityType().endsWith("EndEvent") && activity.getEndTime() != null && !activity.isCanceled())
                .filter(activity -> instance.getEndTime() != null && activity.getEndTime().equals(instance.getEndTime()))
                .max(Comparator.comparing(activity -> activity.getActivityId().equals(instance.getEndActivityId()) ? 1 : 0)).orElse(null);
            if (end != null) {
                String text = "“" + drawn.process(instance.getProcessDefinitionId()) + "” ends: “"
                    + drawn.name(instance.getProcessDefinitionId(), end.getActivityId()) + "”";
                all.add(new Happening(end.getEndTime().toInstant(), Kind.END, "end " + key(end), text, text,
                    drawn.name(instance.getProcessDefinitionId(), end.getActivityId()), List.of()));
            }
        }
    }

    private void incidents(Set<String> instances, Collection<Incident> incidents, List<Happening> all) {
        for (Incident incident : incidents) {
            // one that an incident in a called process causes says the same again
            if (instances.contains(incident.getProcessInstanceId()) && incident.getId().equals(incident.getCauseIncidentId())) {
                String where = "“" + drawn.name(incident.getProcessDefinitionId(), incident.getActivityId()) + "” in “"
                    + drawn.process(incident.getProcessDefinitionId()) + "”";
                // a person is to look at it, but nothing failed
                boolean cameBack = incident.getIncidentMessage() != null && incident.getIncidentMessage().contains(" came back: ");
                all.add(Happening.plain(incident.getIncidentTimestamp().toInstant(), cameBack ? Kind.CAME_BACK : Kind.PROBLEM,
                    "incident " + incident.getActivityId() + " " + incident.getIncidentMessage(), (cameBack ? "nobody waits for it, so operations see it as an incident on "
                        + where + ": " : where + " fails: ") + incident.getIncidentMessage()));
            }
        }
    }

    private String standing(Set<String> instances) {
        return instances.stream().flatMap(id -> history.createHistoricActivityInstanceQuery().processInstanceId(id).unfinished().list().stream())
            .filter(activity -> !drawn.isContainer(activity.getProcessDefinitionId(), activity.getActivityId()))
            .filter(activity -> !activity.getActivityType().endsWith("Gateway"))
            .map(activity -> "“" + drawn.name(activity.getProcessDefinitionId(), activity.getActivityId()) + "”").distinct()
            .collect(Collectors.joining(" and "));
    }

    private static String process(String definitionId) {
        return definitionId.substring(0, definitionId.indexOf(':') < 0 ? definitionId.length() : definitionId.indexOf(':'));
    }

    private String key(HistoricActivityInstance activity) {
        return activity.getProcessDefinitionKey() + "/" + activity.getActivityId();
    }

    /** A project has another number in each run; a reader sees one that stays. */
    private static Happening shown(Happening one, String project) {
        return new Happening(one.at(), one.kind(), shown(one.key(), project), shown(one.what(), project), shown(one.text(), project),
            shown(one.says(), project), one.details().stream().map(detail -> new Detail(shown(detail.title(), project), shown(detail.text(), project))).toList());
    }

    private static String shown(String text, String project) {
        return text.replace(project, "P" + project.substring(project.indexOf('-')));
    }
}
