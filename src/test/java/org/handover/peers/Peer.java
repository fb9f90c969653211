package org.handover.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real system that a script in {@code src/test/peers} starts below {@code target/peers} and that ends with this JVM. */
final class Peer {

    private static final Path SCRIPTS = Path.of("src/test/peers").toAbsolutePath();
    private static final int NOT_INSTALLED = 3;

    private Peer() {
    }

    /** Skips the test that asks, with the script's own words, where the packages are missing. Returns the peer's home. */
    static Path start(String script, Map<String, String> environment) {
        Path home = Path.of("target/peers", script + "-" + ProcessHandle.current().pid()).toAbsolutePath();
        try {
            Files.createDirectories(home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> run(script, "stop", home, environment)));
            int code = run(script, "start", home, environment);
            String said = Files.readString(home.resolve("start.log"), StandardCharsets.UTF_8).strip();
            Assumptions.assumeFalse(code == NOT_INSTALLED, said);
            if (code != 0) {
                throw new IllegalStateException(script + " did not start: " + said);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(String script, String command, Path home, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(SCRIPTS.resolve(script).toString(), command)
                    .redirectErrorStream(true).redirectOutput(home.resolve(command + ".log").toFile());
            builder.environment().putAll(environment);
            builder.environment().put("PEERS_HOME", home.toString());
            Process process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroy();
                return 1;
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
