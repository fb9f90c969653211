package org.handover.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a seed means: the lives of the projects, and what goes wrong after how much of the work. */
final class Plan {

    enum Kind { KILL, CRASH, TICKETS_AWAY, MAIL_AWAY }

    /** The moment of a kill. Those that wait for an exchange strike at its next one. */
    enum Moment { AT_ONCE, TICKET_SENT, TICKET_ANSWERED, MAIL_SENT, MAIL_ANSWERED }

    /**
     * @param after  this share of all effects
     * @param node   whom a kill hits: 0 or 1, 2 for both
     * @param millis how long what is away is away
     * @param silent whether what is away says nothing instead of refusing
     */
    record Event(Kind kind, double after, int node, Moment moment, int millis, boolean silent) {
    }

    final Map<String, Life> lives;
    final List<Event> events;
    final List<Integer> days;
    final int effects;

    Plan(ChaosSettings settings) {
        Random random = new Random(settings.seed());
        List<Life> drawn = IntStream.rangeClosed(1, settings.projects())
            .mapToObj(number -> Life.draw("C-%05d".formatted(number), random.nextInt(settings.cohorts()), random)).toList();
        lives = drawn.stream().collect(Collectors.toUnmodifiableMap(Life::project, Function.identity()));
        effects = drawn.stream().mapToInt(Life::effects).sum();
        days = List.copyOf(new TreeSet<>(drawn.stream()
            .flatMap(life -> Life.EVENTFUL_DAYS.stream().map(day -> life.liveOn() + day)).toList()));
        events = events(settings, random);
    }

    private static List<Event> events(ChaosSettings settings, Random random) {
        List<Event> all = new ArrayList<>();
        int kills = 0;
        while (kills < settings.kills()) {
            boolean both = settings.kills() - kills >= 2 && random.nextInt(8) == 0;
            Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
            double after = 0.02 + 0.9 * (kills + random.nextDouble()) / settings.kills();
            all.add(new Event(Kind.KILL, after, both ? 2 : random.nextInt(2), moment, 0, false));
            kills += both ? 2 : 1;
        }
        for (int crash = 0; crash < settings.crashes(); crash++) {
            all.add(new Event(Kind.CRASH, 0.05 + 0.85 * (crash + random.nextDouble()) / settings.crashes(), 0, null,
                200 + random.nextInt(1500), random.nextBoolean()));
        }
        for (int outage = 0; outage < settings.outages(); outage++) {
            all.add(new Event(random.nextBoolean() ? Kind.TICKETS_AWAY : Kind.MAIL_AWAY,
                0.03 + 0.87 * (outage + random.nextDouble()) / settings.outages(), 0, null, 2000 + random.nextInt(4000),
                random.nextBoolean()));
        }
        all.sort(Comparator.comparingDouble(Event::after));
        return List.copyOf(all);
    }
}
