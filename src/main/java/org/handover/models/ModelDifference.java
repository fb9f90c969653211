package org.handover.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.models.Part.Fact;

/** What changed between two versions of a model, in words: diagrams, tables and forms are versioned and diffable (DEP-01). Needs no engine. */
public final class ModelDifference {

    private static final int LONGEST_VALUE = 90;

    private ModelDifference() {
    }

    /**
     * The difference as plain sentences, one for each element, row or field that is new, gone, or changed.
     *
     * @return empty only where both are the same byte for byte; where no more than the drawing or the spelling of the file changed, one
     *         sentence says so, and so does one where a file cannot be read
     */
    public static List<String> inWords(ModelFile before, ModelFile after) {
        if (Arrays.equals(before.content(), after.content())) {
            return List.of();
        }
        try {
            ModelParts old = ModelParts.of(before);
            ModelParts now = ModelParts.of(after);
            List<String> lines = lines(old, now);
            if (!lines.isEmpty()) {
                return lines;
            }
            return List.of(old.drawing().equals(now.drawing())
                ? "Only the way in which the file is written changed, nothing that it says." : "Only the drawing changed.");
        } catch (IllegalArgumentException e) {
            return List.of("The two cannot be compared: " + e.getMessage());
        }
    }

    private static List<String> lines(ModelParts before, ModelParts after) {
        List<String> lines = new ArrayList<>();
        after.parts().forEach((id, part) -> {
            Part old = before.parts().get(id);
            if (old == null) {
                lines.add(part.heading() + ": new" + described(part));
            } else {
                List<String> changes = changes(old, part);
                if (!changes.isEmpty()) {
                    lines.add(part.heading() + ": " + String.join("; ", changes));
                }
            }
        });
        before.parts().forEach((id, part) -> {
            if (!after.parts().containsKey(id)) {
                lines.add(part.heading() + ": gone");
            }
        });
        if (after.ordered() != null && !order(before, after).equals(order(after, before))) {
            lines.add("The order of the " + after.ordered() + " changed.");
        }
        return lines;
    }

    private static String described(Part part) {
        List<String> facts = new ArrayList<>();
        part.facts().forEach((name, value) -> {
            boolean saysSomething = !value.shown().isEmpty() && !name.equals(DiagramParts.TEMPLATE_VERSION);
            if (saysSomething && !isLong(value)) {
                facts.add(name + " " + value.shown());
            }
        });
        return facts.isEmpty() ? "" : ", with " + String.join("; ", facts);
    }

    private static List<String> changes(Part before, Part after) {
        List<String> changes = new ArrayList<>();
        if (!before.type().equals(after.type())) {
            changes.add("was " + before.type());
        }
        if (!before.label().equals(after.label())) {
            changes.add(before.label().isEmpty() ? "got its name" : "was called “" + before.label() + "”");
        }
        Set<String> names = new LinkedHashSet<>(after.facts().keySet());
        names.addAll(before.facts().keySet());
        for (String name : names) {
            String change = change(name, before.facts(), after.facts());
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static String change(String name, Map<String, Fact> before, Map<String, Fact> after) {
        Fact old = before.get(name);
        Fact now = after.get(name);
        if (now == null) {
            return name + " taken away" + (isLong(old) ? "" : " (was " + old.shown() + ")");
        }
        if (old == null) {
            return name + (isLong(now) ? " added" : " " + now.shown() + " added");
        }
        if (now.value().equals(old.value())) {
            return null;
        }
        return name + (isLong(old) || isLong(now) ? " changed" : " " + old.shown() + " → " + now.shown());
    }

    private static boolean isLong(Fact fact) {
        return fact.shown().length() > LONGEST_VALUE;
    }

    private static List<String> order(ModelParts of, ModelParts sharedWith) {
        return of.parts().keySet().stream().filter(sharedWith.parts()::containsKey).toList();
    }
}
