package org.handover.notices;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.time.Period;
import java.util.Optional;

/**
 * One text file: {@code Subject: …}, optionally {@code Answer-within: P7D} (the days that the recipient has for an answer,
 * from which the text's {@code answerBy} comes), a blank line, the body.
 */
record NoticeText(Template subject, Optional<Period> answerWithin, Template body) {

    private static final String SUBJECT = "Subject: ";
    private static final String ANSWER_WITHIN = "Answer-within: ";

    /** @throws IllegalArgumentException if the file is not laid out as above */
    static NoticeText read(String name, String file, Mustache.Compiler compiler) {
        String[] parts = file.replace("\r\n", "\n").split("\n\n", 2);
        String[] head = parts[0].split("\n");
        boolean asks = head.length == 2 && head[1].startsWith(ANSWER_WITHIN);
        if (parts.length < 2 || !head[0].startsWith(SUBJECT) || head.length > 1 && !asks) {
            throw new IllegalArgumentException(
                    name + ": a notice begins with “Subject: …”, then at most “Answer-within: P7D”, then a blank line");
        }
        return new NoticeText(compiler.compile(head[0].substring(SUBJECT.length())),
                asks ? Optional.of(Period.parse(head[1].substring(ANSWER_WITHIN.length()).strip())) : Optional.empty(),
                compiler.compile(parts[1]));
    }
}
