package org.handover.lifecycle.moving;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.handover.lifecycle.EffectIncidents;
import org.handover.lifecycle.EffectIncidents.SetAside;
import org.handover.projects.ContractDates;
import org.handover.projects.KnownDate;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Moves one project: all its instances to the versions in force. Takes part in the caller's transaction, which the caller rolls back if this throws. */
@Component
class Mover {

    private final RuntimeService runtimeService;
    private final RunningProjects running;
    private final Mappings mappings;
    private final Timers timers;
    private final OpenTasks tasks;
    private final EffectIncidents incidents;
    private final Projects projects;
    private final ContractDates contractDates;

    Mover(RuntimeService runtimeService, RunningProjects running, Mappings mappings, Timers timers, OpenTasks tasks,
            EffectIncidents incidents, Projects projects, ContractDates contractDates) {
        this.runtimeService = runtimeService;
        this.running = running;
        this.mappings = mappings;
        this.timers = timers;
        this.tasks = tasks;
        this.incidents = incidents;
        this.projects = projects;
        this.contractDates = contractDates;
    }

    /** How what is behind goes over to the versions in force. Not to be called within a transaction. */
    Ways ways(List<RunningInstance> instances) {
        Map<String, Mapping> ways = new HashMap<>();
        instances.stream().filter(RunningInstance::isBehind).forEach(instance ->
            ways.put(Ways.key(instance), mappings.between(instance.definition(), instance.definitionInForce())));
        return new Ways(ways);
    }

    /** Worked out before the transaction begins in which a project is moved. */
    record Ways(Map<String, Mapping> known) {

        private static String key(RunningInstance instance) {
            return instance.definition() + " " + instance.definitionInForce();
        }

        private Mapping of(RunningInstance instance) {
            Mapping way = known.get(key(instance));
            if (way == null) {
                throw new ConcurrencyFailureException("Another version of " + instance.process() + " came meanwhile");
            }
            return way;
        }
    }

    /**
     * @throws CannotMoveException with every reason, if the project cannot be moved as it stands
     * @throws ConcurrencyFailureException if there is something now for which no way was worked out
     */
    ProjectMove move(String project, Ways ways) {
        List<RunningInstance> all = running.instances(project);
        if (all.isEmpty()) {
            throw new CannotMoveException(List.of("Nothing runs under this project number."));
        }
        List<RunningInstance> behind = all.stream().filter(RunningInstance::isBehind).toList();
        List<String> reasons = behind.stream().flatMap(instance -> whatKeeps(instance, ways).stream()
            .map(reason -> "“" + instance.name() + "”: " + reason)).distinct().toList();
        if (!reasons.isEmpty()) {
            throw new CannotMoveException(reasons);
        }
        Map<String, LocalDate> before = dates(project);
        Set<String> remarks = new LinkedHashSet<>();
        behind.forEach(instance -> remarks.addAll(move(instance, project, ways.of(instance))));
        return new ProjectMove(behind.stream().map(instance -> "%s %d → %d".formatted(instance.process(), instance.version(),
            instance.inForce())).distinct().toList(), compared(before, dates(project)), List.copyOf(remarks));
    }

    private Map<String, LocalDate> dates(String project) {
        return contractDates.of(project).stream().collect(Collectors.toMap(KnownDate::term, KnownDate::dueDate, (a, b) -> b,
            LinkedHashMap::new));
    }

    private static List<DateMove> compared(Map<String, LocalDate> before, Map<String, LocalDate> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream()).distinct()
            .map(term -> new DateMove(term, before.get(term), after.get(term))).toList();
    }

    private List<String> whatKeeps(RunningInstance instance, Ways ways) {
        if (instance.suspended()) {
            return List.of("It is suspended. Activate it in Cockpit first.");
        }
        Mapping mapping = ways.of(instance);
        Set<String> standsOn = new LinkedHashSet<>();
        leaves(runtimeService.getActivityInstance(instance.id()), standsOn);
        return standsOn.stream().filter(id -> !mapping.targets().containsKey(id)).map(id -> PlainReasons.vanished(id, mapping)).toList();
    }

    private static void leaves(ActivityInstance at, Set<String> found) {
        for (TransitionInstance waiting : at.getChildTransitionInstances()) {
            found.add(waiting.getActivityId());
        }
        for (ActivityInstance inside : at.getChildActivityInstances()) {
            if (inside.getChildActivityInstances().length + inside.getChildTransitionInstances().length == 0) {
                found.add(inside.getActivityId());
            }
            leaves(inside, found);
        }
    }

    private List<String> move(RunningInstance instance, String project, Mapping mapping) {
        Map<String, Timers.Waiting> waiting = timers.waiting(instance.id());
        Map<String, String> open = tasks.of(instance.id());
        Set<String> heard = listensTo(instance.id());
        List<SetAside> aside = incidents.setAside(instance.id());
        try {
            runtimeService.newMigration(mapping.plan()).processInstanceIds(instance.id()).execute();
        } catch (MigratingProcessInstanceValidationException e) {
            throw new CannotMoveException(PlainReasons.of(e.getValidationReport(), mapping).stream()
                .map(reason -> "“" + instance.name() + "”: " + reason).toList());
        }
        nothingHappensTwice(instance, mapping, heard);
        aside.forEach(incident -> incidents.putBack(incident,
            incident.elementId() == null ? null : mapping.standsFor(incident.elementId())));
        Timers.Outcome outcome = timers.setRight(instance.id(), mapping, waiting, zone(project));
        List<String> remarks = new ArrayList<>(outcome.remarks());
        remarks.addAll(tasks.setRight(project, open, mapping, outcome.dated()));
        return remarks;
    }

    private Set<String> listensTo(String instanceId) {
        return runtimeService.createEventSubscriptionQuery().processInstanceId(instanceId).list().stream()
            .map(EventSubscription::getId).collect(Collectors.toSet());
    }

    /** The engine listens again for news that has come already and ended what was under way. There is no public way to stop it. */
    private void nothingHappensTwice(RunningInstance instance, Mapping mapping, Set<String> heardBefore) {
        List<String> again = runtimeService.createEventSubscriptionQuery().processInstanceId(instance.id()).list().stream()
            .filter(subscription -> !heardBefore.contains(subscription.getId())).map(EventSubscription::getActivityId)
            .filter(mapping::couldHaveComeBefore).map(mapping.target()::label).distinct().toList();
        if (!again.isEmpty()) {
            throw new CannotMoveException(List.of("“%s”: %s has come already, and in the new version it could come a second time. "
                .formatted(instance.name(), String.join(", ", again)) + "Wait until what followed from it is over."));
        }
    }

    private ZoneId zone(String project) {
        return projects.find(project).map(Project::zone).orElse(ZoneOffset.UTC);
    }
}
