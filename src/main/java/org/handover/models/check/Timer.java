package org.handover.models.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.handover.lifecycle.DrawnTimer;

/**
 * A timer as the engine will understand it.
 *
 * @param drawn   what somebody filled in by a template; empty where nobody did
 * @param problem what is wrong with what was filled in; null where nothing is
 * @param values  otherwise what the diagram says by itself, by kind
 */
record Timer(Event event, Optional<DrawnTimer> drawn, String problem, Map<Kind, String> values) {

    /** How the engine takes a value. */
    enum Kind { DATE, DURATION, CYCLE }

    static Timer of(Event event, TimerEventDefinition definition) {
        Optional<DrawnTimer> drawn = Optional.empty();
        String problem = null;
        try {
            drawn = DrawnTimer.of(Camunda.properties(event));
        } catch (IllegalArgumentException e) {
            problem = e.getMessage();
        }
        Map<Kind, String> values = new LinkedHashMap<>();
        if (drawn.isPresent()) {
            values.put(drawn.get().isContractDate() ? Kind.DATE : Kind.DURATION, drawn.get().expression());
        } else if (problem == null) {
            put(values, Kind.DATE, definition.getTimeDate());
            put(values, Kind.DURATION, definition.getTimeDuration());
            put(values, Kind.CYCLE, definition.getTimeCycle());
        }
        return new Timer(event, drawn, problem, values);
    }

    private static void put(Map<Kind, String> values, Kind kind, ModelElementInstance holder) {
        if (holder != null && !holder.getTextContent().isBlank()) {
            values.put(kind, holder.getTextContent().strip());
        }
    }
}
