package org.handover.notices;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Deque;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.handover.notices.MailPolicy.Archive;
import org.handover.notices.NoticeTable.Stored;
import org.handover.outbox.Lease;
import org.handover.outbox.Outcome;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands bytes to the mail server of {@code spring.mail.*} and says for certain what came of it, as far as that can be said. Keeps its
 * connections for the mails that follow at once, because encryption and login take longer than a mail.
 *
 * <p>Goes around {@link JavaMailSenderImpl#send}, which writes the mail anew and does not tell how far it got.
 */
@Component
class MailServer implements DisposableBean {

    /** Defaults are endless. */
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";

    /** Greeting, EHLO, STARTTLS, encryption, EHLO, login in two, MAIL, two RCPT, DATA, and MAIL on a kept one. */
    private static final int ANSWERS_BEFORE_THE_END = 12;
    /** Shorter than any server waits. */
    private static final Duration KEPT_FOR = Duration.ofSeconds(5);

    private static final int CLOSES_NOW = 421;
    /** Codes that speak of our access to the server. */
    private static final Set<Integer> NO_ACCESS = Set.of(530, 534, 535, 538);
    /** Codes of a dialogue out of step. */
    private static final Set<Integer> OUT_OF_STEP = Set.of(502, 503);

    private final JavaMailSenderImpl settings;
    private final Archive archive;
    private final String bouncesTo;
    private final Session session;
    private final Duration longest;
    private final Deque<StagedTransport> kept = new ConcurrentLinkedDeque<>();

    /** @throws IllegalArgumentException if a timeout is endless */
    MailServer(ObjectProvider<JavaMailSenderImpl> settings, MailPolicy policy, Vendor vendor) {
        this.settings = settings.getIfAvailable();
        this.archive = policy.archive();
        this.bouncesTo = policy.bouncesTo() == null ? vendor.mail() : policy.bouncesTo();
        this.session = this.settings == null ? null : session(this.settings, protocol());
        this.longest = this.settings == null ? Duration.ofMinutes(1)
                : millis("connectiontimeout").plus(millis("timeout").multipliedBy(ANSWERS_BEFORE_THE_END)).plus(afterTheEnd())
                        .plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    }

    boolean isSetUp() {
        return settings != null;
    }

    /** From the beginning of an attempt until nothing of it can happen any more and a look into the archive would find it. Whole seconds. */
    Duration longest() {
        return longest;
    }

    private Duration afterTheEnd() {
        Duration answer = millis("writetimeout").plus(millis("timeout"));
        return archive == null ? answer : answer.plus(archive.lag());
    }

    Outcome handOver(Stored mail, Lease lease) {
        StagedTransport connection = kept();
        if (connection != null) {
            try {
                return send(connection, mail, lease);
            } catch (MessagingException e) {
                connection.close();
                if (connection.isWholeMailOut() || isTooLate(e) || hasAnswered(e)) {
                    return outcomeOf(e, mail, connection.isWholeMailOut());
                }
                // the server ended the connection while nobody used it
            }
        }
        connection = new StagedTransport(session, protocol());
        try {
            connection.connect(settings.getHost(), settings.getPort(), blankIsNull(settings.getUsername()),
                    blankIsNull(settings.getPassword()));
        } catch (MessagingException e) {
            connection.close();
            return new Outcome.Down(cannotBeUsed(e));
        }
        try {
            return send(connection, mail, lease);
        } catch (MessagingException e) {
            connection.close();
            return outcomeOf(e, mail, connection.isWholeMailOut());
        }
    }

    private Outcome send(StagedTransport connection, Stored mail, Lease lease) throws MessagingException {
        SMTPMessage message = new SMTPMessage(session, new ByteArrayInputStream(mail.mime()));
        message.setEnvelopeFrom(bouncesTo);
        message.setNotifyOptions(SMTPMessage.NOTIFY_FAILURE | SMTPMessage.NOTIFY_DELAY);
        message.setReturnOption(SMTPMessage.RETURN_HDRS);
        if (mail.token() != null && connection.supportsExtension("DSN")) {
            message.setMailExtension("ENVID=" + mail.token());
        }
        connection.begin(lease, afterTheEnd());
        InternetAddress recipient = new InternetAddress(mail.recipientEmail());
        connection.sendMessage(message, archive == null || archive.address() == null ? new InternetAddress[] {recipient}
                : new InternetAddress[] {recipient, new InternetAddress(archive.address())});
        connection.used();
        kept.push(connection);
        return new Outcome.Done(mail.messageId());
    }

    /** One that is still fresh; null if there is none. */
    private StagedTransport kept() {
        for (StagedTransport connection = kept.poll(); connection != null; connection = kept.poll()) {
            if (!connection.isUnusedFor(KEPT_FOR)) {
                return connection;
            }
            connection.close();
        }
        return null;
    }

    @Scheduled(fixedDelay = 5000)
    void closeUnused() {
        for (StagedTransport connection : kept) {
            if (connection.isUnusedFor(KEPT_FOR) && kept.remove(connection)) {
                connection.close();
            }
        }
    }

    @Override
    public void destroy() {
        for (StagedTransport connection = kept.poll(); connection != null; connection = kept.poll()) {
            connection.close();
        }
    }

    private Outcome outcomeOf(MessagingException failure, Stored mail, boolean wholeMailOut) {
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            if (e instanceof SMTPAddressFailedException address && isFinalNo(address.getReturnCode())
                    && mail.recipientEmail().equalsIgnoreCase(address.getAddress().getAddress())) {
                return new Outcome.Refused(words(address));
            }
        }
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            if (!wholeMailOut && (code(e) == CLOSES_NOW || NO_ACCESS.contains(code(e)))) {
                return new Outcome.Down("The mail server takes no mail now: " + words(e));
            }
            if (e instanceof SMTPAddressFailedException address && isFinalNo(address.getReturnCode())) {
                return new Outcome.Down("The mail server does not take the address of the archive: " + words(address));
            }
            if (e instanceof SMTPSendFailedException send && aboutTheMail(send.getCommand())) {
                if (isFinalNo(send.getReturnCode())) {
                    return new Outcome.Refused(words(send));
                }
                if (send.getReturnCode() > 0) {
                    return new Outcome.TryAgain(words(send));
                }
            }
        }
        return wholeMailOut
                ? new Outcome.Unknown("The connection ended before the mail server said that it took the mail: " + words(failure))
                : new Outcome.TryAgain(words(failure));
    }

    private static boolean isTooLate(MessagingException failure) {
        return failure.getNextException() instanceof StagedTransport.TooLate;
    }

    /** Whether the server has said something about this mail, other than that it ends the connection. */
    private static boolean hasAnswered(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            if (code(e) > 0 && code(e) != CLOSES_NOW) {
                return true;
            }
        }
        return false;
    }

    private static int code(Exception e) {
        return e instanceof SMTPAddressFailedException address ? address.getReturnCode()
                : e instanceof SMTPSendFailedException send ? send.getReturnCode() : -1;
    }

    private static boolean isFinalNo(int code) {
        return code >= 500 && code < 600 && !NO_ACCESS.contains(code) && !OUT_OF_STEP.contains(code);
    }

    private static boolean aboutTheMail(String command) {
        return ".".equals(command) || "DATA".equals(command);
    }

    private String cannotBeUsed(MessagingException failure) {
        String server = settings.getHost() + ":" + settings.getPort();
        if (failure instanceof MailConnectException) {
            return "The mail server " + server + " cannot be reached: " + words(failure);
        }
        return (failure instanceof AuthenticationFailedException ? "The mail server " + server + " refuses the login: "
                : "The mail server " + server + " cannot be used: ") + words(failure);
    }

    private static String words(Exception failure) {
        Throwable cause = failure.getCause();
        String because = cause == null || String.valueOf(failure.getMessage()).contains(String.valueOf(cause.getMessage()))
                ? "" : ": " + cause.getMessage();
        return PlainText.atMost(1800, PlainText.oneLine(failure.getMessage() + because));
    }

    private String protocol() {
        return settings.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : settings.getProtocol();
    }

    Session session() {
        return session;
    }

    private static Session session(JavaMailSenderImpl settings, String protocol) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", ANSWER_MILLIS);
        properties.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        // what is said after the mail was taken changes nothing
        properties.setProperty(prefix + "quitwait", "false");
        properties.putAll(settings.getJavaMailProperties());
        // sent in chunks, a mail would not tell when it is whole
        properties.remove(prefix + "chunksize");
        return Session.getInstance(properties);
    }

    /** @throws IllegalArgumentException if it is no time, or endless */
    private Duration millis(String timeout) {
        String property = "mail." + protocol() + "." + timeout;
        String value = session.getProperty(property);
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("spring.mail.properties." + property + " must be a number of milliseconds, but is “" + value + "”");
        }
        return Duration.ofMillis(Long.parseLong(value));
    }

    private static String blankIsNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
