package org.handover.lifecycle.moving;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.handover.lifecycle.moving.DrawnClock.Kind;
import org.springframework.stereotype.Component;

/**
 * What becomes of the timers of an instance that is moved. All are set as if the instance had begun in the new version: contract dates
 * count from their anchor, plain lengths from the moment at which the token arrived. What had come before comes no second time; the
 * engine by itself starts the timers of event subprocesses again.
 */
@Component
class Timers {

    private final ManagementService managementService;
    private final RuntimeService runtimeService;
    private final HistoryService historyService;
    private final Clock clock;
    private final Recent<String, String> elements = new Recent<>(1000);

    Timers(ManagementService managementService, RuntimeService runtimeService, HistoryService historyService, Clock clock) {
        this.managementService = managementService;
        this.runtimeService = runtimeService;
        this.historyService = historyService;
        this.clock = clock;
    }

    /** A timer that waits, by the id of its job. */
    record Waiting(String element, Instant due) {
    }

    /**
     * A timer with a date that waited before and waits still.
     *
     * @param element in the newer version
     * @param term contract term under which its date was kept, null where it has none
     * @param before when it was due
     * @param after when it is due now, perhaps the same
     */
    record Dated(String element, String term, Instant before, Instant after) {
    }

    /**
     * @param dated every timer with a date that waited before
     * @param remarks one sentence for each timer that comes newly, no longer, or at another moment
     */
    record Outcome(List<Dated> dated, List<String> remarks) {
    }

    /** The next to come first. */
    Map<String, Waiting> waiting(String instanceId) {
        Map<String, Waiting> waiting = new LinkedHashMap<>();
        managementService.createJobQuery().processInstanceId(instanceId).timers().orderByJobDuedate().asc().list().stream()
            // a timeout listener of a task has no event of its own
            .filter(job -> job.getJobDefinitionId() != null && job.getDuedate() != null)
            .forEach(job -> waiting.put(job.getId(), new Waiting(element(job), job.getDuedate().toInstant())));
        return waiting;
    }

    private String element(Job job) {
        return elements.get(job.getJobDefinitionId(),
            id -> managementService.createJobDefinitionQuery().jobDefinitionId(id).singleResult().getActivityId());
    }

    /** Sets the timers right after the engine has moved an instance. */
    Outcome setRight(String instanceId, Mapping mapping, Map<String, Waiting> before, ZoneId zone) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        waiting(instanceId).forEach((job, now) -> {
            DrawnClock drawn = mapping.target().clock(now.element()).orElse(null);
            if (drawn == null) {
                return;
            }
            if (!before.containsKey(job) && mapping.couldHaveComeBefore(now.element())) {
                managementService.deleteJob(job);
                return;
            }
            Waiting was = before.get(job);
            if (was == null) {
                arrive(instanceId, job, now.element(), drawn, mapping.target());
            } else {
                count(instanceId, job, was, now.element(), drawn, mapping);
            }
            Instant due = due(job);
            if (drawn.kind() == Kind.DATE && was != null) {
                String term = mapping.source().clock(was.element()).map(DrawnClock::term).orElse(null);
                outcome.dated().add(new Dated(now.element(), term, was.due(), due));
            }
            remark(outcome.remarks(), mapping.target().label(now.element()), was, due, zone);
        });
        List<String> left = waiting(instanceId).keySet().stream().toList();
        before.forEach((job, was) -> {
            if (!left.contains(job)) {
                outcome.remarks().add("%s no longer comes; it would have come on %s.".formatted(
                    mapping.source().label(was.element()), day(was.due(), zone)));
            }
        });
        return outcome;
    }

    private void count(String instanceId, String job, Waiting was, String element, DrawnClock drawn, Mapping mapping) {
        DrawnClock drawnBefore = mapping.source().clock(was.element()).orElse(drawn);
        if (drawn.kind() == Kind.DATE) {
            managementService.recalculateJobDuedate(job, true);
        } else if (drawnBefore.isPlainLength() && drawn.isPlainLength()) {
            Instant due = drawn.after(drawnBefore.before(was.due()));
            if (!drawn.equals(drawnBefore)) {
                managementService.setJobDuedate(job, Date.from(due));
            }
        } else if (drawn.isPlainLength()) {
            arrive(instanceId, job, element, drawn, mapping.target());
        } else if (!drawn.equals(drawnBefore)) {
            managementService.recalculateJobDuedate(job, true);
        }
    }

    /** A plain length counts from when the token came to what the timer sits on, though the timer was not there yet. */
    private void arrive(String instanceId, String jobId, String element, DrawnClock drawn, Drawing drawing) {
        if (drawn.isPlainLength()) {
            Job job = managementService.createJobQuery().jobId(jobId).singleResult();
            Instant arrived = arrival(runtimeService.getActivityInstance(instanceId), drawing, drawing.host(element), job.getExecutionId())
                .orElseThrow(() -> new CannotMoveException(List.of(drawing.label(element) + " is new and counts from when the project came to "
                    + drawing.label(drawing.host(element)) + ", but nothing shows when that was. Wait until it is past it.")));
            managementService.setJobDuedate(jobId, Date.from(drawn.after(arrived)));
        }
    }

    private Optional<Instant> arrival(ActivityInstance whole, Drawing drawing, String host, String executionId) {
        if (host == null) {
            return Optional.of(historyService.createHistoricProcessInstanceQuery().processInstanceId(whole.getId()).singleResult()
                .getStartTime().toInstant());
        }
        // a timer on what is done several times sits on all of it together
        String scope = drawing.whole(host) != null ? drawing.whole(host) : host;
        List<ActivityInstance> scopes = all(whole).filter(instance -> instance.getActivityId().equals(scope)).toList();
        return scopes.stream().filter(instance -> List.of(instance.getExecutionIds()).contains(executionId)).findFirst()
            .or(() -> scopes.stream().findFirst())
            .map(at -> historyService.createHistoricActivityInstanceQuery().activityInstanceId(at.getId()).singleResult())
            .map(came -> came.getStartTime().toInstant());
    }

    private static Stream<ActivityInstance> all(ActivityInstance whole) {
        return Stream.concat(Stream.of(whole), Stream.of(whole.getChildActivityInstances()).flatMap(Timers::all));
    }

    private Instant due(String jobId) {
        return managementService.createJobQuery().jobId(jobId).singleResult().getDuedate().toInstant();
    }

    private void remark(List<String> remarks, String label, Waiting was, Instant due, ZoneId zone) {
        if (was != null && was.due().equals(due)) {
            return;
        }
        String before = was == null ? "is new" : "was to come on " + day(was.due(), zone);
        remarks.add(due.isAfter(clock.instant()) ? label + " " + before + " and comes on " + day(due, zone) + "."
            : label + " " + before + " and comes at once, because its moment is past: " + day(due, zone) + ".");
    }

    private static String day(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH).format(moment.atZone(zone));
    }
}
