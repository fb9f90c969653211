package org.handover.notices;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail as its reader sees it.
 *
 * @param headers those that a reader's program shows, in its order
 * @param text    the plain-text part; empty if there is none
 * @param html    the HTML part; empty if there is none
 * @param files   names of what is attached
 */
record MailView(List<Header> headers, String text, String html, List<String> files) {

    private static final List<String> SHOWN = List.of("From", "To", "Reply-To", "Subject", "Date", "Message-ID");

    record Header(String name, String value) {
    }

    /**
     * Takes a mail apart.
     *
     * @throws IllegalArgumentException if these bytes are not a mail
     */
    static MailView of(byte[] mime) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(mime));
            var headers = new ArrayList<Header>();
            for (var name : SHOWN) {
                var value = message.getHeader(name, ", ");
                if (value != null) {
                    headers.add(new Header(name, MimeUtility.decodeText(MimeUtility.unfold(value))));
                }
            }
            var text = new StringBuilder();
            var html = new StringBuilder();
            var files = new ArrayList<String>();
            collect(message, text, html, files);
            return new MailView(headers, text.toString(), html.toString(), files);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("Not a mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Part part, StringBuilder text, StringBuilder html, List<String> files)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            var parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                collect(each, text, html, files);
            }
        } else if (part.getFileName() != null) {
            files.add(part.getFileName());
        } else if (part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else if (part.isMimeType("text/plain")) {
            text.append(part.getContent());
        }
    }
}
