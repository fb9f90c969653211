package org.handover.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Snags;

/** What somebody typed of a line of a checklist; nothing in it is null. */
record LineForm(String item, String kind, String cause, String vendorPerson, String customerPerson, String dueOn) {

    LineForm {
        item = Entered.text(item);
        kind = Entered.text(kind);
        cause = Entered.text(cause);
        vendorPerson = Entered.text(vendorPerson);
        customerPerson = Entered.text(customerPerson);
        dueOn = Entered.text(dueOn);
    }

    static LineForm empty() {
        return new LineForm(null, null, null, null, null, null);
    }

    static LineForm of(CheckItem item) {
        return new LineForm(item.item(), item.kind(), item.cause(), item.vendorPerson(), item.customerPerson(),
            Objects.toString(item.dueOn(), ""));
    }

    /**
     * @param before the line as it is; its day may have passed, and its kind and cause may be others than are offered
     * @param today the customer's calendar date
     * @return a sentence for each thing wrong
     */
    List<String> problems(CheckItem before, LocalDate today) {
        List<String> problems = new ArrayList<>();
        if (item.isEmpty()) {
            problems.add("Say what is to be seen to.");
        }
        Entered.atMost(500, item, "The line", problems);
        Entered.atMost(200, vendorPerson, "Who of us sees to it", problems);
        Entered.atMost(200, customerPerson, "Who of the customer sees to it", problems);
        LocalDate due = Entered.day(dueOn, "Due on", problems);
        if (due != null && due.isBefore(today) && !due.equals(before.dueOn())) {
            problems.add("Due on is past: it is " + today + " where the customer is.");
        }
        if (before.checklist().equals(Checklist.SNAG_LIST.id())) {
            if (!Snags.KINDS.contains(kind) && (kind.isEmpty() || !kind.equals(before.kind()))) {
                problems.add("Say whether an area is gone over again, extended, or nobody foresaw it.");
            }
            if (!Snags.CAUSES.contains(cause) && !cause.equals(Objects.toString(before.cause(), ""))) {
                problems.add("Choose a cause that is offered.");
            }
        }
        return problems;
    }

    /** The line with what was typed; only after {@link #problems} found none. */
    CheckItem appliedTo(CheckItem before) {
        return new CheckItem(before.id(), before.project(), before.checklist(), item, Entered.orNull(kind), Entered.orNull(cause),
            before.answer(), Entered.orNull(vendorPerson), Entered.orNull(customerPerson), dueOn.isEmpty() ? null : LocalDate.parse(dueOn),
            before.state(), before.source(), before.settledOn(), before.settledBy());
    }

    /** What is other than before, for the line's history; empty where nothing is. */
    String differenceTo(CheckItem before) {
        LineForm was = of(before);
        List<String> said = new ArrayList<>();
        difference("Line", was.item, item, said);
        difference("Kind", was.kind, kind, said);
        difference("Cause", was.cause, cause, said);
        difference("For us", was.vendorPerson, vendorPerson, said);
        difference("For the customer", was.customerPerson, customerPerson, said);
        difference("Due on", was.dueOn, dueOn, said);
        return String.join("\n", said);
    }

    private static void difference(String field, String before, String now, List<String> said) {
        if (!before.equals(now)) {
            said.add(field + ": " + (now.isEmpty() ? "nothing" : now) + " (before: " + (before.isEmpty() ? "nothing" : before) + ")");
        }
    }
}
