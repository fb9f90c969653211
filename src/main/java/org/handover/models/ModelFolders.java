package org.handover.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Models as version control has them: diagrams and tables in {@code bpmn/}, forms in {@code forms/}, byte for byte. */
public final class ModelFolders {

    /** What writing a file did. */
    public enum Written { NEW, CHANGED, UNCHANGED }

    private ModelFolders() {
    }

    /** For example {@code bpmn/completion.bpmn}. */
    public static String place(ModelFile file) {
        return (file.kind() == ModelFile.Kind.FORM ? "forms/" : "bpmn/") + file.name();
    }

    /**
     * Writes a model to its place below a folder, making folders where they are missing.
     *
     * @throws IOException if it cannot be written, or its name leads out of the folder; then nothing is written
     */
    public static Written write(Path folder, ModelFile file) throws IOException {
        Path target = folder.resolve(place(file)).normalize();
        if (!target.getParent().equals(folder.resolve(place(file).substring(0, place(file).indexOf('/'))).normalize())) {
            throw new IOException("“" + file.name() + "” is no name for a file.");
        }
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Files.write(target, file.content());
            return Written.NEW;
        }
        if (Arrays.equals(Files.readAllBytes(target), file.content())) {
            return Written.UNCHANGED;
        }
        Files.write(target, file.content());
        return Written.CHANGED;
    }

    static byte[] zip(List<ModelFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (ModelFile file : files) {
                zip.putNextEntry(new ZipEntry(place(file)));
                zip.write(file.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
