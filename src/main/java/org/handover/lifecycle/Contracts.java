package org.handover.lifecycle;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.handover.projects.ContractTerms;
import org.springframework.stereotype.Component;

/** What the table of contract terms says of a type of contract today; a project keeps what it said on the day of the order. */
@Component
public class Contracts {

    /** The names by which the table of contract terms is asked. */
    private static final List<String> TERMS = List.of("completion form", "first request", "second request", "sponsor request",
        "deemed acceptance", "end of warranty", "counting", "first day counted", "roll to business day", "notice hour",
        "least time to answer", "least time to answer again", "first request after form", "first request after form again",
        "second request after form", "second request after form again", "sponsor request after form",
        "sponsor request after form again", "requests needed", "rounds before sponsors");

    private final Decisions decisions;

    Contracts(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Whether a term of this name is looked up, and is something else than the length of a timer. */
    static boolean isNoLength(String term) {
        return TERMS.contains(term) && !ContractTermValues.lengthsOfTimers().contains(term);
    }

    /** @throws IllegalStateException if the table has no row for a term */
    public ContractTerms terms(String contractType) {
        return new ContractTerms(TERMS.stream().collect(toMap(term -> term,
            term -> decisions.text("contract-terms", Map.of("contractType", contractType, "term", term)))));
    }
}
