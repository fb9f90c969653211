package org.handover.models;

import java.util.Locale;

/**
 * A diagram, table or form as a process owner has it.
 *
 * @param name file name without folders, for example {@code completion.bpmn}
 * @param content byte for byte
 */
public record ModelFile(String name, byte[] content) {

    /** No model is larger. */
    public static final int LARGEST_BYTES = 2 * 1024 * 1024;

    private static final int LONGEST_NAME = 120;

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

    /** Whether it could be a file of that name in any folder, and in no other: short, without folders, drives and control characters. */
    public boolean hasPlainName() {
        return name.length() <= LONGEST_NAME && name.matches("[^\\p{Cntrl}/\\\\:.][^\\p{Cntrl}/\\\\:]*");
    }

    /** The name as a console and a log can show it. */
    public String printableName() {
        return name.replaceAll("\\p{Cntrl}", " ");
    }

    private String ending() {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
