package org.handover.rehearsal;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Incident;
import org.handover.models.DeployedModels;
import org.handover.models.ModelFile;
import org.handover.notices.Notices;
import org.handover.outbox.Dispatcher;
import org.handover.projects.ContractDates;
import org.handover.projects.GoLives;
import org.handover.rehearsal.Chronicle.Facts;
import org.handover.rehearsal.Play.Stage;
import org.handover.tickets.BillingReasons;
import org.handover.tickets.Tickets;
import org.springframework.beans.factory.BeanFactory;

/**
 * Plays scenarios through models, all as projects side by side on one moving clock. Several runs one after the other do not disturb
 * each other: each has project numbers of its own, and what it left is taken away.
 */
public class Rehearsal {

    private final ProcessEngine engine;
    private final Dispatcher dispatcher;
    private final Clock clock;
    private final Scribe scribe;
    private final Notices notices;
    private final GoLives goLives;
    private final Facts facts;
    private final Map<String, byte[]> deployed = new HashMap<>();
    private int run;

    /** @param product the beans of the whole product, with a database that is thrown away and nothing that works by itself */
    public Rehearsal(BeanFactory product) {
        this.engine = product.getBean(ProcessEngine.class);
        this.dispatcher = product.getBean(Dispatcher.class);
        this.clock = product.getBean(Clock.class);
        this.scribe = product.getBean(Scribe.class);
        this.notices = product.getBean(Notices.class);
        this.goLives = product.getBean(GoLives.class);
        this.facts = new Facts(notices, product.getBean(Tickets.class), product.getBean(BillingReasons.class),
            product.getBean(ContractDates.class), goLives);
        product.getBean(DeployedModels.class).files().forEach(model -> deployed.put(model.name(), model.content()));
    }

    /**
     * Plays all scenarios.
     *
     * @param models   what is in force while they are played; what is not among them stays as it was in the run before
     * @param progress gets a line for each day
     * @param named    what the models are, for these lines, such as {@code the changed models}
     */
    public Run play(Collection<ModelFile> models, List<Scenario> scenarios, String named, Consumer<String> progress) {
        deploy(models);
        run++;
        Drawn drawn = new Drawn(engine.getRepositoryService());
        try {
            List<Play> plays = plays(scenarios);
            Map<String, Incident> incidents = new LinkedHashMap<>();
            movedByDay(plays, named, progress, incidents);
            plays.forEach(Play::close);
            Chronicle chronicle = new Chronicle(engine, facts, drawn);
            List<Told> told = plays.stream().map(play -> chronicle.tell(play, incidents.values())).toList();
            return Run.of(told, drawn);
        } finally {
            takeAway();
            new TimeMachine(engine, dispatcher, clock).backToNow();
        }
    }

    private void deploy(Collection<ModelFile> models) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name("Rehearsal").source("rehearsal");
        List<ModelFile> changed = models.stream().filter(model -> !Arrays.equals(model.content(), deployed.get(model.name()))).toList();
        changed.forEach(model -> deployment.addInputStream(model.name(), new ByteArrayInputStream(model.content())));
        if (!changed.isEmpty()) {
            deployment.deploy();
            changed.forEach(model -> deployed.put(model.name(), model.content()));
        }
    }

    private List<Play> plays(List<Scenario> scenarios) {
        Desk desk = new Desk(engine, scribe, clock);
        Stage stage = new Stage(desk, new TimeMachine(engine, dispatcher, clock), clock, notices, goLives);
        List<Play> plays = new ArrayList<>();
        scenarios.forEach(scenario -> plays.add(new Play(scenario, "R%02d-%d-%03d".formatted(run, scenario.starts().getYear(), plays.size() + 1), stage)));
        return plays;
    }

    private void movedByDay(List<Play> plays, String named, Consumer<String> progress, Map<String, Incident> incidents) {
        record Work(Instant at, int day, Play play) {
        }
        List<Work> all = new ArrayList<>();
        plays.forEach(play -> {
            for (int day = 0; day <= play.scenario().days(); day++) {
                all.add(new Work(play.workOn(day), day, play));
            }
        });
        all.sort(Comparator.comparing(Work::at));
        TimeMachine time = new TimeMachine(engine, dispatcher, clock);
        Instant begin = all.get(0).at();
        time.startAt(begin.minusSeconds(60));
        int days = plays.stream().mapToInt(play -> play.scenario().days()).max().orElse(0);
        String what = plays.size() == 1 ? "“" + plays.get(0).scenario().name() + "”" : plays.size() + " scenarios";
        int told = -1;
        for (Work work : all) {
            if (work.play().isBrokenOff() || work.day() > 0 && isOver(work.play())) {
                continue;
            }
            if (work.day() > told) {
                told = work.day();
                progress.accept("Rehearsing " + what + " with " + named + ": day " + told + " of " + days);
            }
            if (work.at().isAfter(clock.instant())) {
                time.advanceTo(work.at());
            }
            work.play().work(work.day());
            engine.getRuntimeService().createIncidentQuery().list().forEach(incident -> incidents.putIfAbsent(incident.getId(), incident));
        }
    }

    private boolean isOver(Play play) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(play.project()).count() == 0;
    }

    /** What still runs would fall due in the next run, whose clock is set back. */
    private void takeAway() {
        engine.getRuntimeService().createProcessInstanceQuery().rootProcessInstances().list().forEach(instance ->
            engine.getRuntimeService().deleteProcessInstance(instance.getId(), "end of the rehearsal", true, true));
        List<String> ended = engine.getHistoryService().createHistoricProcessInstanceQuery().rootProcessInstances().list().stream()
            .map(instance -> instance.getId()).toList();
        if (!ended.isEmpty()) {
            engine.getHistoryService().deleteHistoricProcessInstancesIfExists(ended);
        }
    }
}
