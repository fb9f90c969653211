package org.handover.rehearsal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.projects.KnownDate;
import org.handover.rehearsal.Happening.Kind;

/**
 * What becomes different for customers and staff when models are changed.
 *
 * @param scenarios in their order, only those in which something differs
 * @param rulesGone numbered rules that held on some way before and hold on none now, each with the elements that carried it
 */
public record Difference(List<OfScenario> scenarios, Map<String, Set<String>> rulesGone) {

    private static final Set<Kind> FOLLOWS_FROM_MODELS = EnumSet.of(Kind.REACHED, Kind.STEP, Kind.NOTICE, Kind.TICKET, Kind.END, Kind.TASK,
        Kind.PROBLEM);

    /** What became of something, in the words of a heading. */
    public enum Sort {
        EARLIER("comes earlier"), LATER("comes later"), GONE("no longer"), NEW("newly"), READS("reads differently");

        private final String words;

        Sort(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** @param before and {@code now}: what was said and what is said instead; both empty where it is the same */
    public record Change(Sort sort, String text, List<String> before, List<String> now) {
    }

    /** @param changes in the order of the enum, each sort in the order of time */
    public record OfScenario(String name, List<Change> changes) {
    }

    /** @param inForce and {@code changed}: the same scenarios in the same order */
    public static Difference between(Run inForce, Run changed) {
        List<OfScenario> scenarios = new ArrayList<>();
        for (int i = 0; i < changed.told().size(); i++) {
            List<Change> changes = changes(inForce.told().get(i), changed.told().get(i));
            if (!changes.isEmpty()) {
                scenarios.add(new OfScenario(changed.told().get(i).scenario().name(), changes));
            }
        }
        return new Difference(scenarios, inForce.rulesGoneIn(changed));
    }

    /** Nothing that anybody would notice. */
    public boolean isNone() {
        return scenarios.isEmpty() && rulesGone.isEmpty();
    }

    private static List<Change> changes(Told before, Told now) {
        List<Change> changes = new ArrayList<>();
        Map<String, List<Happening>> beforeByKey = byKey(before);
        Map<String, List<Happening>> nowByKey = byKey(now);
        Set<String> keys = new LinkedHashSet<>(beforeByKey.keySet());
        keys.addAll(nowByKey.keySet());
        for (String key : keys) {
            List<Happening> was = new ArrayList<>(beforeByKey.getOrDefault(key, List.of()));
            List<Happening> is = new ArrayList<>(nowByKey.getOrDefault(key, List.of()));
            pairUp(before, now, was, is, changes);
        }
        dates(before, now, changes);
        changes.sort((one, other) -> one.sort().compareTo(other.sort()));
        return changes;
    }

    private static Map<String, List<Happening>> byKey(Told told) {
        Map<String, List<Happening>> byKey = new LinkedHashMap<>();
        told.happenings().stream().filter(one -> FOLLOWS_FROM_MODELS.contains(one.kind()))
            .forEach(one -> byKey.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one));
        return byKey;
    }

    /** Of the same thing, what comes on the same day belongs together; what is left belongs together in its order. */
    private static void pairUp(Told before, Told now, List<Happening> was, List<Happening> is, List<Change> changes) {
        for (Happening old : List.copyOf(was)) {
            is.stream().filter(one -> before.calendar().label(old.at()).equals(now.calendar().label(one.at()))).findFirst().ifPresent(same -> {
                compare(before, now, old, same, changes);
                was.remove(old);
                is.remove(same);
            });
        }
        int pairs = Math.min(was.size(), is.size());
        for (int i = 0; i < pairs; i++) {
            compare(before, now, was.get(i), is.get(i), changes);
        }
        was.subList(pairs, was.size()).forEach(old -> changes.add(new Change(Sort.GONE,
            old.what() + " (was: " + before.calendar().label(old.at()) + ")", List.of(), List.of())));
        is.subList(pairs, is.size()).forEach(one -> changes.add(new Change(Sort.NEW,
            one.what() + ": " + now.calendar().label(one.at()), List.of(), List.of())));
    }

    private static void compare(Told before, Told now, Happening old, Happening one, List<Change> changes) {
        String was = before.calendar().label(old.at());
        String is = now.calendar().label(one.at());
        if (!was.equals(is)) {
            long days = ChronoUnit.DAYS.between(before.day(old.at()), now.day(one.at()));
            boolean later = days == 0 ? one.at().isAfter(old.at()) : days > 0;
            changes.add(new Change(later ? Sort.LATER : Sort.EARLIER, one.what() + ", " + (days == 0 ? "on the same day" : days(Math.abs(days))
                + (later ? " later" : " earlier")) + ": " + is + " instead of " + was, List.of(), List.of()));
        }
        if (!words(old.says()).equals(words(one.says()))) {
            List<String> oldLines = lines(old.says());
            List<String> newLines = lines(one.says());
            changes.add(new Change(Sort.READS, one.what() + " (" + is + ")", without(oldLines, newLines), without(newLines, oldLines)));
        }
    }

    private static void dates(Told before, Told now, List<Change> changes) {
        for (KnownDate date : now.dates()) {
            before.dates().stream().filter(old -> old.term().equals(date.term())).filter(old -> !old.dueDate().equals(date.dueDate())).findFirst()
                .ifPresent(old -> changes.add(dateMoved(now, date, old.dueDate())));
            if (before.dates().stream().noneMatch(old -> old.term().equals(date.term()))) {
                changes.add(new Change(Sort.NEW, "contract date “" + date.term() + "”: " + now.calendar().date(date.dueDate()), List.of(), List.of()));
            }
        }
        before.dates().stream().filter(old -> now.dates().stream().noneMatch(date -> date.term().equals(old.term())))
            .forEach(old -> changes.add(new Change(Sort.GONE, "contract date “" + old.term() + "” (was: "
                + before.calendar().date(old.dueDate()) + ")", List.of(), List.of())));
    }

    private static Change dateMoved(Told now, KnownDate date, LocalDate was) {
        long days = ChronoUnit.DAYS.between(was, date.dueDate());
        return new Change(days > 0 ? Sort.LATER : Sort.EARLIER, "contract date “" + date.term() + "”, " + days(Math.abs(days))
            + (days > 0 ? " later: " : " earlier: ") + now.calendar().date(date.dueDate()) + " instead of " + now.calendar().date(was),
            List.of(), List.of());
    }

    private static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }

    /** Where lines break, and which number the desk gives a ticket, makes no difference. */
    private static String words(String text) {
        return text.replaceAll("\\bH-\\d+\\b", "H-…").replaceAll("\\s+", " ").strip();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n\n+|\n(?=- )|(?<=[.:])\\s+(?=\\p{Lu})")).stream().map(Difference::words).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> without(List<String> lines, List<String> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }
}
