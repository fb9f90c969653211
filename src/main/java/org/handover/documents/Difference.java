package org.handover.documents;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import org.handover.documents.Documents.Version;

/**
 * What differs between two versions, line by line (DEP-01).
 *
 * @param lines all lines of both, in their order
 */
record Difference(List<Line> lines) {

    /** A line that is in both, or only in the one before or the one after. */
    record Line(boolean added, boolean removed, String text) {

        boolean both() {
            return !added && !removed;
        }
    }

    /** @param before null where there was nothing before */
    static Difference between(Version before, Version after) {
        return between(before == null ? "" : content(before.text(), before.link()), content(after.text(), after.link()));
    }

    static Difference between(String before, String after) {
        List<Line> lines = new ArrayList<>();
        List<Line> added = new ArrayList<>();
        for (AbstractDelta<String> part : DiffUtils.diff(before.lines().toList(), after.lines().toList(),
                new MyersDiffWithLinearSpace<>(), null, true).getDeltas()) {
            if (part.getType() == DeltaType.EQUAL) {
                lines.addAll(added);
                added.clear();
                part.getSource().getLines().forEach(line -> lines.add(new Line(false, false, line)));
            } else {
                // what took the place of a line stands below it
                part.getSource().getLines().forEach(line -> lines.add(new Line(false, true, line)));
                part.getTarget().getLines().forEach(line -> added.add(new Line(true, false, line)));
            }
        }
        lines.addAll(added);
        return new Difference(List.copyOf(lines));
    }

    /** A document that lives elsewhere is one line: its link. */
    static String content(String text, String link) {
        return link == null ? text : link;
    }

    long added() {
        return lines.stream().filter(Line::added).count();
    }

    long removed() {
        return lines.stream().filter(Line::removed).count();
    }
}
