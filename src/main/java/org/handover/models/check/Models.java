package org.handover.models.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.models.check.ModelReader.Read;

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

    /**
     * Puts together what is deployed and what stays in force besides: where a deployed file cannot be read, the one that it replaces
     * is looked at, so that others are not blamed for it.
     */
    static Models of(List<Read> deployed, List<Read> inForce, Vocabulary vocabulary, Map<String, Map<String, Long>> standing,
            Findings findings) {
        Models models = new Models(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), vocabulary, standing);
        Map<String, String> readable = new HashMap<>();
        for (Read read : deployed) {
            findings.addAll(read.problems());
            if (read.isReadable()) {
                String other = readable.putIfAbsent(kind(read) + read.key(), read.file().name());
                if (other != null) {
                    findings.error(read.file().name(), "", "", "holds “%s”, as “%s” does. Give one of the two another id."
                        .formatted(read.key(), other));
                }
                models.put(read);
            }
        }
        for (Read read : inForce) {
            boolean replaced = !read.isReadable() || readable.containsKey(kind(read) + read.key())
                || deployed.stream().anyMatch(each -> each.isReadable() && each.file().name().equals(read.file().name()));
            if (!replaced) {
                models.put(read);
            }
        }
        return models;
    }

    private static String kind(Read read) {
        return read.diagram() != null ? "process " : read.table() != null ? "decision " : "form ";
    }

    private void put(Read read) {
        if (read.diagram() != null) {
            diagrams.putIfAbsent(read.key(), read.diagram());
        } else if (read.table() != null) {
            tables.putIfAbsent(read.key(), read.table());
        } else {
            forms.putIfAbsent(read.key(), read.form());
        }
    }
}
