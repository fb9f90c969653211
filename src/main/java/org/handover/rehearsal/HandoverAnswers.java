package org.handover.rehearsal;

import java.time.LocalDateTime;
import java.util.Map;

/** Answers of the handover to support, as {@link SampleAnswers}. */
final class HandoverAnswers {

    private HandoverAnswers() {
    }

    /** As {@link SampleAnswers#to}. */
    static Map<String, Object> to(String form, Customer customer, LocalDateTime now, Map<String, Object> shown) {
        return switch (form) {
            default -> Map.of();
        };
    }
}
