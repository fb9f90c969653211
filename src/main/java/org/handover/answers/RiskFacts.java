package org.handover.answers;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.lifecycle.FormFacts;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risk.State;
import org.handover.projects.risks.Risks;
import org.springframework.stereotype.Component;

/** The risk register on forms: what is not closed as rows, the gravest first, and what is high or critical as a text (UPG-23). */
@Component
class RiskFacts implements FormFacts {

    private static final List<String> RATINGS = List.of("critical", "high", "medium", "low");
    private static final int TOP = 10;

    private final Risks risks;

    RiskFacts(Risks risks) {
        this.risks = risks;
    }

    @Override
    public Set<String> names() {
        return Set.of("risks", "topRisks");
    }

    @Override
    public Map<String, Object> factsFor(Set<String> names, String projectNumber) {
        Map<String, Object> facts = new HashMap<>();
        if (names.contains("risks")) {
            Map<Long, Integer> versions = risks.versions(projectNumber);
            facts.put("risks", gravestFirst(projectNumber).stream().map(risk -> row(risk, versions.get(risk.id()))).toList());
        }
        if (names.contains("topRisks")) {
            facts.put("topRisks", gravestFirst(projectNumber).stream()
                .filter(risk -> risk.state() == State.OPEN && RATINGS.indexOf(risk.rating()) < 2).limit(TOP)
                .map(risk -> "- " + risk.risk() + " (" + risk.rating() + ")").collect(Collectors.joining("\n")));
        }
        return facts;
    }

    private List<Risk> gravestFirst(String project) {
        return risks.of(project).stream().filter(risk -> risk.state() != State.CLOSED)
            .sorted(Comparator.comparing(risk -> RATINGS.indexOf(risk.rating()))).toList();
    }

    private static Map<String, Object> row(Risk risk, int version) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("entry", risk.id() + "/" + version);
        row.put("risk", risk.risk());
        row.put("likelihood", risk.likelihood());
        row.put("impact", risk.impact());
        row.put("rating", risk.rating());
        row.put("mitigation", risk.mitigation() == null ? "" : risk.mitigation());
        row.put("owner", risk.owner() == null ? "" : risk.owner());
        row.put("reviewOn", risk.reviewOn().toString());
        row.put("state", risk.state().word());
        return row;
    }
}
