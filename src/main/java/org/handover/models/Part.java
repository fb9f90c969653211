package org.handover.models;

import java.util.Map;

/**
 * Something in a model that a reader would point at: an element of a diagram, a row of a table, a field of a form.
 *
 * @param type    what it is, for example {@code user task}
 * @param heading what a difference is told of, for example {@code User task “Sign” (userTask_sign)}
 * @param label   its own name, empty where it has none
 * @param facts   all else that is said of it, by what a reader calls it, in the order of the file
 */
record Part(String type, String heading, String label, Map<String, Fact> facts) {

    /** What is compared, and what is shown of it: another element is named by its label, but the same one by another name is no change. */
    record Fact(String value, String shown) {

        Fact(String value) {
            this(value, value);
        }

        Fact and(Fact other) {
            return new Fact(value + ", " + other.value, shown + ", " + other.shown);
        }
    }
}
