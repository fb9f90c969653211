package org.handover.setup;

import java.util.Arrays;

/** The only expressions that a query may hold: a list of Tasklist asks by them who looks at it and when. */
enum StoredExpression {
    CURRENT_USER("${currentUser()}"),
    CURRENT_USER_GROUPS("${currentUserGroups()}"),
    NOW("${now()}");

    private final String text;

    StoredExpression(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether it is one of them to the letter; nothing before, after or within. */
    static boolean isOne(String expression) {
        return Arrays.stream(values()).anyMatch(allowed -> allowed.text.equals(expression));
    }
}
