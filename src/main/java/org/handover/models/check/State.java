package org.handover.models.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which variables are set at a point of a diagram.
 *
 * @param surely set on every way that leads there; null stands for every name there is, where no way leads there
 * @param maybe  set on some way that leads there
 */
record State(Set<String> surely, Set<String> maybe) {

    static final State NOTHING = new State(Set.of(), Set.of());

    /** Where no way leads, or nobody knows who comes there with what. */
    static final State ANYTHING = new State(null, Set.of());

    boolean hasSurely(String name) {
        return surely == null || surely.contains(name);
    }

    boolean hasMaybe(String name) {
        return hasSurely(name) || maybe.contains(name);
    }

    State plus(Collection<String> set) {
        return both(new State(Set.copyOf(set), Set.copyOf(set)));
    }

    State plusMaybe(Collection<String> set) {
        return new State(surely, union(maybe, set));
    }

    /** After two ways that are both gone. */
    State both(State other) {
        return new State(surely == null || other.surely == null ? null : union(surely, other.surely), union(maybe, other.maybe));
    }

    /** After two ways of which one is gone. */
    State either(State other) {
        Set<String> common = surely == null ? other.surely : surely;
        if (surely != null && other.surely != null) {
            common = new HashSet<>(surely);
            common.retainAll(other.surely);
        }
        return new State(common, union(maybe, other.maybe));
    }

    private static Set<String> union(Set<String> one, Collection<String> other) {
        if (one.containsAll(other)) {
            return one;
        }
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
