package org.handover.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A clock for processes of their own: it runs as the machine's does, but so much ahead or behind. All processes that are given the
 * {@link #environment()} of one clock are moved together and at once; what they measure time with ({@code System.nanoTime}, timeouts,
 * leases of a node) is left alone. Needs Linux and a C compiler; see {@code src/test/c/movable-clock.c}.
 */
public final class FakeTime {

    private static final Path HOME = Path.of("target/nodes").toAbsolutePath();

    private static Path library;

    private final Path file;
    private final MappedByteBuffer shared;
    private Duration ahead = Duration.ZERO;

    /** A clock that is right. */
    public FakeTime() {
        try {
            file = Files.createTempFile(Files.createDirectories(HOME), "clock", ".bin");
            file.toFile().deleteOnExit();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shared.order(ByteOrder.nativeOrder());
        moveTo(Duration.ZERO);
    }

    /** Whether clocks of processes can be moved here. */
    public static boolean isInstalled() {
        return System.getProperty("os.name").equals("Linux")
            && Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, "cc")));
    }

    public synchronized void advance(Duration by) {
        moveTo(ahead.plus(by));
    }

    /** @param aheadOfTheMachine negative for a clock that is slow */
    public synchronized void moveTo(Duration aheadOfTheMachine) {
        ahead = aheadOfTheMachine;
        shared.putLong(0, ahead.toNanos());
    }

    /** What it shows. */
    public synchronized Instant now() {
        return Instant.now().plus(ahead);
    }

    /** What a process is started with that goes by this clock. */
    public Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library().toString(), "MOVABLE_CLOCK", file.toString());
    }

    private static synchronized Path library() {
        if (library == null) {
            Path made = HOME.resolve("movable-clock-" + ProcessHandle.current().pid() + ".so");
            Processes.run(List.of("cc", "-O2", "-shared", "-fPIC", "-o", made.toString(), "src/test/c/movable-clock.c"), Map.of(),
                HOME.resolve("cc.log"));
            made.toFile().deleteOnExit();
            library = made;
        }
        return library;
    }
}
