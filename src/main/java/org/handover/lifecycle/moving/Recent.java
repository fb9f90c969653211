package org.handover.lifecycle.moving;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was asked for last, by key. What nobody asked for in a long time is worked out again. */
class Recent<K, V> {

    private final Map<K, V> kept;

    /** @param most how many are kept */
    Recent(int most) {
        kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }

    /** Two who ask at the same moment may both work it out: neither waits for the other. */
    V get(K key, Function<K, V> workOut) {
        V known = kept.get(key);
        if (known == null) {
            known = workOut.apply(key);
            kept.put(key, known);
        }
        return known;
    }
}
