package org.handover.models.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handover.models.ModelFile;

/**
 * Something that a process owner may well want.
 *
 * @param deployed what is deployed for it, made only when it is needed
 */
record Sensible(String what, List<Supplier<ModelFile>> deployed) {

    @SafeVarargs
    static Sensible edit(String what, Supplier<ModelFile>... deployed) {
        return new Sensible(what, Arrays.asList(deployed));
    }

    static Supplier<ModelFile> xml(String file, Consumer<XmlEdit> change) {
        return () -> BundledModelFiles.changed(file, change);
    }

    static Supplier<ModelFile> form(String file, Consumer<FormEdit> change) {
        return () -> BundledModelFiles.changedForm(file, change);
    }

    List<Problem> problems() {
        return BundledModelFiles.check(deployed.stream().map(Supplier::get).toArray(ModelFile[]::new));
    }

    @Override
    public String toString() {
        return what;
    }
}
