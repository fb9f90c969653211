package org.handover.models.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant who mistyped a name. */
class Nearest {

    private Nearest() {
    }

    /** A question to append to a message; empty where no known name is near. */
    static String hint(String name, Collection<String> known) {
        Optional<String> nearest = known.stream().min(Comparator.comparingInt((String each) -> distance(name, each))
            .thenComparing(Comparator.naturalOrder()));
        return nearest.filter(each -> distance(name, each) <= Math.max(2, name.length() / 3))
            .map(each -> " Did you mean “" + each + "”?").orElse("");
    }

    /** How many letters have to be changed, added or left out to come from one to the other. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
