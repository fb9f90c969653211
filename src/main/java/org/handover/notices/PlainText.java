package org.handover.notices;

import java.util.regex.Pattern;

/** Text from people, made harmless: no character in it can begin a line, a header, or change the reading direction. */
final class PlainText {

    private static final Pattern LINE_BREAKS = Pattern.compile("\\R");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}\\u2028\\u2029]+");
    /** Direction overrides can show a text other than the one that is there; private characters are our own marks. */
    private static final Pattern DECEIVING = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\p{Co}]");

    private PlainText() {
    }

    /** The text on one line. */
    static String oneLine(String text) {
        return BLANKS.matcher(DECEIVING.matcher(text).replaceAll("")).replaceAll(" ").strip();
    }

    /** The text with its lines kept, joined by {@code mark}. */
    static String lines(String text, char mark) {
        StringBuilder kept = new StringBuilder();
        for (String line : LINE_BREAKS.split(text.strip())) {
            kept.append(kept.isEmpty() ? "" : mark).append(oneLine(line));
        }
        return kept.toString();
    }

    /** The text cut to a length, with a sign that it was cut. */
    static String atMost(int length, String text) {
        return text.length() <= length ? text : text.substring(0, length - 1).stripTrailing() + "…";
    }
}
