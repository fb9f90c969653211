package org.handover.setup;

import java.util.Map;
import org.handover.lifecycle.Decisions;
import org.handover.tickets.BillingReasons;
import org.handover.tickets.Rating;
import org.springframework.stereotype.Component;

/** The sentences that process owners keep in the decision table {@code billing-reason}. */
@Component
class BillingReasonTable implements BillingReasons {

    private final Decisions decisions;

    BillingReasonTable(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String sentence(Rating rating, String language) {
        return decisions.text("billing-reason", Map.of("reason", rating.reason(), "language", language));
    }
}
