package org.handover.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.handover.models.check.Timer.Kind;

/** The engine can read every timer; a contract date counts from go-live; a label says the number of days that the timer has. */
class TimerRule implements Rule {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?(\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern CYCLE_WITH_END = Pattern.compile("R(\\d+)/([^/]+)");
    private static final Pattern AFTER_GO_LIVE = Pattern.compile("(?i).*\\b(after|since|from)\\s+(the\\s+)?go-?\\s?live\\b.*", Pattern.DOTALL);
    private static final Pattern BUSINESS_DAYS = Pattern.compile("(?i).*\\b(business|working)[\\s-]+days?\\b.*", Pattern.DOTALL);

    @Override
    public void check(Models models, Findings findings) {
        for (Diagram diagram : models.allDiagrams()) {
            timers(diagram).forEach(timer -> check(timer, diagram, findings));
            Set<String> terms = terms(diagram);
            diagram.inProcess(UserTask.class).forEach(task -> {
                due(task, "due date", Camunda.attribute(task, "dueDate"), terms, diagram, findings);
                due(task, "follow-up date", Camunda.attribute(task, "followUpDate"), terms, diagram, findings);
            });
        }
    }

    static List<Timer> timers(Diagram diagram) {
        List<Timer> timers = new ArrayList<>();
        for (TimerEventDefinition definition : diagram.inProcess(TimerEventDefinition.class)) {
            if (definition.getParentElement() instanceof Event event) {
                timers.add(Timer.of(event, definition));
            }
        }
        return timers;
    }

    /** Of the contract dates that a diagram draws. */
    static Set<String> terms(Diagram diagram) {
        Set<String> terms = new TreeSet<>();
        for (Timer timer : timers(diagram)) {
            timer.drawn().map(drawn -> drawn.term()).ifPresent(terms::add);
            timer.values().values().stream().map(ContractCall::parse).filter(call -> call != null).forEach(call -> terms.add(call.term()));
        }
        return terms;
    }

    private static void check(Timer timer, Diagram diagram, Findings findings) {
        if (timer.problem() != null) {
            findings.error(diagram, timer.event(), "cannot be read as a timer. " + timer.problem());
        } else if (timer.values().isEmpty()) {
            findings.error(diagram, timer.event(), "does not say when it fires. Choose the template “contract-timer” or “reminder-timer”.");
        } else if (timer.values().size() > 1) {
            findings.error(diagram, timer.event(), "says in several ways when it fires. Keep one.");
        } else {
            timer.values().forEach((kind, value) -> value(timer, kind, value, diagram, findings));
        }
    }

    private static void value(Timer timer, Kind kind, String value, Diagram diagram, Findings findings) {
        Event event = timer.event();
        if (ContractCall.isMeant(value)) {
            contractDate(timer, kind, value, diagram, findings);
        } else if (!Expression.isIn(value)) {
            switch (kind) {
                case DATE -> date(event, value, diagram, findings);
                case DURATION -> duration(event, value, diagram, findings);
                case CYCLE -> cycle(event, value, diagram, findings);
            }
        } else if (kind == Kind.CYCLE) {
            findings.error(diagram, event, "repeats by an expression, so that nobody can say whether it ends. Write for example “R3/P2D”.");
        }
        boolean counted = timer.drawn().map(drawn -> drawn.isContractDate()).orElse(ContractCall.isMeant(value));
        if (!counted && saysAfterGoLive(event)) {
            findings.error(diagram, event, "says that it counts from go-live, but counts from when the process gets here. Choose the template "
                + "“contract-timer”, or change the label.");
        }
    }

    private static void date(Event event, String value, Diagram diagram, Findings findings) {
        if (Durations.isIso(value)) {
            findings.error(diagram, event, "has a length of time, “%s”, as its date. Choose “Duration” as the type of the timer.".formatted(value));
        } else if (!DATE.matcher(value).matches()) {
            findings.error(diagram, event, "has the date “%s”, which the engine cannot read. Write for example “2027-01-31T09:00:00”."
                .formatted(value));
        } else {
            findings.warning(diagram, event, "fires at a fixed date, %s, the same for every project.".formatted(value));
        }
    }

    private static void duration(Event event, String value, Diagram diagram, Findings findings) {
        if (!Durations.isIso(value)) {
            findings.error(diagram, event, "has the duration “%s”, which the engine cannot read. %s".formatted(value, Durations.rightWriting(value)));
        } else {
            label(event, Durations.days(value), value, diagram, findings);
        }
    }

    private static void cycle(Event event, String value, Diagram diagram, Findings findings) {
        var cycle = CYCLE_WITH_END.matcher(value);
        if (!cycle.matches()) {
            findings.error(diagram, event, "repeats by “%s”, which never ends or cannot be read. Write how often, for example “R3/P2D” for three times, every 2 days."
                .formatted(value));
        } else if (!Durations.isIso(cycle.group(2))) {
            findings.error(diagram, event, "repeats every “%s”, which the engine cannot read. %s".formatted(cycle.group(2),
                Durations.rightWriting(cycle.group(2))));
        }
    }

    private static void contractDate(Timer timer, Kind kind, String value, Diagram diagram, Findings findings) {
        Event event = timer.event();
        ContractCall call = ContractCall.parse(value);
        if (kind != Kind.DATE) {
            findings.error(diagram, event, "asks for a contract date, but is of the type “Duration” or “Cycle”. Choose “Date”.");
        }
        if (call == null || call.term().isBlank()) {
            findings.error(diagram, event, "does not ask for its contract date in a way that can be checked: “%s”. Choose the template “contract-timer”."
                .formatted(value));
            return;
        }
        if (!call.length().matches("P\\d+D")) {
            findings.error(diagram, event, "has the length “%s”, but a contract date counts days. %s".formatted(call.length(),
                Durations.rightWriting(call.length())));
        } else {
            label(event, Durations.days(call.length()), call.length(), diagram, findings);
        }
        boolean businessDays = call.method().endsWith("BusinessDays") || call.method().endsWith("BusinessDay");
        if (BUSINESS_DAYS.matcher(String.valueOf(event.getName())).matches() && !businessDays) {
            findings.error(diagram, event, "says business days, but counts as the contract does. Choose “business days” in its template, or change the label.");
        }
        if (saysAfterGoLive(event) && !call.anchor().equals("goLiveDate")) {
            findings.error(diagram, event, "says that it counts from go-live, but counts from “%s”. Count from “goLiveDate”, or change the label."
                .formatted(call.anchor()));
        }
    }

    private static void label(Event event, OptionalInt days, String value, Diagram diagram, Findings findings) {
        OptionalInt said = Durations.daysInLabel(event.getName());
        if (said.isPresent() && !said.equals(days)) {
            findings.error(diagram, event, "says %d days, but the timer has %s. Make them agree.".formatted(said.getAsInt(),
                days.isPresent() ? days.getAsInt() : "“" + value + "”"));
        }
    }

    private static boolean saysAfterGoLive(Event event) {
        return AFTER_GO_LIVE.matcher(String.valueOf(event.getName())).matches();
    }

    private static void due(UserTask task, String what, String value, Set<String> terms, Diagram diagram, Findings findings) {
        if (value == null) {
            return;
        }
        if (ContractCall.isMeant(value)) {
            String term = ContractCall.termTakenOver(value);
            if (term == null && ContractCall.parse(value) == null) {
                findings.error(diagram, task, "does not ask for its %s in a way that can be checked: “%s”.".formatted(what, value));
            } else if (term != null && !terms.contains(term)) {
                findings.error(diagram, task, "is due with the contract term “%s”, which no timer of this diagram has.%s".formatted(term,
                    Nearest.hint(term, terms)));
            }
        } else if (!Expression.isIn(value) && !Durations.isIso(value) && !DATE.matcher(value).matches()) {
            findings.error(diagram, task, "has the %s “%s”, which the engine cannot read. %s".formatted(what, value, Durations.rightWriting(value)));
        }
    }
}
