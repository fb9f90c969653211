package org.handover.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.handover.nodes.FaultProxy.Fault;

/** One run from the first project to the verdict. Says every ten seconds how far it is, and in the end what it found. */
final class ChaosRun {

    /** When nothing moves for so long, something is stuck. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** For so long nothing at all must be under way before the clock is moved over a lease. */
    private static final Duration STILLNESS = Duration.ofSeconds(1);

    private static final String OPEN_EFFECTS = "select count(*) from outbox where state not in ('done', 'refused')";
    private static final String OPEN_JOBS = """
        select count(*) from act_ru_job where retries_ > 0 and type_ <> 'history-cleanup'
            and (duedate_ is null or duedate_ <= now() or exception_msg_ is not null)""";

    private final ChaosSettings settings;
    private final Plan plan;
    private final List<String> lines = new ArrayList<>();
    private World world;
    private Staff staff;
    private Tormentor tormentor;
    private Duration skipped = Duration.ZERO;
    private int skips;
    private long saidAt;
    private int said;

    ChaosRun(ChaosSettings settings) {
        this.settings = settings;
        this.plan = new Plan(settings);
    }

    /** @return what is wrong, empty if nothing is */
    Verdict run() {
        long began = System.nanoTime();
        say("Chaos run, seed " + settings.seed() + (settings.naive() ? ", naive delegate" : "") + ": " + settings.projects() + " projects, "
            + plan.effects + " effects, " + settings.kills() + " kills, " + settings.crashes() + " crashes, " + settings.outages() + " outages");
        try (World opened = new World(settings)) {
            world = opened;
            world.startNodes();
            world.sides.forEach(World.Side::mix);
            long ready = System.nanoTime();
            say("Ready after " + seconds(began, ready) + " s");
            try (Staff people = new Staff(world, plan); Tormentor torments = new Tormentor(world, plan)) {
                staff = people;
                tormentor = torments;
                for (int day : plan.days) {
                    world.moveTo(day);
                    work(day);
                }
                int lastDay = plan.days.get(plan.days.size() - 1);
                for (int wait = 0; !torments.isDone() && wait < 600; wait++) {
                    Facts.sleep(100);
                }
                work(lastDay);
                long worked = System.nanoTime();
                Verdict verdict = new Verdict(world, plan).reach();
                people.troubles().forEach(verdict.wrong::add);
                torments.troubles().forEach(verdict.wrong::add);
                if (!torments.isDone()) {
                    verdict.wrong.add("Not everything that was planned to go wrong did.");
                }
                report(verdict, seconds(began, ready), seconds(ready, worked));
                return verdict;
            }
        } finally {
            write();
        }
    }

    private void work(int day) {
        staff.beginDay(day);
        String before = "";
        long changed = System.nanoTime();
        long stillSince = System.nanoTime();
        while (true) {
            long atRest = world.facts.number("select count(*) from outbox where kind in ('ticket', 'notice') and state in ('done', 'refused')");
            tormentor.progress((double) atRest / plan.effects);
            if (!tormentor.isBehind()) {
                staff.answer(day);
            }
            long open = world.facts.number(OPEN_EFFECTS);
            long jobs = world.facts.number(OPEN_JOBS);
            if (open == 0 && jobs == 0 && !staff.isBusy() && !tormentor.isBehind() && isAnswered()) {
                return;
            }
            String now = atRest + " " + open + " " + jobs + " " + staff.calls() + " " + tormentor.counts();
            if (!now.equals(before)) {
                changed = System.nanoTime();
                before = now;
            }
            if (System.nanoTime() - changed > PATIENCE.toNanos()) {
                say("Nothing has moved for " + PATIENCE.toMinutes() + " minutes.");
                return;
            }
            progress(day, atRest, open, jobs);
            if (isAnythingUnderWay()) {
                stillSince = System.nanoTime();
            } else if (settings.skipWaiting() && System.nanoTime() - stillSince > STILLNESS.toNanos()) {
                skipToTheLastLeaseEnd();
                stillSince = System.nanoTime();
            }
            Facts.sleep(200);
        }
    }

    /** Twice, because what the staff just did may open a task. */
    private boolean isAnswered() {
        Facts.sleep(100);
        return world.facts.number(OPEN_EFFECTS) == 0 && world.facts.number(OPEN_JOBS) == 0 && !staff.isBusy();
    }

    /** Whether anything may still happen by itself: on a line, in a peer, in the database. */
    private boolean isAnythingUnderWay() {
        return staff.isBusy() || tormentor.isBehind() || world.sides.stream().anyMatch(World.Side::isUnderWay) || world.isMailUnderWay()
            || world.facts.number("""
                select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
                    and state <> 'idle' and xact_start < clock_timestamp() - interval '100 milliseconds'""") > 0
            || world.facts.number("select count(*) from outbox where next_attempt_at <= now()") > 0;
    }

    /** What is left waits for moments to come. Nobody works on it and nothing of it is under way, so they may come at once. */
    private void skipToTheLastLeaseEnd() {
        List<Instant> last = world.facts.list("""
            select max(at) from (select next_attempt_at at from outbox where next_attempt_at > now()
                union all select lock_exp_time_ at time zone 'UTC' from act_ru_job where lock_exp_time_ > now()) moments
            where at < now() + interval '1 minute'""",
            row -> row.getObject(1) == null ? null : row.getTimestamp(1).toInstant());
        if (last.get(0) != null) {
            Duration by = Duration.between(world.clock.now(), last.get(0)).plusMillis(50);
            if (!by.isNegative()) {
                world.clock.advance(by);
                skipped = skipped.plus(by);
                skips++;
            }
        }
    }

    private void progress(int day, long atRest, long open, long jobs) {
        if (System.nanoTime() - saidAt > Duration.ofSeconds(10).toNanos()) {
            saidAt = System.nanoTime();
            List<String> troubles = staff.troubles();
            troubles.subList(Math.min(said, troubles.size()), Math.min(said + 3, troubles.size())).forEach(this::say);
            said = troubles.size();
            say("day %2d: %d of %d effects at rest, %d open, %d jobs, %d tasks answered or things told; %d kills%s".formatted(day, atRest, plan.effects, open,
                jobs, staff.calls(), tormentor.kills(), tormentor.isBehind() ? " (more at once)" : ""));
        }
    }

    private void report(Verdict verdict, long startSeconds, long workSeconds) {
        say("");
        say("Projects " + plan.lives.size() + ": " + plan.lives.values().stream()
            .collect(Collectors.groupingBy(Life::ending, TreeMap::new, Collectors.counting())));
        say("Effects " + plan.effects + "; tickets in Request Tracker " + verdict.ticketsThere + ", mails taken by Postfix " + verdict.mailsThere);
        say("Attempts " + world.facts.number("select coalesce(sum(attempts), 0) from outbox") + "; looked up or taken over after a lease "
            + world.facts.number("select count(*) from outbox where fence > 1") + " effects");
        say("Calls of people " + staff.calls() + ", of unknown outcome " + staff.uncertain());
        say("On the lines to the ticket system: " + words(world.faults(side -> side.tickets)));
        say("On the lines to the mail server: " + words(world.faults(side -> side.mail)));
        tormentor.counts().forEach((what, number) -> say(what + ": " + number));
        say("Start " + startSeconds + " s, run " + workSeconds + " s" + (skips == 0 ? "" : "; " + skips + " waits for leases skipped, "
            + skipped.toSeconds() + " s together, when nothing was under way"));
        say("");
        say("Lost: " + verdict.lost.size() + ". Duplicate tickets: " + verdict.twiceTickets.size() + ". Duplicate notices: "
            + verdict.twiceMails.size() + ". Other differences: " + verdict.wrong.size() + ".");
        List.of(verdict.lost, verdict.twiceTickets, verdict.twiceMails, verdict.wrong).forEach(list -> list.stream().limit(20).forEach(this::say));
        say("The same plan again: " + settings.command());
        say("(The seed decides lives, faults and their order; when exactly each strikes is up to the machine.)");
    }

    private static String words(Map<Fault, Integer> faults) {
        return faults.entrySet().stream().map(fault -> switch (fault.getKey()) {
            case NONE -> fault.getValue() + " exchanges passed";
            case LOSE_ANSWER -> fault.getValue() + " answers lost";
            case DELAY -> fault.getValue() + " delayed";
            case RESET -> fault.getValue() + " reset";
            case CUT -> fault.getValue() + " cut";
            case BLACKHOLE -> fault.getValue() + " swallowed";
        }).collect(Collectors.joining(", "));
    }

    private static long seconds(long from, long to) {
        return Duration.ofNanos(to - from).toSeconds();
    }

    private void say(String line) {
        String stamped = line.isEmpty() ? line : LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line;
        lines.add(stamped);
        System.out.println(stamped);
    }

    private void write() {
        try {
            Path file = Path.of("target/chaos/" + (settings.naive() ? "report-naive.txt" : "report.txt"));
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
