package org.handover.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.handover.notices.NoticeTable.Stored;
import org.handover.outbox.Outcome;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Hands bytes to the mail server of {@code spring.mail.*} and says for certain what came of it, as far as that can be said.
 *
 * <p>Goes around {@link JavaMailSenderImpl#send}, which writes the mail anew and does not tell how far it got.
 */
@Component
class MailServer {

    /** Defaults are endless. Of about ten answers each may take this long, which ends well within the outbox's lease. */
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";

    /** Codes that speak of our access to the server or a dialogue out of step, not of the recipient. */
    private static final Set<Integer> NOT_THE_RECIPIENT = Set.of(502, 503, 530, 534, 535, 538);

    private final JavaMailSenderImpl settings;

    MailServer(ObjectProvider<JavaMailSenderImpl> settings) {
        this.settings = settings.getIfAvailable();
    }

    boolean isSetUp() {
        return settings != null;
    }

    Outcome handOver(Stored mail) {
        Session session = session();
        try (StagedTransport transport = new StagedTransport(session, protocol())) {
            try {
                transport.connect(settings.getHost(), settings.getPort(), blankIsNull(settings.getUsername()),
                        blankIsNull(settings.getPassword()));
                transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(mail.mime())),
                        new InternetAddress[] {new InternetAddress(mail.recipientEmail())});
                return new Outcome.Done(mail.messageId());
            } catch (MessagingException e) {
                return outcomeOf(e, transport.isWholeMailOut());
            }
        }
    }

    private static Outcome outcomeOf(MessagingException failure, boolean wholeMailOut) {
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            if (e instanceof SMTPAddressFailedException address && isFinalNo(address.getReturnCode())) {
                return new Outcome.Refused(words(address));
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

    private static boolean isFinalNo(int code) {
        return code >= 500 && code < 600 && !NOT_THE_RECIPIENT.contains(code);
    }

    private static boolean aboutTheMail(String command) {
        return ".".equals(command) || "DATA".equals(command);
    }

    private static String words(Exception failure) {
        Throwable cause = failure.getCause();
        String because = cause == null || String.valueOf(failure.getMessage()).contains(String.valueOf(cause.getMessage()))
                ? "" : ": " + cause.getMessage();
        return PlainText.atMost(1900, PlainText.oneLine(failure.getMessage() + because));
    }

    private String protocol() {
        return settings.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : settings.getProtocol();
    }

    Session session() {
        Properties properties = new Properties();
        String prefix = "mail." + protocol() + ".";
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", ANSWER_MILLIS);
        properties.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
        // what is said after the mail was taken changes nothing
        properties.setProperty(prefix + "quitwait", "false");
        properties.putAll(settings.getJavaMailProperties());
        // sent in chunks, a mail would not tell when it is whole
        properties.remove(prefix + "chunksize");
        return Session.getInstance(properties);
    }

    private static String blankIsNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
