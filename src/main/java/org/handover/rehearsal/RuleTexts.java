package org.handover.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The catalogue of numbered rules. */
final class RuleTexts {

    private RuleTexts() {
    }

    /** The text of each rule by its number. */
    static Map<String, String> all() {
        try (InputStream file = RuleTexts.class.getResourceAsStream("/rules.csv")) {
            Map<String, String> texts = new HashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).filter(line -> line.contains(",")).forEach(line -> {
                String text = line.substring(line.indexOf(',') + 1).strip();
                boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
                texts.put(line.substring(0, line.indexOf(',')), quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text);
            });
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
