package org.handover.tickets;

import java.nio.charset.StandardCharsets;

/** What customers wrote, made fit for a field of another system. It stays what they wrote. */
final class DeskText {

    private DeskText() {
    }

    /** One line without control characters, so that no header or second field can be made of it. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029\\s]+", " ").strip();
    }

    /** Several lines without other control characters, which not every database can store. */
    static String lines(String text) {
        return text.replaceAll("\\R", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }

    /** As much of the text as fits into so many characters. */
    static String atMostCharacters(int most, String text) {
        return text.codePointCount(0, text.length()) <= most ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    /** As much of the text as fits into so many bytes of UTF-8. */
    static String atMostBytes(int most, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= most) {
            return text;
        }
        int end = text.length();
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > most - 3) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + "…";
    }
}
