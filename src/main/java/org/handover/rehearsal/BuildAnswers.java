package org.handover.rehearsal;

import java.time.LocalDateTime;
import java.util.Map;

/** Answers of the build and the enablement, as {@link SampleAnswers}. */
final class BuildAnswers {

    private BuildAnswers() {
    }

    /** As {@link SampleAnswers#to}. */
    static Map<String, Object> to(String form, Customer customer, LocalDateTime now, Map<String, Object> shown) {
        return switch (form) {
            default -> Map.of();
        };
    }
}
