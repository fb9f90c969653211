package org.handover.lifecycle;

import java.util.Map;
import org.springframework.stereotype.Component;

/** How grave a risk is, by the table of the process owner (UPG-21). */
@Component
public class RiskRating {

    private final Decisions decisions;

    RiskRating(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * @param likelihood {@code low}, {@code medium} or {@code high}
     * @param impact {@code low}, {@code medium} or {@code high}
     * @return {@code low}, {@code medium}, {@code high} or {@code critical}
     */
    public String of(String likelihood, String impact) {
        return decisions.text("risk-rating", Map.of("likelihood", likelihood, "impact", impact));
    }
}
