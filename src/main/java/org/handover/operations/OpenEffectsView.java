package org.handover.operations;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.lifecycle.ElementLabels;
import org.handover.lifecycle.ElementLabels.Place;
import org.handover.outbox.Effect;
import org.handover.outbox.EffectWords;
import org.handover.outbox.OpenEffect;
import org.handover.outbox.OpenEffect.Standing;
import org.springframework.stereotype.Component;

/** Effects as their pages show them: each in words of its room, with the label of the element that asked. */
@Component
class OpenEffectsView {

    private final Map<String, EffectWords> words;
    private final ElementLabels labels;

    OpenEffectsView(List<EffectWords> words, ElementLabels labels) {
        this.words = words.stream().collect(Collectors.toUnmodifiableMap(EffectWords::kind, Function.identity()));
        this.labels = labels;
    }

    /**
     * @param state      a word of the style sheet: waiting, running, unknown or stuck
     * @param lastAnswer null before there is one
     * @param next       null when it waits for a person
     */
    record Row(String key, String project, String what, String element, String state, String stands, String age, String since,
            String sinceIso, String attempts, String lastAnswer, String next, String nextIso) {
    }

    /** What effects of a kind are called together. */
    String many(String kind) {
        return words.containsKey(kind) ? words.get(kind).many() : kind;
    }

    /** The kinds of which there can be effects, as people call them. */
    Map<String, String> kinds() {
        return words.values().stream().collect(Collectors.toMap(EffectWords::kind, EffectWords::many));
    }

    List<Row> rows(List<OpenEffect> effects, Locale locale) {
        Map<String, String> whats = whats(effects.stream().map(OpenEffect::effect).toList());
        Map<Place, String> elements = elements(effects.stream().map(OpenEffect::effect).toList());
        return effects.stream().map(effect -> row(effect, whats, elements, locale)).toList();
    }

    private static Row row(OpenEffect open, Map<String, String> whats, Map<Place, String> elements, Locale locale) {
        Effect effect = open.effect();
        return new Row(effect.key(), effect.project(), whats.get(effect.key()), elements.get(place(effect)), state(open.standing()),
            open.standing().words(), age(open.age()), moment(open.created(), locale), open.created().toString(),
            number(effect.attempts(), locale), open.lastAnswer(), open.nextAttempt() == null ? null : moment(open.nextAttempt(), locale),
            open.nextAttempt() == null ? null : open.nextAttempt().toString());
    }

    /** What each is, by key; one of a kind without words is named by its key. */
    Map<String, String> whats(Collection<Effect> effects) {
        Map<String, String> whats = new HashMap<>();
        effects.forEach(effect -> whats.put(effect.key(), effect.key()));
        effects.stream().collect(Collectors.groupingBy(Effect::kind, Collectors.mapping(Effect::key, Collectors.toList())))
            .forEach((kind, keys) -> {
                if (words.containsKey(kind)) {
                    whats.putAll(words.get(kind).of(keys));
                }
            });
        return whats;
    }

    Map<Place, String> elements(Collection<Effect> effects) {
        return labels.of(effects.stream().map(OpenEffectsView::place).collect(Collectors.toSet()));
    }

    static Place place(Effect effect) {
        return new Place(effect.processInstanceId(), effect.elementId());
    }

    static String state(Standing standing) {
        return switch (standing) {
            case WAITING -> "waiting";
            case UNDER_WAY -> "running";
            case UNKNOWN -> "unknown";
            case STUCK -> "stuck";
        };
    }

    /** Such as {@code 5 min}. */
    static String age(Duration age) {
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return age.toMinutes() + " min";
        }
        return age.compareTo(Duration.ofDays(2)) < 0 ? age.toHours() + " h" : age.toDays() + " days";
    }

    static String number(long number, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    static String moment(Instant moment, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(ZoneOffset.UTC)
            .format(moment);
    }
}
