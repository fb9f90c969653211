package org.handover.answers;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.lifecycle.FormFacts;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.springframework.stereotype.Component;

/** The checklists of a project on forms: all lines as rows, and the open ones as a text (PROJ-27). */
@Component
class ChecklistFacts implements FormFacts {

    private final Checklists checklists;

    ChecklistFacts(Checklists checklists) {
        this.checklists = checklists;
    }

    @Override
    public Set<String> names() {
        return Stream.of(Checklist.values()).flatMap(list -> Stream.of(list.fact(), list.openFact())).collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> factsFor(Set<String> names, String projectNumber) {
        Map<String, Object> facts = new HashMap<>();
        for (Checklist list : Checklist.values()) {
            if (names.contains(list.fact())) {
                facts.put(list.fact(), checklists.of(projectNumber, list.id()).stream().map(ChecklistFacts::row).toList());
            }
            if (names.contains(list.openFact())) {
                facts.put(list.openFact(), text(checklists.open(projectNumber, list.id())));
            }
        }
        return facts;
    }

    private static Map<String, Object> row(CheckItem item) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("item", item.item());
        row.put("done", item.state() != CheckItem.State.OPEN);
        row.put("answer", orEmpty(item.answer()));
        row.put("kind", orEmpty(item.kind()));
        row.put("cause", orEmpty(item.cause()));
        row.put("vendorPerson", orEmpty(item.vendorPerson()));
        row.put("customerPerson", orEmpty(item.customerPerson()));
        row.put("dueOn", item.dueOn() == null ? "" : item.dueOn().toString());
        return row;
    }

    private static String text(List<CheckItem> open) {
        return open.stream().map(item -> "- " + item.item()
            + (item.vendorPerson() == null ? "" : " (" + item.vendorPerson() + ")")).collect(Collectors.joining("\n"));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
