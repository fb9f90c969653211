package org.handover.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.handover.lifecycle.AnswerRefused;
import org.handover.lifecycle.FormSample;
import org.handover.notices.Notices;
import org.handover.notices.SentNotice;
import org.handover.projects.GoLives;
import org.handover.rehearsal.Scenario.Answered;
import org.handover.rehearsal.Scenario.Bounce;
import org.handover.rehearsal.Scenario.Statement;
import org.handover.rehearsal.Scenario.When;

/** One scenario as a project: does each day what its people do, and notes what they did. */
class Play {

    /** People work on a project at ten in the morning, where the customer is. */
    private static final LocalTime WORK = LocalTime.of(10, 0);
    private static final int MOST_ROUNDS_A_DAY = 150;
    private static final int MOST_NOTICES = 1000;

    private final Scenario scenario;
    private final Customer customer;
    private final ZoneId zone;
    private final Stage stage;
    private final Map<String, Integer> timesAsked = new HashMap<>();
    private final Map<String, LocalDate> points = new HashMap<>();
    private final Map<String, Answered> lines = new HashMap<>();
    private final Map<String, LocalDate> askedOn = new HashMap<>();
    private final Set<String> leftAlone = new HashSet<>();
    private final List<Statement> unsaid;
    private final Map<String, Map<String, Object>> said = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private boolean brokenOff;

    /** What a play is played on. */
    record Stage(Desk desk, TimeMachine time, Clock clock, Notices notices, GoLives goLives) {
    }

    /** Something that a person did or that went wrong, which no table of the product keeps. */
    record Note(Instant at, boolean problem, String text, Map<String, Object> with) {
    }

    Play(Scenario scenario, String project, Stage stage) {
        this.scenario = scenario;
        this.customer = scenario.customer(project);
        this.zone = ZoneId.of(customer.zone());
        this.stage = stage;
        this.unsaid = new ArrayList<>(scenario.statements());
    }

    Scenario scenario() {
        return scenario;
    }

    String project() {
        return customer.project();
    }

    ZoneId zone() {
        return zone;
    }

    /** Something went wrong that makes it useless to go on. */
    boolean isBrokenOff() {
        return brokenOff;
    }

    /** The moment at which people work on the day that is so many days after the order. */
    Instant workOn(int day) {
        return scenario.starts().plusDays(day).atTime(WORK).atZone(zone).toInstant();
    }

    /** What was answered to a task otherwise than usual; empty where nothing was. */
    Map<String, Object> saidTo(String task) {
        return said.getOrDefault(task, Map.of());
    }

    List<Note> notes() {
        return notes;
    }

    /** Does what people do on this day, and what follows from it at once. */
    void work(int day) {
        if (day == 0) {
            points.put(When.ORDER, today());
            guarded("The order", () -> start("implementation-project", customer.order(), scenario.order()));
            aMinutePasses();
        }
        for (int round = 0; round < MOST_ROUNDS_A_DAY && !brokenOff; round++) {
            boolean cameBack = bounce();
            boolean stated = state();
            boolean answered = answerOne();
            if (!cameBack && !stated && !answered) {
                return;
            }
            aMinutePasses();
        }
        problem("The same is asked again and again on one day; the rehearsal of this scenario stops here.", Map.of());
        brokenOff = true;
    }

    /** What people do in a day happens one after the other, and so it is told. */
    private void aMinutePasses() {
        stage.time().advanceTo(stage.clock().instant().plusSeconds(60));
    }

    /** What the scenario says but never came to pass. */
    void close() {
        unsaid.forEach(statement -> problem("“" + statement.process() + "” was to be started " + statement.on()
            + ", but that day did not come.", Map.of()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(stage.clock().instant(), zone);
    }

    private boolean isReached(When when) {
        if (when.point().equals(When.GO_LIVE) && !points.containsKey(When.GO_LIVE)) {
            stage.goLives().current(project()).ifPresent(live -> points.put(When.GO_LIVE, live.liveDate()));
        }
        LocalDate point = points.get(when.point());
        return point != null && !today().isBefore(point.plusDays(when.days()));
    }

    private boolean bounce() {
        Set<String> addresses = new HashSet<>();
        scenario.bounces().stream().filter(bounce -> isReached(bounce.from())).map(Bounce::address).forEach(addresses::add);
        List<SentNotice> returned = addresses.isEmpty() ? List.of() : stage.notices().of(project(), Long.MAX_VALUE, MOST_NOTICES).stream()
            .filter(notice -> addresses.contains(notice.recipientEmail()) && notice.returnedAt() == null)
            .filter(notice -> scenario.bounces().stream().anyMatch(bounce -> bounce.address().equals(notice.recipientEmail())
                && !LocalDate.ofInstant(notice.composedAt(), zone).isBefore(points.get(bounce.from().point()).plusDays(bounce.from().days()))))
            .toList();
        returned.forEach(notice -> stage.notices().cameBack(notice.id(), "550 5.1.1 no such user"));
        return !returned.isEmpty();
    }

    private boolean state() {
        Optional<Statement> due = unsaid.stream().filter(statement -> isReached(statement.on())).findFirst();
        due.ifPresent(statement -> {
            unsaid.remove(statement);
            Instant at = stage.clock().instant();
            Map<String, Object> with = resolved(statement.with());
            if (guarded("“" + statement.process() + "”", () -> start(statement.process(), Map.of(), with))) {
                notes.add(new Note(at, false, statement.process(), with));
            }
        });
        return due.isPresent();
    }

    private void start(String process, Map<String, Object> sample, Map<String, Object> with) {
        Map<String, Object> usual = new LinkedHashMap<>(sample);
        usual.put("projectNumber", project());
        usual.put("raisedBy", customer.lead());
        usual.put("reason", "Said in the rehearsal.");
        stage.desk().start(process, FormSample.complete(stage.desk().startFormOf(process), usual, resolved(with),
            Variables.createVariables(), now()));
    }

    private boolean answerOne() {
        for (Task task : stage.desk().tasks(project())) {
            String form = stage.desk().form(task);
            if (!askedOn.containsKey(task.getId())) {
                LocalDate on = LocalDate.ofInstant(task.getCreateTime().toInstant(), zone);
                askedOn.put(task.getId(), on);
                points.putIfAbsent(form, on);
                int time = timesAsked.merge(form, 1, Integer::sum);
                lines.put(task.getId(), scenario.answerTo(form, time).orElse(new Answered(form, 0, 0, false, Map.of())));
            }
            Answered line = lines.get(task.getId());
            boolean due = !line.never() && !leftAlone.contains(task.getId())
                && !today().isBefore(askedOn.get(task.getId()).plusDays(line.after()));
            if (due) {
                answer(task, form, line);
                return true;
            }
        }
        return false;
    }

    private void answer(Task task, String form, Answered line) {
        Map<String, Object> with = resolved(line.with());
        boolean done = guarded("The answer to “" + task.getName().replace('\n', ' ') + "”", () -> {
            stage.desk().writeDocuments(task);
            VariableMap known = stage.desk().known(task);
            Map<String, Object> usual = new HashMap<>(SampleAnswers.to(form, customer, now(), stage.desk().shown(task)));
            if (form.equals("new-address")) {
                unreached(known).ifPresent(person -> usual.putAll(Map.of("contact", person, "newEmail", "new." + customer.mail(person))));
            }
            submit(task, form.isEmpty() ? Map.of() : FormSample.complete(stage.desk().formOf(task), usual, with, known, now()));
        });
        if (done) {
            said.put(task.getId(), with);
        } else {
            leftAlone.add(task.getId());
        }
    }

    /** Where a second person is asked for, a colleague in the same group helps out. */
    private void submit(Task task, Map<String, Object> answer) {
        String login = stage.desk().login(task);
        try {
            stage.desk().submit(task, login, answer);
        } catch (AnswerRefused refused) {
            Task again = stage.desk().tasks(project()).stream().filter(open -> open.getId().equals(task.getId())).findFirst().orElseThrow();
            try {
                stage.desk().submit(again, login + "2", answer);
            } catch (RuntimeException e) {
                throw refused;
            }
        }
    }

    private Optional<String> unreached(VariableMap known) {
        return known.get("returnedFrom") instanceof String person ? Optional.of(person) : stage.notices().of(project(), Long.MAX_VALUE, MOST_NOTICES).stream()
            .filter(notice -> notice.returnedAt() != null).map(SentNotice::recipientName).findFirst();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(stage.clock().instant(), zone);
    }

    private Map<String, Object> resolved(Map<String, Object> with) {
        isReached(new When(0, When.GO_LIVE));
        Map<String, LocalDate> days = new HashMap<>(points);
        days.put("today", today());
        Map<String, Object> resolved = new LinkedHashMap<>();
        with.forEach((field, value) -> resolved.put(field, SaidDate.resolve(value, days)));
        return resolved;
    }

    private boolean guarded(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            problem(what + (e instanceof AnswerRefused ? " was refused: " : " failed: ") + e.getMessage(), Map.of());
            return false;
        }
    }

    private void problem(String text, Map<String, Object> with) {
        notes.add(new Note(stage.clock().instant(), true, text, with));
    }
}
