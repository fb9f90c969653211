package org.handover.lifecycle.moving;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;

/** Puts what the engine says about a move that it refuses into words for people who draw diagrams. */
class PlainReasons {

    private PlainReasons() {
    }

    /** Why one element cannot stand for another. */
    static List<String> of(MigrationInstructionValidationReport report, Drawing source, Drawing target) {
        String from = report.getMigrationInstruction().getSourceActivityId();
        String to = report.getMigrationInstruction().getTargetActivityId();
        String what = target.label(to) + " cannot take the place of " + source.label(from) + ": ";
        return report.getFailures().stream().map(failure -> what + because(failure, source, target, from, to)).distinct().toList();
    }

    private static String because(String failure, Drawing source, Drawing target, String from, String to) {
        if (failure.startsWith("Activities have incompatible types")) {
            return "one is a " + source.kind(from) + ", the other a " + target.kind(to) + ".";
        }
        if (failure.startsWith("Events are not of the same type")) {
            return "they wait for different things, one for a time and the other for a message, for example.";
        }
        if (failure.contains("event scope")) {
            return "they sit on elements that do not take each other's place.";
        }
        if (failure.startsWith("The closest mapped ancestor")) {
            return "the subprocess around them was moved elsewhere.";
        }
        return "the engine says “" + failure + "”.";
    }

    /** Why an instance cannot be moved as it stands. */
    static List<String> of(MigratingProcessInstanceValidationReport report, Mapping mapping) {
        List<String> reasons = new ArrayList<>();
        report.getActivityInstanceReports().forEach(at -> at.getFailures().forEach(failure ->
            reasons.add(at(failure, at.getSourceScopeId(), mapping))));
        report.getTransitionInstanceReports().forEach(at -> at.getFailures().forEach(failure ->
            reasons.add(at(failure, at.getSourceScopeId(), mapping))));
        report.getFailures().forEach(failure -> reasons.add(failure.contains("not migrated jobs")
            ? "Work of it is under way for which the new diagram has no place." : "The engine says “" + failure + "”."));
        return reasons.stream().distinct().toList();
    }

    private static String at(String failure, String id, Mapping mapping) {
        String label = mapping.source().label(id);
        if (failure.startsWith("There is no migration instruction")) {
            return vanished(id, mapping);
        }
        if (failure.contains("asyncBefore") || failure.contains("asyncAfter")) {
            return "It is at a save point " + (failure.contains("asyncBefore") ? "before " : "after ") + label
                + ", and version " + mapping.target().version() + " has none there. Wait until it is past it.";
        }
        if (failure.contains("not supported for activity instance migration")) {
            return "It stands on " + label + ", which the engine cannot move while it is under way. Wait until it is past it.";
        }
        return "It stands on " + label + ", and the engine says “" + failure + "”.";
    }

    /** Nothing in the newer version takes the place of the element on which something stands. */
    static String vanished(String engineId, Mapping mapping) {
        String id = Drawing.drawn(engineId);
        String label = mapping.source().label(id);
        if (mapping.isAmbiguous(id)) {
            String by = String.join(" and ", mapping.claims().get(id).stream().map(mapping.target()::label).toList());
            return "It stands on " + label + ", and in version " + mapping.target().version() + " both " + by
                + " say that they take its place. Only one can.";
        }
        List<String> refused = Stream.ofNullable(mapping.refused().get(id)).flatMap(List::stream).toList();
        if (!refused.isEmpty()) {
            return "It stands on " + label + ". " + String.join(" ", refused);
        }
        if (mapping.target().has(id)) {
            return "It stands on " + label + ", which is a " + mapping.source().kind(id) + " in version " + mapping.source().version()
                + " and a " + mapping.target().kind(id) + ", or elsewhere, in version " + mapping.target().version() + ".";
        }
        return "It stands on " + label + ", which is not in version " + mapping.target().version()
            + ". Give the element that takes its place the property “replaces” with the value “" + id + "”.";
    }
}
