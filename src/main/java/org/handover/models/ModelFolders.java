package org.handover.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Models as version control has them: diagrams and tables in {@code bpmn/}, forms in {@code forms/}, byte for byte. */
public final class ModelFolders {

    private static final Logger LOG = LoggerFactory.getLogger(ModelFolders.class);
    private static final int DEEPEST = 3;

    /** What writing a file did. */
    public enum Written { NEW, CHANGED, UNCHANGED }

    private ModelFolders() {
    }

    /**
     * For example {@code bpmn/completion.bpmn}.
     *
     * @return empty where the name is none for a file, as of a form that was deployed before there was a check: it may lead elsewhere
     */
    public static Optional<String> place(ModelFile file) {
        return file.hasPlainName() ? Optional.of((file.kind() == ModelFile.Kind.FORM ? "forms/" : "bpmn/") + file.name()) : Optional.empty();
    }

    /**
     * Writes a model to its place below a folder, making folders where they are missing.
     *
     * @throws IOException if it cannot be written, or has no {@link #place}; then nothing is written
     */
    public static Written write(Path folder, ModelFile file) throws IOException {
        Path target = folder.resolve(place(file).orElseThrow(() -> new IOException("“" + file.name() + "” is no name for a file.")));
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

    /**
     * Reads the models in a folder and up to three levels down, or the one file that is named, whatever it is. Of a file that is larger
     * than a model may be no more is read than what tells so.
     *
     * @return in the order of their paths
     * @throws IOException if there is none of that name, or something cannot be read
     */
    public static List<ModelFile> read(Path place) throws IOException {
        List<ModelFile> models = new ArrayList<>();
        try (Stream<Path> inside = Files.isDirectory(place) ? Files.walk(place, DEEPEST).filter(ModelFolders::isModel) : Stream.of(place)) {
            for (Path file : inside.sorted().toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    models.add(new ModelFile(file.getFileName().toString(), content.readNBytes(ModelFile.LARGEST_BYTES + 1)));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return models;
    }

    private static boolean isModel(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(bpmn|dmn|form)");
    }

    /** All that have a place; of others the log tells. */
    static byte[] zip(List<ModelFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (ModelFile file : files) {
                Optional<String> place = place(file);
                if (place.isPresent()) {
                    zip.putNextEntry(new ZipEntry(place.get()));
                    zip.write(file.content());
                } else {
                    LOG.warn("Left out of the download, since its name is none for a file: {}", file.printableName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
