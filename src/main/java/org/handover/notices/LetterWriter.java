package org.handover.notices;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes the letter of a notice from its text file and the facts. A fact that the text names and nobody gave is an error. */
@Component
class LetterWriter {

    /** Longer subjects are cut off by mail readers; the table holds 500. */
    private static final int SUBJECT_LENGTH = 250;
    /** The contract terms that a text may name; one that has no date yet is empty. */
    private static final List<String> TERMS = List.of("completionForm", "firstRequest", "secondRequest", "sponsorRequest",
            "deemedAcceptance", "endOfWarranty");

    private final Vendor vendor;
    private final Clock clock;
    private final Mustache.Compiler forText = Mustache.compiler().strictSections(true).emptyStringIsFalse(true)
            .withEscaper(value -> LetterBody.VALUE + PlainText.lines(value, LetterBody.BREAK));
    private final Map<String, NoticeText> texts = new ConcurrentHashMap<>();
    private final Map<String, Template> signatures = new ConcurrentHashMap<>();
    private final Template layout;

    LetterWriter(Vendor vendor, Clock clock) {
        this.vendor = vendor;
        this.clock = clock;
        this.layout = Mustache.compiler().escapeHTML(true).compile(file("layout.mustache"));
    }

    /**
     * @throws IllegalArgumentException                     if there is no such notice
     * @throws com.samskivert.mustache.MustacheException    if a fact is missing that the text names
     */
    Letter write(NoticeOrder order, Recipient recipient) {
        String language = recipient.language();
        NoticeText text = texts.computeIfAbsent(order.notice() + "." + language,
                name -> NoticeText.read(name, file(name + ".txt"), forText));
        Template signature = signatures.computeIfAbsent(language,
                name -> forText.compile(file("signature." + name + ".txt")));
        Map<String, Object> facts = new ReaderFacts(recipient.locale()).of(facts(order, recipient, text));
        String subject = PlainText.atMost(SUBJECT_LENGTH, PlainText.oneLine(text.subject().execute(facts)));
        LetterBody body = LetterBody.of(text.body().execute(facts), signature.execute(facts));
        String html = layout.execute(Map.of("language", language, "subject", subject, "vendor", vendor.name(),
                "blocks", body.forLayout()));
        return new Letter(subject, body.asText(), html);
    }

    /** The order's facts, and what a text cannot find out by itself: it neither compares, counts nor computes. */
    private Map<String, Object> facts(NoticeOrder order, Recipient recipient, NoticeText text) {
        Map<String, Object> facts = new HashMap<>(order.facts());
        facts.put("project", order.project());
        facts.put("recipient", recipient.name());
        facts.put("vendor", vendor.name());
        facts.put("vendorMail", vendor.replyTo());
        if (facts.get("round") instanceof Number round) {
            facts.put("issuedAgain", round.intValue() > 1);
        }
        if (facts.get("dates") instanceof Map<?, ?> known) {
            Map<Object, Object> dates = new HashMap<>(known);
            TERMS.forEach(term -> dates.putIfAbsent(term, null));
            facts.put("dates", dates);
        }
        text.answerWithin().ifPresent(time -> facts.put("answerBy",
                LocalDate.ofInstant(clock.instant(), recipient.zone()).plus(time)));
        return facts;
    }

    private static String file(String name) {
        ClassPathResource file = new ClassPathResource("notices/" + name);
        if (!name.matches("[a-z-]+\\.[a-z.]+") || !file.exists()) {
            throw new IllegalArgumentException("there is no notice text notices/" + PlainText.oneLine(name));
        }
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
