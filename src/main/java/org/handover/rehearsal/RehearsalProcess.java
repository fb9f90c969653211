package org.handover.rehearsal;

import jakarta.annotation.PreDestroy;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.handover.models.DeployedModels;
import org.handover.models.ModelFile;
import org.handover.models.ModelFolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Runs a rehearsal as a process of its own, since the engine's clock is one for the whole JVM: one at a time, with a limit of time and
 * memory, on copies in a temporary folder that is gone afterwards. The last result is kept in memory, on this node.
 */
@Component
@Profile("!rehearsal")
class RehearsalProcess {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalProcess.class);
    private static final String PROGRESS = "Rehearsing ";
    private static final int MOST_LINES = 200;
    private static final int LARGEST_PAGE_BYTES = 20 * 1024 * 1024;
    private static final int SECONDS_TO_END = 5;

    private final DeployedModels deployed;
    private final Duration limit;
    private Started current;
    private Ended last;
    private Process process;
    private Path folder;

    /** @param progress the last thing that it said */
    record Started(String by, Instant at, String what, String progress) {
    }

    /**
     * @param page what came out, null where the rehearsal could not be run
     * @param said what was said besides, each on a line
     */
    record Ended(String by, Instant at, String what, String page, List<String> said) {
    }

    /** Where the rehearsal stands; each may be null. */
    record State(Started current, Ended last) {
    }

    RehearsalProcess(DeployedModels deployed, @Value("${handover.rehearsal.time-limit:5m}") Duration limit) {
        this.deployed = deployed;
        this.limit = limit;
    }

    synchronized State state() {
        return new State(current, last);
    }

    /**
     * Starts a rehearsal.
     *
     * @param uploaded  instead of those in force; none: what is in force is rehearsed against this release
     * @param scenarios files by name
     * @return false if one is running
     */
    synchronized boolean start(String by, List<ModelFile> uploaded, Map<String, byte[]> scenarios) {
        if (current != null) {
            return false;
        }
        String what = uploaded.isEmpty() ? "the models in force, against those of this release"
            : String.join(", ", uploaded.stream().map(ModelFile::name).toList()) + ", against the models in force";
        List<ModelFile> inForce = deployed.files();
        current = new Started(by, Instant.now(), what, "Starting");
        Thread thread = new Thread(() -> run(uploaded, inForce, scenarios), "handover-rehearsal");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    /** Whoever waits for the child is a daemon and may not come to tidy up any more. */
    @PreDestroy
    synchronized void stop() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        }
        remove(folder);
    }

    private synchronized Path makeFolder() throws IOException {
        folder = Files.createTempDirectory("handover-rehearsal");
        return folder;
    }

    private void run(List<ModelFile> uploaded, Collection<ModelFile> inForce, Map<String, byte[]> scenarios) {
        List<String> said = new ArrayList<>();
        String page = null;
        try {
            page = rehearse(makeFolder(), uploaded, inForce, scenarios, said);
        } catch (IOException | RuntimeException e) {
            LOG.error("The rehearsal could not be run", e);
            said.add("The rehearsal could not be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(page, said);
        }
    }

    private String rehearse(Path folder, List<ModelFile> uploaded, Collection<ModelFile> inForce, Map<String, byte[]> scenarios,
            List<String> said) throws IOException, InterruptedException {
        for (ModelFile model : inForce) {
            if (ModelFolders.place(model).isPresent()) {
                ModelFolders.write(folder.resolve("in-force"), model);
            } else {
                said.add("“" + model.printableName() + "” is left out, since that is no name for a file.");
            }
        }
        for (ModelFile model : uploaded) {
            ModelFolders.write(folder.resolve("changed"), model);
        }
        for (Map.Entry<String, byte[]> scenario : scenarios.entrySet()) {
            Files.createDirectories(folder.resolve("scenarios"));
            Files.write(folder.resolve("scenarios").resolve(scenario.getKey()), scenario.getValue());
        }
        List<String> arguments = new ArrayList<>(List.of("rehearse"));
        arguments.addAll(places(folder, uploaded.isEmpty() ? "in-force" : "changed"));
        if (!uploaded.isEmpty()) {
            arguments.addAll(List.of("--against", folder.resolve("in-force").toString()));
        }
        Path page = folder.resolve("rehearsal.html");
        arguments.addAll(List.of("--scenarios", folder.resolve("scenarios").toString(), "--html", page.toString()));
        Process child = begin(folder, arguments);
        Thread watch = new Thread(() -> endWhenTooLong(child, said), "handover-rehearsal-limit");
        watch.setDaemon(true);
        watch.start();
        listen(child, said);
        child.waitFor();
        watch.interrupt();
        return Files.exists(page) ? read(page, said) : null;
    }

    private static String read(Path page, List<String> said) throws IOException {
        if (Files.size(page) <= LARGEST_PAGE_BYTES) {
            return Files.readString(page);
        }
        synchronized (said) {
            said.add("The result is larger than " + LARGEST_PAGE_BYTES / 1024 / 1024 + " MB, too much for a page. Rehearse fewer scenarios at a time.");
        }
        return null;
    }

    private static List<String> places(Path folder, String part) {
        return Stream.of("bpmn", "forms").map(folder.resolve(part)::resolve).filter(Files::isDirectory).map(Path::toString).toList();
    }

    private synchronized Process begin(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(OwnProgram.java());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectInput(ProcessBuilder.Redirect.from(new File(nothing())));
        // neither passwords nor the address of a database go along
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG", "LC_ALL"));
        OwnProgram.classPath().ifPresent(path -> builder.environment().put("CLASSPATH", path));
        process = builder.start();
        return process;
    }

    private static String nothing() {
        return File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }

    private void endWhenTooLong(Process child, List<String> said) {
        try {
            if (!child.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                synchronized (said) {
                    said.add("The rehearsal took longer than " + limit.toMinutes() + " minutes and was stopped. Does a timer repeat without an end?");
                }
                child.descendants().forEach(ProcessHandle::destroyForcibly);
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Process child, List<String> said) throws IOException {
        try (BufferedReader lines = child.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(PROGRESS) || line.equals("Setting the stage")) {
                    progress(line);
                } else if (!line.isBlank() && !line.startsWith("The page is in ")) {
                    synchronized (said) {
                        if (said.size() < MOST_LINES) {
                            said.add(line);
                        }
                    }
                }
            }
        }
    }

    private synchronized void progress(String line) {
        current = new Started(current.by(), current.at(), current.what(), line);
    }

    private synchronized void end(String page, List<String> said) {
        List<String> all;
        synchronized (said) {
            all = List.copyOf(said);
        }
        last = new Ended(current.by(), Instant.now(), current.what(), page, all.isEmpty() && page == null
            ? List.of("The rehearsal ended without saying why.") : all);
        remove(folder);
        folder = null;
        current = null;
        process = null;
    }

    private static void remove(Path folder) {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            LOG.warn("{} is left behind", folder, e);
        }
    }
}
