package org.handover.webhooks;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.handover.projects.ProjectEvent;
import org.handover.projects.plan.MilestoneEvent;
import org.handover.signoffs.SignOff;
import org.handover.signoffs.SignOffRecorded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns the facts of projects into what endpoints are told: numbers, names and dates, no person and no free text. */
@Component
class FactsTold {

    private final Webhooks webhooks;

    FactsTold(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @EventListener
    void on(ProjectEvent.Started started) {
        webhooks.tell(EventType.PROJECT_STARTED, started.project(), () -> Map.of("kind", started.kind()));
    }

    @EventListener
    void on(ProjectEvent.Completed completed) {
        webhooks.tell(EventType.PROJECT_COMPLETED, completed.project(), () -> Map.of("billableFrom", completed.billableFrom().toString()));
    }

    @EventListener
    void on(ProjectEvent.Reopened reopened) {
        webhooks.tell(EventType.PROJECT_REOPENED, reopened.project(), Map::of);
    }

    @EventListener
    void on(ProjectEvent.Cancelled cancelled) {
        webhooks.tell(EventType.PROJECT_CANCELLED, cancelled.project(), Map::of);
    }

    @EventListener
    void on(ProjectEvent.WentLive live) {
        webhooks.tell(EventType.GO_LIVE_RECORDED, live.project(), () -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("liveDate", live.liveDate().toString());
            data.put("source", live.source().name().toLowerCase(Locale.ROOT));
            return data;
        });
    }

    @EventListener
    void on(MilestoneEvent.Reached reached) {
        webhooks.tell(EventType.MILESTONE_REACHED, reached.project(), () -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("milestone", reached.milestone());
            data.put("reachedOn", reached.reachedOn().toString());
            return data;
        });
    }

    @EventListener
    void on(MilestoneEvent.Moved moved) {
        webhooks.tell(EventType.MILESTONE_MOVED, moved.project(), () -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("milestone", moved.milestone());
            data.put("from", moved.from().toString());
            data.put("to", moved.to().toString());
            return data;
        });
    }

    /** Of all that is signed, agreed or refused, the acceptance and the rollback are told. */
    @EventListener
    void on(SignOffRecorded recorded) {
        SignOff signOff = recorded.signOff();
        switch (signOff.subject() + " " + signOff.decision()) {
            case "completion-form signed" -> tell(EventType.COMPLETION_ACCEPTED, signOff, "signedOn", signOff.signedOn());
            case "completion-form deemed" -> tell(EventType.COMPLETION_DEEMED_ACCEPTED, signOff, "effectiveOn", signOff.effectiveOn());
            case "completion-form refused", "completion-form no" ->
                webhooks.tell(EventType.COMPLETION_REFUSED, signOff.project(), () -> Map.of("reasonsGiven", signOff.decision().equals("refused")));
            case "go-live rolled-back" -> webhooks.tell(EventType.GO_LIVE_ROLLED_BACK, signOff.project(), Map::of);
            default -> {
                // told to nobody
            }
        }
    }

    private void tell(EventType event, SignOff signOff, String field, LocalDate day) {
        Supplier<Map<String, Object>> data = () -> Map.of(field, day.toString());
        webhooks.tell(event, signOff.project(), data);
    }
}
