package org.handover.models.check;

import java.util.Collection;
import java.util.Map;

/**
 * The models that would be in force together after a deployment, as far as they could be read.
 *
 * @param diagrams by the id of their process
 * @param tables   by the id of their decision
 * @param forms    by their id
 * @param standing for each process, the elements on which instances stand now, with how many
 */
record Models(Map<String, Diagram> diagrams, Map<String, Table> tables, Map<String, Form> forms, Vocabulary vocabulary,
              Map<String, Map<String, Long>> standing) {

    Collection<Diagram> allDiagrams() {
        return diagrams.values();
    }

    Collection<Table> allTables() {
        return tables.values();
    }

    Collection<Form> allForms() {
        return forms.values();
    }
}
