package org.handover.models.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.handover.models.check.Problem.Severity;

/** Collects what the rules find; the same thing found twice counts once. */
class Findings {

    private static final int LONGEST_LABEL = 80;

    private final Set<Problem> problems = new LinkedHashSet<>();

    /** Rejects a deployment. Parameters as in {@link Problem}; ids and labels may be null or whatever a file holds. */
    void error(String file, String element, String label, String text) {
        add(file, element, label, text, Severity.ERROR);
    }

    /** Does not reject. Parameters as in {@link #error(String, String, String, String)}. */
    void warning(String file, String element, String label, String text) {
        add(file, element, label, text, Severity.WARNING);
    }

    /** @param element whatever has an id, or something inside of it */
    void error(Diagram diagram, ModelElementInstance element, String text) {
        add(diagram, element, text, Severity.ERROR);
    }

    /** @param element whatever has an id, or something inside of it */
    void warning(Diagram diagram, ModelElementInstance element, String text) {
        add(diagram, element, text, Severity.WARNING);
    }

    void addAll(List<Problem> found) {
        problems.addAll(found);
    }

    List<Problem> all() {
        return new ArrayList<>(problems);
    }

    private void add(Diagram diagram, ModelElementInstance inside, String text, Severity severity) {
        ModelElementInstance element = Elements.place(inside);
        add(diagram.file(), Elements.id(element), Elements.label(element), text, severity);
    }

    private void add(String file, String element, String label, String text, Severity severity) {
        problems.add(new Problem(printable(file), printable(element), shortened(printable(label)), printable(text), severity));
    }

    private static String shortened(String label) {
        return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) + "…" : label;
    }

    private static String printable(String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }
}
