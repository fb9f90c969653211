package org.handover.models;

import java.util.Map;

/**
 * A model taken apart for a comparison.
 *
 * @param parts   by id, in the order of the file
 * @param ordered what the parts are called together where their order means something, such as {@code rows}; else null
 * @param drawing all of the drawing in one text, which is compared but never shown
 */
record ModelParts(Map<String, Part> parts, String ordered, String drawing) {

    /** @throws IllegalArgumentException if the file cannot be read */
    static ModelParts of(ModelFile file) {
        return switch (file.kind()) {
            case BPMN -> DiagramParts.of(file);
            case DMN -> TableParts.of(file);
            case FORM -> FormParts.of(file);
        };
    }
}
