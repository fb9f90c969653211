package org.handover.models.check;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handover.models.ModelFile;

/**
 * Bundled models with something broken in them, and what the check must say of it.
 *
 * @param what     what somebody did
 * @param standing where instances stand
 * @param deployed what is deployed, made only when it is needed
 * @param file     the file in which the problem must be named
 * @param element  the element that must be named, empty for the file
 * @param telling  a part of the text
 */
record Broken(String what, Map<String, Map<String, Long>> standing, Supplier<ModelFile> deployed, String file, String element, String telling) {

    /** A diagram or table with something changed, which is wrong at the element. */
    static Broken xml(String what, String file, Consumer<XmlEdit> change, String element, String telling) {
        return new Broken(what, Map.of(), () -> BundledModelFiles.changed(file, change), file, element, telling);
    }

    static Broken form(String what, String file, Consumer<FormEdit> change, String element, String telling) {
        return new Broken(what, Map.of(), () -> BundledModelFiles.changedForm(file, change), file, element, telling);
    }

    /** The problem shows in another file than the one that was changed. */
    Broken shownIn(String otherFile) {
        return new Broken(what, standing, deployed, otherFile, element, telling);
    }

    Broken standingAt(Map<String, Map<String, Long>> places) {
        return new Broken(what, places, deployed, file, element, telling);
    }

    List<Problem> problems() {
        ModelFile changed = deployed.get();
        // a table names nothing outside of tables
        return changed.kind() == ModelFile.Kind.DMN ? BundledModelFiles.checkBesideTables(changed) : BundledModelFiles.check(standing, changed);
    }

    @Override
    public String toString() {
        return file + ": " + what;
    }
}
