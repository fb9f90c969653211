package org.handover.outbox;

import java.util.Collection;
import java.util.Map;

/** Says in plain words what the effects of one kind are. Every bean of this type takes part. */
public interface EffectWords {

    /** The kind of an {@link EffectHandler}. */
    String kind();

    /** What effects of this kind are called together, such as {@code Tickets}. */
    String many();

    /**
     * What each of these effects is, by key, as a page shows it without the project: {@code Ticket “No dial tone”}. One statement for all.
     * A key that is not known is left out.
     *
     * @param keys not empty
     */
    Map<String, String> of(Collection<String> keys);
}
