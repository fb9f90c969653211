package org.handover.steps;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The offer that was just written, as notices show it (PROJ-04). */
final class OfferFacts {

    private OfferFacts() {
    }

    /** For a notice about the offer; nothing for any other. */
    static Map<String, Object> of(String notice, DelegateExecution execution) {
        if (!notice.startsWith("offer")) {
            return Map.of();
        }
        String method = (String) execution.getVariable("method");
        return Map.of("offer", Map.of("scope", execution.getVariable("scope"), "outcomes", execution.getVariable("outcomes"),
            "amount", new BigDecimal(execution.getVariable("offerAmount").toString()),
            "validUntil", LocalDate.parse((String) execution.getVariable("offerValidUntil")),
            "plannedGoLive", LocalDate.parse((String) execution.getVariable("plannedGoLive")),
            "method", method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1)));
    }
}
