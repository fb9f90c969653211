package org.handover.notices;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.handover.notices.Incoming.Answer;
import org.handover.notices.Incoming.Bounce;
import org.handover.notices.Incoming.Fate;
import org.handover.notices.Incoming.Other;
import org.handover.notices.Incoming.Report;
import org.handover.notices.Incoming.Unreadable;
import org.springframework.web.util.HtmlUtils;

/**
 * Tells bounces (RFC 3464, and those of mail servers that keep to nothing), answers of people and everything else apart. A mail is text
 * from a stranger: whatever is in it, this ends with one of them.
 */
final class IncomingReader {

    private static final int LONGEST_WORDS = 4000;
    private static final int LOOKED_THROUGH = 200_000;
    private static final int DEEPEST = 20;
    private static final Pattern TOKEN = Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])");
    /** The end of a Message-ID of ours. */
    private static final Pattern NAMED = Pattern.compile("\\.([0-9a-f]{32})@");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\],;:\"]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

    private IncomingReader() {
    }

    static Incoming read(MimeMessage mail) {
        try {
            if (isReport(mail, "delivery-status")) {
                return bounce(mail);
            }
            if (isFromAMailServer(mail)) {
                return looseBounce(mail);
            }
            return isAnsweredByAMachine(mail) ? new Other() : answer(mail);
        } catch (MessagingException | IOException | RuntimeException e) {
            return new Unreadable("The mail cannot be read: " + e);
        }
    }

    /** Of a mail that is too large to be fetched, its headers alone. */
    static Incoming readHeaders(MimeMessage headers) {
        try {
            if (isReport(headers, "delivery-status") || isFromAMailServer(headers)) {
                return new Unreadable("The bounce is too large.");
            }
            return isAnsweredByAMachine(headers) ? new Other() : answer(headers, "(The mail is too large to be kept here. Read it in the mailbox.)");
        } catch (MessagingException | IOException | RuntimeException e) {
            return new Unreadable("The mail cannot be read: " + e);
        }
    }

    private static Incoming bounce(MimeMessage mail) throws MessagingException, IOException {
        Set<String> tokens = new LinkedHashSet<>();
        List<Report> reports = new ArrayList<>();
        List<String> returned = new ArrayList<>();
        collect(mail, tokens, reports, returned, 0);
        returned.forEach(id -> named(id).forEach(tokens::add));
        return reports.isEmpty() ? new Unreadable("The bounce does not say whose mail it is about.") : new Bounce(List.copyOf(tokens), reports);
    }

    private static void collect(Part part, Set<String> tokens, List<Report> reports, List<String> returned, int depth)
            throws MessagingException, IOException {
        if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            DeliveryStatus status = new DeliveryStatus(part.getInputStream());
            tokens(value(status.getMessageDSN(), "Original-Envelope-Id")).forEach(tokens::add);
            for (int i = 0; i < status.getRecipientDSNCount(); i++) {
                report(status.getRecipientDSN(i), reports);
            }
        } else if (part.isMimeType("message/*") || part.isMimeType("text/rfc822-headers")) {
            returned.add(value(new InternetHeaders(part.getInputStream(), true), "Message-ID"));
        } else if (part.isMimeType("multipart/*") && depth < DEEPEST) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                collect(each, tokens, reports, returned, depth + 1);
            }
        }
    }

    private static void report(InternetHeaders fields, List<Report> reports) {
        Set<String> addresses = new LinkedHashSet<>();
        addresses.addAll(addresses(value(fields, "Original-Recipient")));
        addresses.addAll(addresses(value(fields, "Final-Recipient")));
        Fate fate = switch (value(fields, "Action").toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "")) {
            case "failed" -> Fate.FAILED;
            case "delayed" -> Fate.DELAYED;
            default -> Fate.ARRIVED;
        };
        String said = PlainText.oneLine(value(fields, "Diagnostic-Code").replaceFirst("^\\s*[A-Za-z0-9-]+\\s*;\\s*", ""));
        String status = value(fields, "Status");
        reports.add(new Report(addresses, fate, PlainText.atMost(1500,
                meaning(status, fate) + (said.isEmpty() ? "" : " The mail server said: " + said) + (status.isBlank() ? "" : " (" + status.strip() + ")"))));
    }

    /** RFC 3463, as far as it tells a project manager anything. */
    private static String meaning(String status, Fate fate) {
        Matcher code = STATUS.matcher(status);
        String detail = code.find() ? code.group(2) + "." + code.group(3) : "";
        String why = switch (detail) {
            case "1.1", "1.0", "1.3", "1.6", "1.10" -> "There is no such mailbox.";
            case "1.2" -> "There is no such domain.";
            case "2.1" -> "The mailbox is closed.";
            case "2.2" -> "The mailbox is full.";
            case "2.3", "3.4" -> "The mail is too large for the recipient.";
            case "4.1", "4.2", "4.4", "4.3" -> "The recipient's mail server cannot be reached.";
            case "4.7" -> "The recipient's mail server did not take it in time.";
            default -> detail.startsWith("7.") ? "The recipient's mail server does not want it." : "";
        };
        String what = fate == Fate.DELAYED ? "The mail is late and is still being tried." : fate == Fate.FAILED ? "The mail could not be delivered." : "The mail arrived.";
        return why.isEmpty() ? what : what + " " + why;
    }

    /** No two of these are alike; what all have is the returned mail or its headers, and the address. */
    private static Incoming looseBounce(MimeMessage mail) throws MessagingException, IOException {
        String all = looked(mail);
        String words = words(mail);
        Set<String> tokens = new LinkedHashSet<>();
        named(all).forEach(tokens::add);
        named(words).forEach(tokens::add);
        if (tokens.isEmpty()) {
            return new Unreadable("The bounce names no mail of ours.");
        }
        Set<String> addresses = new LinkedHashSet<>(addresses(all));
        addresses.addAll(addresses(words));
        String subject = mail.getSubject() == null ? "" : mail.getSubject().toLowerCase(Locale.ROOT);
        boolean late = subject.contains("delay") || subject.contains("warning") || subject.contains("verzöger");
        String said = PlainText.atMost(1000, PlainText.oneLine(words));
        return new Bounce(List.copyOf(tokens), List.of(new Report(addresses, late ? Fate.DELAYED : Fate.FAILED,
                meaning("", late ? Fate.DELAYED : Fate.FAILED) + " The returned mail says: " + said)));
    }

    private static Incoming answer(MimeMessage mail) throws MessagingException, IOException {
        return answer(mail, null);
    }

    private static Incoming answer(MimeMessage mail, String instead) throws MessagingException, IOException {
        Set<String> tokens = new LinkedHashSet<>(named(header(mail, "In-Reply-To")));
        List<String> references = new ArrayList<>(named(header(mail, "References")));
        Collections.reverse(references);
        tokens.addAll(references);
        if (tokens.isEmpty()) {
            return new Other();
        }
        String sender = sender(mail);
        String subject = PlainText.atMost(500, PlainText.oneLine(mail.getSubject() == null ? "" : mail.getSubject()));
        String words = PlainText.atMost(LONGEST_WORDS, instead == null ? PlainText.lines(words(mail), '\n').strip() : instead);
        return new Answer(List.copyOf(tokens), sender, subject, words,
                digest(header(mail, "Message-ID"), header(mail, "Date"), sender, subject, words));
    }

    private static boolean isReport(MimeMessage mail, String type) throws MessagingException {
        return mail.isMimeType("multipart/report") && mail.getContentType().toLowerCase(Locale.ROOT).contains(type);
    }

    private static boolean isFromAMailServer(MimeMessage mail) throws MessagingException {
        return mail.getHeader("X-Failed-Recipients") != null || sender(mail).matches("(?i)(mailer-daemon|postmaster)@.*");
    }

    /** RFC 3834, and what was usual before. */
    private static boolean isAnsweredByAMachine(MimeMessage mail) throws MessagingException {
        String submitted = header(mail, "Auto-Submitted").strip().toLowerCase(Locale.ROOT);
        return !submitted.isEmpty() && !submitted.startsWith("no")
                || mail.getHeader("X-Autoreply") != null || mail.getHeader("X-Autorespond") != null
                || header(mail, "Precedence").toLowerCase(Locale.ROOT).matches("\\s*(auto_reply|bulk|junk)\\s*")
                || header(mail, "Return-Path").strip().equals("<>") || mail.isMimeType("multipart/report");
    }

    private static String sender(MimeMessage mail) throws MessagingException {
        String from = header(mail, "From");
        Matcher address = ADDRESS.matcher(from);
        String last = "";
        while (address.find()) {
            last = address.group();
        }
        try {
            InternetAddress[] parsed = InternetAddress.parseHeader(from, false);
            last = parsed.length == 0 ? last : parsed[0].getAddress();
        } catch (MessagingException notOne) {
            // what looks like one
        }
        return PlainText.atMost(320, PlainText.oneLine(last == null ? "" : last));
    }

    /** The text that a person reads: the plain part, or the other without its marks. */
    private static String words(Part mail) throws MessagingException, IOException {
        StringBuilder plain = new StringBuilder();
        StringBuilder html = new StringBuilder();
        text(mail, plain, html, 0);
        return plain.toString().isBlank() ? withoutMarks(html.toString()) : plain.toString();
    }

    /** Each character is looked at once, whatever a stranger wrote. */
    private static String withoutMarks(String html) {
        String lower = html.toLowerCase(Locale.ROOT);
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            int mark = html.indexOf('<', at);
            words.append(html, at, mark < 0 ? html.length() : mark);
            if (mark < 0) {
                break;
            }
            String hidden = lower.startsWith("<style", mark) ? "</style" : lower.startsWith("<script", mark) ? "</script"
                    : lower.startsWith("<head", mark) ? "</head" : null;
            int from = hidden == null ? mark : lower.indexOf(hidden, mark);
            int end = from < 0 ? -1 : html.indexOf('>', from);
            if (lower.startsWith("<br", mark) || lower.startsWith("</p", mark) || lower.startsWith("</div", mark)) {
                words.append('\n');
            }
            at = end < 0 ? html.length() : end + 1;
        }
        return HtmlUtils.htmlUnescape(words.toString());
    }

    private static void text(Part part, StringBuilder plain, StringBuilder html, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount() && depth < DEEPEST; i++) {
                text(parts.getBodyPart(i), plain, html, depth + 1);
            }
        } else if (part.isMimeType("text/*") && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            StringBuilder to = part.isMimeType("text/plain") ? plain : html;
            if (to.length() < LOOKED_THROUGH) {
                to.append(decoded(part)).append('\n');
            }
        }
    }

    private static String decoded(Part part) throws MessagingException, IOException {
        try {
            if (part.getContent() instanceof String text) {
                return text;
            }
        } catch (IOException unknownCharset) {
            // as far as it goes
        }
        try (InputStream bytes = part.getInputStream()) {
            return new String(bytes.readNBytes(LOOKED_THROUGH), StandardCharsets.UTF_8);
        }
    }

    private static String looked(MimeMessage mail) throws MessagingException, IOException {
        try (InputStream bytes = mail.getRawInputStream()) {
            String body = new String(bytes.readNBytes(LOOKED_THROUGH), StandardCharsets.ISO_8859_1);
            return header(mail, "X-Failed-Recipients") + "\n" + body;
        }
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        String value = mail.getHeader(name, " ");
        return value == null ? "" : MimeUtility.unfold(value);
    }

    private static String value(InternetHeaders headers, String name) {
        String value = headers == null ? null : headers.getHeader(name, " ");
        return value == null ? "" : MimeUtility.unfold(value);
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(found -> found.group()).toList();
    }

    /** The tokens of what look like Message-IDs of ours. */
    private static List<String> named(String text) {
        return NAMED.matcher(text).results().map(found -> found.group(1)).distinct().toList();
    }

    private static List<String> addresses(String text) {
        return ADDRESS.matcher(text).results().map(found -> found.group().toLowerCase(Locale.ROOT)).distinct().toList();
    }

    private static String digest(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Stream.of(parts).reduce("", (all, part) -> all + part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
