package org.handover.notices;

/** A notice in one recipient's words: subject on one line, plain text with {@code \n}, a whole HTML page. */
record Letter(String subject, String text, String html) {
}
