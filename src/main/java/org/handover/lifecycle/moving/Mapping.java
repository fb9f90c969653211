package org.handover.lifecycle.moving;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.migration.MigrationPlan;

/**
 * How what stands in an older version of a diagram stands in a newer one.
 *
 * @param targets the element in the newer version by the id of the one in the older, where the engine can move what stands there
 * @param refused why the engine cannot move what stands on an element to the one that says it replaces it
 * @param claims  the elements of the newer version that say, by their id or by {@code replaces}, that they stand for an older one
 */
record Mapping(Drawing source, Drawing target, Map<String, String> targets, Map<String, List<String>> refused,
        Map<String, Set<String>> claims, MigrationPlan plan) {

    /** More than one element of the newer version stands for this one. */
    boolean isAmbiguous(String sourceId) {
        return claims.getOrDefault(sourceId, Set.of()).size() > 1;
    }

    /** The element of the newer version that stands for one of the older, whether or not something can stand on it; null if none does. */
    String standsFor(String sourceId) {
        return isAmbiguous(sourceId) ? null : claims.getOrDefault(sourceId, Set.of()).stream().findFirst().orElse(null);
    }

    /** Whether an event could have come in the older version already, where what it hangs on has been under way since. */
    boolean couldHaveComeBefore(String targetId) {
        return claims.entrySet().stream().filter(claim -> claim.getValue().contains(targetId)).map(Map.Entry::getKey)
            .filter(origin -> source.clock(origin).isPresent() == target.clock(targetId).isPresent())
            .anyMatch(origin -> sameHost(source.host(origin), target.host(targetId)));
    }

    private boolean sameHost(String sourceHost, String targetHost) {
        return sourceHost == null ? targetHost == null : targetHost != null && targetHost.equals(targets.get(sourceHost));
    }
}
