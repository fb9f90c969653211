package org.handover.setup.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.handover.rehearsal.Customer;
import org.handover.rehearsal.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happened to a sample project until today: who answered which form when. A form without a line of its own is answered well,
 * as soon as somebody gets round to it.
 */
final class Story {

    private static final Logger LOG = LoggerFactory.getLogger(Story.class);

    private final Customer customer;
    private final int startedDaysAgo;
    private final Set<String> unanswered = new HashSet<>();
    private final Map<String, Integer> daysAgo = new HashMap<>();
    private final Map<String, Map<String, ?>> instead = new HashMap<>();
    private final Map<Integer, Map.Entry<String, Map<String, Object>>> told = new HashMap<>();

    private Story(Customer customer, int startedDaysAgo) {
        this.customer = customer;
        this.startedDaysAgo = startedDaysAgo;
    }

    static Story of(Customer customer, int startedDaysAgo) {
        return new Story(customer, startedDaysAgo);
    }

    /** This form was never answered. */
    Story unanswered(String form) {
        unanswered.add(form);
        return this;
    }

    /** This form was answered that many days ago. */
    Story answered(String form, int days) {
        daysAgo.put(form, days);
        return this;
    }

    /** This form was answered that many days ago, and not simply well. */
    Story answered(String form, int days, Map<String, ?> answer) {
        instead.put(form, answer);
        return answered(form, days);
    }

    /** Somebody stated something to the project that many days ago. */
    Story told(String process, int days, Map<String, Object> statement) {
        told.put(days, Map.entry(process, statement));
        return this;
    }

    /** Does whatever this story has for a day. */
    void play(int daysBeforeToday, Desk desk) {
        if (daysBeforeToday == startedDaysAgo) {
            tried("the order", () -> desk.start("implementation-project", customer.order()));
        }
        if (told.containsKey(daysBeforeToday)) {
            var statement = told.get(daysBeforeToday);
            tried(statement.getKey(), () -> desk.start(statement.getKey(), statement.getValue()));
        }
        work(daysBeforeToday, desk);
    }

    /** Answers what is asked now and was not left for another day. */
    void work(int daysBeforeToday, Desk desk) {
        desk.tasks(customer.project()).stream().filter(task -> isAnsweredOn(daysBeforeToday, desk.form(task)))
            .forEach(task -> {
                String form = desk.form(task);
                boolean done = tried(form, () -> desk.answer(task, customer, instead.getOrDefault(form, Map.of())));
                // what comes up again, such as the form after a refusal, is answered well or not at all
                if (instead.remove(form) != null || !done) {
                    unanswered.add(form);
                }
            });
    }

    /** While the demo starts, somebody may deploy a form that asks for something else; the other stories go on all the same. */
    private boolean tried(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("{} of {} does not fit to the models that are deployed, and is left undone: {}", what, customer.project(), e.getMessage());
            return false;
        }
    }

    private boolean isAnsweredOn(int daysBeforeToday, String form) {
        return !unanswered.contains(form) && daysAgo.getOrDefault(form, daysBeforeToday) >= daysBeforeToday;
    }
}
