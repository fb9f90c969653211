package org.handover.models.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A simple condition on an answer, such as <code>${agreed}</code> or <code>${goLiveAnswer == 'signed'}</code>.
 *
 * @param value {@code true} and {@code false} for a checkbox
 * @param isNot whether the condition holds for every other value
 */
record Answer(String variable, String value, boolean isNot) {

    private static final Pattern YES_OR_NO = Pattern.compile("[$#]\\{\\s*(!|not\\s+)?\\s*(\\w+)\\s*}");
    private static final Pattern COMPARED = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*(==|eq\\b|!=|ne\\b)\\s*(?:'([^']*)'|\"([^\"]*)\"|(true|false))\\s*}");

    /** @return null where the condition is none of this simple kind */
    static Answer in(String condition) {
        Matcher yesOrNo = YES_OR_NO.matcher(condition);
        if (yesOrNo.matches()) {
            return new Answer(yesOrNo.group(2), yesOrNo.group(1) == null ? "true" : "false", false);
        }
        Matcher compared = COMPARED.matcher(condition);
        if (!compared.matches()) {
            return null;
        }
        boolean isNot = compared.group(2).startsWith("!") || compared.group(2).equals("ne");
        if (compared.group(5) != null) {
            return new Answer(compared.group(1), String.valueOf(Boolean.parseBoolean(compared.group(5)) != isNot), false);
        }
        return new Answer(compared.group(1), compared.group(3) != null ? compared.group(3) : compared.group(4), isNot);
    }
}
