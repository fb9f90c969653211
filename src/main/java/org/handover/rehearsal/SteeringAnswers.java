package org.handover.rehearsal;

import java.time.LocalDateTime;
import java.util.Map;

/** Answers of what runs beside all phases: status, risks, changes of scope, as {@link SampleAnswers}. */
final class SteeringAnswers {

    private SteeringAnswers() {
    }

    /** As {@link SampleAnswers#to}. */
    static Map<String, Object> to(String form, Customer customer, LocalDateTime now, Map<String, Object> shown) {
        return switch (form) {
            default -> Map.of();
        };
    }
}
