package org.handover.peers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A real Postfix with Dovecot, as {@code src/test/peers/mail} describes them, on free ports of loopback. Started once in a JVM and
 * stopped with it. Its state lives in the folder for temporary files, since its daemons run as users of their own, who do not get
 * into everybody's home.
 */
public final class MailPeer {

    /** Of any name that logs in, to send or to read. */
    public static final String PASSWORD = "secret";
    /** Login of the mailbox that gets what is sent to {@link #SENDER} and to {@code bounces@vendor.test}. */
    public static final String BOUNCES = "bounces";
    /** Login of the mailbox that gets a copy of each mail that was sent. */
    public static final String ARCHIVE = "archive";
    /** Login of the mailbox of everybody else. */
    public static final String CUSTOMERS = "customers";
    /** An address of the vendor. */
    public static final String SENDER = "projects@vendor.test";
    /** What is sent there is taken and comes back. */
    public static final String BOUNCING_DOMAIN = "bounce.test";
    /** What is sent there waits, and that is told. */
    public static final String DELAYING_DOMAIN = "delayed.test";

    private static final Path SCRIPT = Path.of("src/test/peers/mail").toAbsolutePath();
    private static final int NOT_INSTALLED = 3;
    private static MailPeer started;
    private static String notInstalled;

    private final Path home;
    private final Map<String, String> environment;
    private final int smtpPort;
    private final int imapPort;
    private final int imapsPort;

    private MailPeer() throws IOException {
        home = Files.createTempDirectory("handover-mail-");
        try (ServerSocket smtp = new ServerSocket(0); ServerSocket imap = new ServerSocket(0); ServerSocket imaps = new ServerSocket(0)) {
            smtpPort = smtp.getLocalPort();
            imapPort = imap.getLocalPort();
            imapsPort = imaps.getLocalPort();
        }
        environment = Map.of("MAIL_HOME", home.toString(), "MAIL_SMTP", "" + smtpPort, "MAIL_IMAP", "" + imapPort,
                "MAIL_IMAPS", "" + imapsPort);
    }

    /** The mail server; skips the calling test with a plain message where it cannot be started. */
    public static synchronized MailPeer start() {
        if (started == null && notInstalled == null) {
            try {
                MailPeer peer = new MailPeer();
                Runtime.getRuntime().addShutdownHook(new Thread(peer::stop));
                List<String> said = new ArrayList<>();
                int end = peer.run("start", said);
                if (end == NOT_INSTALLED) {
                    notInstalled = String.join(" ", said);
                } else if (end != 0) {
                    throw new IllegalStateException("The mail server does not start: " + String.join("\n", said));
                } else {
                    started = peer;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assumeTrue(started != null, notInstalled);
        return started;
    }

    public int smtpPort() {
        return smtpPort;
    }

    public int imapPort() {
        return imapPort;
    }

    public int imapsPort() {
        return imapsPort;
    }

    /** Postfix's log. */
    public Path log() {
        return home.resolve("log/mail.log");
    }

    /** What the product needs in order to send by this server, to read its bounces and to look into its archive. */
    public String[] properties() {
        return new String[] {
            "spring.mail.host=127.0.0.1", "spring.mail.port=" + smtpPort, "spring.mail.username=handover",
            "spring.mail.password=" + PASSWORD, "spring.mail.properties.mail.smtp.auth=true",
            "spring.mail.properties.mail.smtp.starttls.required=true", "spring.mail.properties.mail.smtp.ssl.trust=127.0.0.1",
            "spring.mail.properties.mail.smtp.ssl.checkserveridentity=false", "handover.vendor.mail=" + SENDER,
            "handover.mail.bounces-to=bounces@vendor.test", "handover.mail.mailbox.host=127.0.0.1",
            "handover.mail.mailbox.port=" + imapPort, "handover.mail.mailbox.user=" + BOUNCES,
            "handover.mail.mailbox.password=" + PASSWORD, "handover.mail.mailbox.encryption=none",
            "handover.mail.archive.host=127.0.0.1", "handover.mail.archive.port=" + imapPort, "handover.mail.archive.user=" + ARCHIVE,
            "handover.mail.archive.password=" + PASSWORD, "handover.mail.archive.encryption=none"};
    }

    /** How often each mail reached a customer's mailbox, by Message-ID; what came back or is delayed is not among them. */
    public Map<String, Integer> deliveries() {
        return count(CUSTOMERS);
    }

    /** How often the server took each mail, by Message-ID, whatever became of it afterwards. */
    public Map<String, Integer> taken() {
        return count(ARCHIVE);
    }

    private Map<String, Integer> count(String mailbox) {
        Map<String, Integer> counted = new TreeMap<>();
        for (String folder : List.of("new", "cur")) {
            Path mails = home.resolve("mail").resolve(mailbox).resolve(folder);
            if (Files.isDirectory(mails)) {
                try (Stream<Path> files = Files.list(mails)) {
                    files.forEach(file -> counted.merge(messageId(file), 1, Integer::sum));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return counted;
    }

    /** Of a Message-ID the value may stand on the next line. */
    private static String messageId(Path mail) {
        try (BufferedReader lines = Files.newBufferedReader(mail, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                if (line.toLowerCase().startsWith("message-id:")) {
                    String id = line.substring("message-id:".length()).strip();
                    return id.isEmpty() ? lines.readLine().strip() : id;
                }
            }
            return "none: " + mail;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        try {
            run("stop", new ArrayList<>());
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            System.err.println("The mail server in " + home + " could not be stopped: " + e);
        }
    }

    private int run(String command, List<String> said) throws IOException {
        File output = File.createTempFile("handover-mail-", ".txt");
        try {
            ProcessBuilder script = new ProcessBuilder(SCRIPT.toString(), command).redirectErrorStream(true).redirectOutput(output);
            script.environment().putAll(environment);
            Process process = script.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(SCRIPT + " " + command + " takes longer than a minute");
            }
            said.addAll(Files.readAllLines(output.toPath()));
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(output.toPath());
        }
    }
}
