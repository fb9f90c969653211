package org.handover.models.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contract date as an expression asks for it.
 *
 * @param method such as {@code after}
 * @param anchor the variable from which is counted
 * @param length such as {@code P21D}
 * @param term   the name under which the date is kept
 */
record ContractCall(String method, String anchor, String length, String term) {

    private static final Pattern CALL = Pattern.compile("\\s*[$#]\\{\\s*deadline\\.(\\w+)\\(\\s*(\\w+)\\s*,\\s*'([^']*)'\\s*,\\s*'([^']*)'\\s*,"
        + "\\s*execution\\s*\\)\\s*}\\s*");
    private static final Pattern TAKEN_OVER = Pattern.compile("\\s*[$#]\\{\\s*deadline\\.of\\(\\s*'([^']*)'\\s*,\\s*execution\\s*\\)\\s*}\\s*");

    static boolean isMeant(String text) {
        return text.contains("deadline.");
    }

    /** @return null where it is not written as it should be */
    static ContractCall parse(String text) {
        Matcher call = CALL.matcher(text.replace('"', '\''));
        return call.matches() ? new ContractCall(call.group(1), call.group(2), call.group(3), call.group(4)) : null;
    }

    /** The term of a date that was worked out before; null where it is not written as it should be. */
    static String termTakenOver(String text) {
        Matcher call = TAKEN_OVER.matcher(text.replace('"', '\''));
        return call.matches() ? call.group(1) : null;
    }
}
