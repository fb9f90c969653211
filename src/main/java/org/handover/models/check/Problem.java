package org.handover.models.check;

/**
 * Something wrong or doubtful in a model.
 *
 * @param file    name of the file
 * @param element id of the element, row or field, empty where the file as a whole is meant
 * @param label   what a reader sees there, empty where it has no name
 * @param text    a sentence that says what is wrong and what to do
 */
public record Problem(String file, String element, String label, String text, Severity severity) {

    /** An error rejects a deployment, a warning does not. */
    public enum Severity { ERROR, WARNING }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** All of it in one line, as the Modeler's output panel and a console show it. */
    public String line() {
        StringBuilder line = new StringBuilder(file).append(": ");
        if (!label.isEmpty()) {
            line.append('“').append(label.replaceAll("\\s+", " ")).append("” ");
        }
        if (!element.isEmpty()) {
            line.append('(').append(element).append(") ");
        }
        return line.append(text.replaceAll("\\s+", " ")).toString();
    }
}
