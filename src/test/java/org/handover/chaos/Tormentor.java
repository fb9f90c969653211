package org.handover.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.handover.chaos.Plan.Event;
import org.handover.chaos.Plan.Kind;
import org.handover.chaos.Plan.Moment;
import org.handover.chaos.World.Side;
import org.handover.nodes.FaultProxy;
import org.handover.nodes.FaultProxy.Fault;
import org.handover.nodes.FaultProxy.Listener;

/** Kills nodes, crashes the database and takes peers away, as planned, and brings each back. */
final class Tormentor implements AutoCloseable {

    /** A kill that waits for an exchange waits no longer. */
    private static final long LONGEST_WAIT_SECONDS = 12;

    private final World world;
    private final List<Event> events;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> troubles = new ArrayList<>();
    private volatile double progress;
    private volatile int done;
    private volatile boolean ended;

    Tormentor(World world, Plan plan) {
        this.world = world;
        this.events = plan.events;
        // the second node may still be starting
        world.sides.forEach(side -> threads.execute(() -> bringBack(side)));
        threads.execute(this::work);
    }

    /** @param share of all effects that are at rest */
    void progress(double share) {
        progress = share;
    }

    /** More than one was planned by now and is not done yet, so that the work had better wait. */
    boolean isBehind() {
        return done + 1 < events.size() && events.get(done + 1).after() <= progress;
    }

    boolean isDone() {
        return done == events.size();
    }

    private void work() {
        for (Event event : events) {
            while (!ended && event.after() > progress) {
                Facts.sleep(50);
            }
            if (ended) {
                return;
            }
            try {
                carryOut(event);
            } catch (RuntimeException e) {
                trouble(event + ": " + e);
            }
            done++;
        }
    }

    private void carryOut(Event event) {
        switch (event.kind()) {
            case KILL -> {
                List<Side> hit = event.node() == 2 ? world.sides : List.of(world.sides.get(event.node()));
                hit.forEach(this::awaitReady);
                kill(hit, event.moment());
                hit.forEach(side -> {
                    side.node.begin();
                    threads.execute(() -> bringBack(side));
                });
            }
            case CRASH -> {
                if (event.silent()) {
                    world.database.stopImmediately();
                } else {
                    world.database.crash();
                }
                count(event.silent() ? "PostgreSQL stopped at once" : "PostgreSQL killed");
                Facts.sleep(event.millis());
                world.database.restart();
            }
            case TICKETS_AWAY -> away(event, side -> side.tickets, Side::mixTickets);
            case MAIL_AWAY -> away(event, side -> side.mail, Side::mixMail);
            default -> throw new IllegalStateException();
        }
    }

    private void away(Event event, Function<Side, FaultProxy> line, Consumer<Side> back) {
        world.sides.stream().map(line).forEach(proxy -> {
            if (event.silent()) {
                proxy.all(Fault.BLACKHOLE);
            } else {
                proxy.refuse();
            }
        });
        count((event.kind() == Kind.TICKETS_AWAY ? "ticket system " : "mail server ") + (event.silent() ? "silent" : "away"));
        Facts.sleep(event.millis());
        world.sides.stream().map(line).forEach(FaultProxy::accept);
        world.sides.forEach(back);
    }

    private void kill(List<Side> hit, Moment moment) {
        Side first = hit.get(0);
        boolean atTheExchange = moment != Moment.AT_ONCE && strikeAt(first, moment);
        hit.forEach(side -> side.node.kill());
        for (int each = 0; each < hit.size(); each++) {
            count("node killed");
        }
        count("  " + (atTheExchange ? switch (moment) {
            case TICKET_SENT -> "when a ticket was sent off";
            case TICKET_ANSWERED -> "when a ticket was answered";
            case MAIL_SENT -> "when a mail was sent off";
            default -> "when a mail was answered";
        } : "at any moment"));
    }

    /** Kills a node from within the exchange; false when there was none in time. */
    private boolean strikeAt(Side side, Moment moment) {
        boolean tickets = moment == Moment.TICKET_SENT || moment == Moment.TICKET_ANSWERED;
        boolean answered = moment == Moment.TICKET_ANSWERED || moment == Moment.MAIL_ANSWERED;
        FaultProxy line = tickets ? side.tickets : side.mail;
        int large = tickets ? World.LARGE_FOR_TICKETS : World.LARGE_FOR_MAIL;
        AtomicBoolean sent = new AtomicBoolean();
        CountDownLatch struck = new CountDownLatch(1);
        line.listener(new Listener() {
            @Override
            public void requestPassed(int bytes) {
                if (bytes >= large) {
                    sent.set(true);
                    if (!answered) {
                        strike();
                    }
                }
            }

            @Override
            public void answerPassed() {
                if (answered && sent.get()) {
                    strike();
                }
            }

            private void strike() {
                side.node.kill();
                struck.countDown();
            }
        });
        try {
            return struck.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            line.listener(null);
        }
    }

    private void awaitReady(Side side) {
        while (!ended && !side.node.answers()) {
            Facts.sleep(100);
        }
    }

    /** A node that is started while the database is away ends again. */
    private void bringBack(Side side) {
        for (int time = 1; !ended; time++) {
            try {
                if (!side.node.isRunning()) {
                    side.node.begin();
                }
                side.node.awaitReady(Duration.ofMinutes(5));
                return;
            } catch (IllegalStateException e) {
                if (time == 5) {
                    trouble("Node " + side.node.name() + " does not come back: " + e.getMessage());
                    return;
                }
                Facts.sleep(1000);
            }
        }
    }

    private synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private synchronized void trouble(String what) {
        troubles.add(what);
    }

    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    int kills() {
        return counts().getOrDefault("node killed", 0);
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdownNow();
    }
}
