package org.handover.notices;

import java.util.Locale;

/** A fact that reads differently in each language, such as the sentence that explains a date. */
@FunctionalInterface
public interface LocalFact {

    /** The fact (text, list, or null for none) for a reader of this language and country. */
    Object in(Locale locale);
}
