package org.handover.webhooks;

import java.time.Duration;

/**
 * What came of one attempt to deliver.
 *
 * @param status     of HTTP; 0 where there was no answer
 * @param words      the beginning of a text that was answered, or why there was no answer; printable, at most 500 characters
 * @param retryAfter how long the endpoint asks to be left alone; null where it does not
 */
record Answer(int status, String words, Duration retryAfter) {

    private static final int LONGEST = 500;

    /** From what a stranger sent: control characters are left out, and what is too long. */
    Answer {
        String printable = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]+", " ").strip();
        words = printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }

    static Answer none(String why) {
        return new Answer(0, why, null);
    }

    boolean accepted() {
        return status >= 200 && status < 300;
    }

    /** In words for operations. */
    String reason() {
        if (status == 0) {
            return words;
        }
        return "The endpoint answered " + status + (status >= 300 && status < 400 ? "; it is not followed to where that leads." : ".");
    }
}
