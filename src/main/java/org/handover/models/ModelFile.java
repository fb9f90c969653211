package org.handover.models;

import java.util.Locale;

/**
 * A diagram, table or form as a process owner has it.
 *
 * @param name file name without folders, for example {@code completion.bpmn}
 * @param content byte for byte
 */
public record ModelFile(String name, byte[] content) {

    /** The kinds of model that the product knows. */
    public enum Kind { BPMN, DMN, FORM }

    /** @throws IllegalArgumentException if the ending is none of a model */
    public Kind kind() {
        return switch (ending()) {
            case "bpmn" -> Kind.BPMN;
            case "dmn" -> Kind.DMN;
            case "form" -> Kind.FORM;
            default -> throw new IllegalArgumentException("“" + name + "” is no model: a diagram ends in .bpmn, a table in .dmn, a form in .form.");
        };
    }

    /** The file name without its ending, by which models refer to each other. */
    public String key() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private String ending() {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
