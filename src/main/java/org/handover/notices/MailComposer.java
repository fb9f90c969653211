package org.handover.notices;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes the bytes of a mail, once: whenever it goes out, it is these. */
@Component
class MailComposer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** Of a long exchange a mail names the first and the latest ones. */
    private static final int NAMES_OF_A_MATTER = 10;

    private final Vendor vendor;
    private final MailSecret secret;

    MailComposer(Vendor vendor, MailSecret secret) {
        this.vendor = vendor;
        this.secret = secret;
    }

    /** @param token the part of the Message-ID that nobody can guess */
    record Mail(String messageId, String token, byte[] bytes) {
    }

    /**
     * @param effectKey decides the Message-ID
     * @param earlier   Message-IDs of the mails in the same matter to the same address, oldest first
     * @param calendar  the calendar entry that comes with it; null if none does
     */
    Mail compose(String effectKey, Letter letter, String name, String email, String language, String calendar, List<String> earlier,
            ZonedDateTime date) {
        try {
            String token = secret.token(effectKey);
            String messageId = messageId(effectKey, token);
            MimeMessage mail = new WithFixedId(messageId);
            mail.setFrom(new InternetAddress(vendor.mail(), vendor.name(), UTF_8));
            mail.setReplyTo(new InternetAddress[] {new InternetAddress(vendor.replyTo(), vendor.name(), UTF_8)});
            mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(email, PlainText.oneLine(name), UTF_8));
            mail.setSubject(PlainText.oneLine(letter.subject()), UTF_8);
            mail.setHeader("Date", DATE.format(date));
            if (!earlier.isEmpty()) {
                mail.setHeader("In-Reply-To", earlier.get(earlier.size() - 1));
                mail.setHeader("References", references(earlier));
            }
            // keeps "I am on holiday" from being answered to a machine's mail
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("Content-Language", language);
            mail.setContent(calendar == null ? parts(letter) : withCalendar(parts(letter), calendar));
            mail.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return new Mail(messageId, token, bytes.toByteArray());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The mail for " + effectKey + " could not be composed", e);
        }
    }

    private static MimeMultipart parts(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text().replace("\n", "\r\n"), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html().replace("\n", "\r\n"), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    /** Some programs show the entry from the part that stands for the letter, others only from a file. */
    private static MimeMultipart withCalendar(MimeMultipart letter, String calendar) throws MessagingException {
        byte[] bytes = calendar.getBytes(StandardCharsets.UTF_8);
        MimeBodyPart entry = new MimeBodyPart();
        entry.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "text/calendar; method=REQUEST; charset=UTF-8")));
        letter.addBodyPart(entry);
        MimeBodyPart all = new MimeBodyPart();
        all.setContent(letter);
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "application/ics")));
        file.setFileName("invite.ics");
        file.setDisposition(Part.ATTACHMENT);
        return new MimeMultipart("mixed", all, file);
    }

    private static String references(List<String> earlier) {
        List<String> named = earlier.size() <= NAMES_OF_A_MATTER ? earlier
                : Stream.concat(earlier.stream().limit(1), earlier.stream().skip(earlier.size() - NAMES_OF_A_MATTER + 1)).toList();
        return String.join("\r\n ", named);
    }

    /** Readable, and unique also where two keys differ only in characters that a Message-ID cannot have. */
    private String messageId(String effectKey, String token) {
        String readable = effectKey.replaceAll("[^A-Za-z0-9]+", ".").replaceAll("^\\.|\\.$", "");
        return "<" + PlainText.atMost(120, readable).replace("…", "") + "." + token + "@" + vendor.domain() + ">";
    }

    static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class WithFixedId extends MimeMessage {

        private final String messageId;

        private WithFixedId(String messageId) {
            super((Session) null);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
