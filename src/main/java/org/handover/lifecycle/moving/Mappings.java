package org.handover.lifecycle.moving;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Works out how each element of an older version goes over to the version in force: by the same id, or because the new one says that
 * it {@code replaces} the old one, over any number of versions in between.
 */
@Component
class Mappings {

    /** Some ten processes in some ten versions. */
    private static final int KEPT = 200;

    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final Recent<String, Mapping> known = new Recent<>(KEPT);
    private final Recent<String, Drawing> drawings = new Recent<>(KEPT);

    Mappings(RepositoryService repositoryService, RuntimeService runtimeService) {
        this.repositoryService = repositoryService;
        this.runtimeService = runtimeService;
    }

    /** Not to be called within a transaction: a plan that the engine refuses would take it along. */
    Mapping between(String sourceDefinitionId, String targetDefinitionId) {
        return known.get(sourceDefinitionId + " " + targetDefinitionId, pair -> workOut(sourceDefinitionId, targetDefinitionId));
    }

    private Drawing drawing(String definitionId) {
        return drawings.get(definitionId, id -> new Drawing(repositoryService.getBpmnModelInstance(id),
            repositoryService.getProcessDefinition(id).getVersion()));
    }

    private Mapping workOut(String sourceId, String targetId) {
        Drawing source = drawing(sourceId);
        Drawing target = drawing(targetId);
        Map<String, Set<String>> claims = claims(source, target, between(sourceId, source, target));
        Map<String, String> wanted = new LinkedHashMap<>();
        Set<String> onlyIfPossible = new HashSet<>();
        runtimeService.createMigrationPlan(sourceId, targetId).mapEqualActivities().updateEventTriggers().build().getInstructions()
            .stream().map(MigrationInstruction::getSourceActivityId)
            .filter(id -> claims.getOrDefault(id, Set.of()).equals(Set.of(id))).forEach(id -> wanted.put(id, id));
        claims.forEach((from, to) -> {
            String only = to.iterator().next();
            if (to.size() == 1 && !wanted.containsKey(from)) {
                wanted.put(from, only);
                if (only.equals(from)) {
                    onlyIfPossible.add(from);
                }
            }
        });
        Map.copyOf(wanted).forEach((from, to) -> {
            if (source.whole(from) != null && target.whole(to) != null) {
                wanted.put(source.whole(from), target.whole(to));
            }
        });
        Map<String, List<String>> refused = new HashMap<>();
        MigrationPlan plan = possible(sourceId, targetId, source, target, wanted, refused);
        refused.keySet().removeAll(onlyIfPossible);
        return new Mapping(source, target, wanted, refused, claims, plan);
    }

    /** The versions between two, the newest first. */
    private List<Drawing> between(String sourceId, Drawing source, Drawing target) {
        String key = repositoryService.getProcessDefinition(sourceId).getKey();
        return repositoryService.createProcessDefinitionQuery().processDefinitionKey(key).orderByProcessDefinitionVersion().desc().list()
            .stream().filter(version -> version.getVersion() > source.version() && version.getVersion() < target.version())
            .map(ProcessDefinition::getId).map(this::drawing).toList();
    }

    private static Map<String, Set<String>> claims(Drawing source, Drawing target, List<Drawing> between) {
        Map<String, Set<String>> claims = new HashMap<>();
        for (String id : target.ids()) {
            Set<String> origins = new LinkedHashSet<>(Set.of(back(id, target, between)));
            // an id that stays beside “replaces” says so too, unless it came in only with a version in between
            if (source.has(id) && target.replaces(id) != null) {
                origins.add(id);
            }
            origins.stream().filter(source::has).forEach(origin ->
                claims.computeIfAbsent(origin, any -> new LinkedHashSet<>()).add(id));
        }
        return claims;
    }

    private static String back(String id, Drawing target, List<Drawing> between) {
        String then = target.replaces(id) != null ? target.replaces(id) : id;
        for (Drawing version : between) {
            if (version.replaces(then) != null) {
                then = version.replaces(then);
            }
        }
        return then;
    }

    /** Leaves out of what is wanted what the engine cannot do, and says why. */
    private MigrationPlan possible(String sourceId, String targetId, Drawing source, Drawing target, Map<String, String> wanted,
            Map<String, List<String>> refused) {
        while (true) {
            try {
                return plan(sourceId, targetId, target, wanted);
            } catch (MigrationPlanValidationException e) {
                int before = wanted.size();
                e.getValidationReport().getInstructionReports().forEach(report -> {
                    String from = report.getMigrationInstruction().getSourceActivityId();
                    refused.put(from, PlainReasons.of(report, source, target));
                    wanted.remove(from);
                });
                if (wanted.size() == before) {
                    throw e;
                }
            }
        }
    }

    private MigrationPlan plan(String sourceId, String targetId, Drawing target, Map<String, String> wanted) {
        MigrationPlanBuilder plan = runtimeService.createMigrationPlan(sourceId, targetId);
        for (Map.Entry<String, String> pair : wanted.entrySet()) {
            MigrationInstructionBuilder instruction = plan.mapActivities(pair.getKey(), pair.getValue());
            // the name under which news comes may be another now; timers are looked after in another way
            plan = target.waitsForNews(pair.getValue()) ? instruction.updateEventTrigger() : instruction;
        }
        return plan.build();
    }
}
