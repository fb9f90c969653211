package org.handover.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.handover.outbox.Attempted;
import org.handover.outbox.Dispatcher;
import org.handover.outbox.EffectHandler;
import org.handover.outbox.OpenEffect.Standing;
import org.handover.outbox.OpenEffects;
import org.handover.outbox.OpenEffects.Figure;
import org.handover.outbox.Outcome;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Down;
import org.handover.outbox.Outcome.Refused;
import org.handover.outbox.Outcome.TryAgain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * How many calls to the other side had which answer, on this node. How many effects of each kind wait, are unknown or stuck, and how
 * old the oldest is; the same on each node, since it is the database's. And how far this node's clock is off. All figures of one
 * collection come from one statement.
 */
@Component
class EffectMetrics implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(EffectMetrics.class);
    private static final long ANEW_AFTER_NANOSECONDS = Duration.ofSeconds(5).toNanos();

    private final OpenEffects effects;
    private final List<EffectHandler> handlers;
    private final ClockGuard guard;
    private final Dispatcher dispatcher;
    private MeterRegistry meters;
    private List<Figure> figures;
    private long asOf = System.nanoTime() - ANEW_AFTER_NANOSECONDS;

    EffectMetrics(OpenEffects effects, List<EffectHandler> handlers, Dispatcher dispatcher, ObjectProvider<ClockGuard> guard) {
        this.dispatcher = dispatcher;
        this.effects = effects;
        this.handlers = handlers;
        this.guard = guard.getIfAvailable();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        meters = registry;
        handlers.stream().map(EffectHandler::kind).sorted().forEach(kind -> bind(kind, registry));
        if (guard != null) {
            TimeGauge.builder("handover.clock.offset", guard, TimeUnit.SECONDS, EffectMetrics::secondsAhead)
                .description("How far this node's clock is ahead of the database's").register(registry);
            Gauge.builder("handover.clock.right", guard, known -> known.isRight() ? 1 : 0)
                .description("1 while timers run on this node, 0 while its clock is wrong or the database was never asked")
                .register(registry);
        }
    }

    private void bind(String kind, MeterRegistry registry) {
        gauge("handover.effects.waiting", "Effects that wait for an attempt or are under way", kind, registry,
            figure -> figure.standing() == Standing.WAITING || figure.standing() == Standing.UNDER_WAY, EffectMetrics::count);
        gauge("handover.effects.unknown", "Effects that may have happened and are looked up", kind, registry,
            figure -> figure.standing() == Standing.UNKNOWN, EffectMetrics::count);
        gauge("handover.effects.stuck", "Effects that wait for a person", kind, registry,
            figure -> figure.standing() == Standing.STUCK, EffectMetrics::count);
        Gauge.builder("handover.effects.down", dispatcher, known -> known.down().contains(kind) ? 1 : 0)
            .description("1 while this node finds the other side down and tries one effect every so often").tag("kind", kind)
            .register(registry);
        gauge("handover.effects.oldest.age", "Age of the oldest effect that is not at rest, in seconds", kind, registry,
            figure -> true, all -> all.stream().mapToLong(figure -> figure.oldest().toSeconds()).max().orElse(0));
    }

    /** Each answer of the other side, with the time that it took. */
    @EventListener
    void count(Attempted attempted) {
        MeterRegistry registry = meters;
        if (registry != null) {
            Timer.builder("handover.effects.attempts").description("Calls to the other side, by what came of them")
                .tag("kind", attempted.kind()).tag("call", attempted.lookUp() ? "look-up" : "carry-out")
                .tag("answer", answer(attempted.answer())).register(registry).record(attempted.took());
        }
    }

    private static String answer(Outcome outcome) {
        if (outcome instanceof Done) {
            return "done";
        }
        if (outcome instanceof TryAgain) {
            return "not-done";
        }
        if (outcome instanceof Refused) {
            return "refused";
        }
        return outcome instanceof Down ? "down" : "unknown";
    }

    private void gauge(String name, String description, String kind, MeterRegistry registry, Predicate<Figure> which,
            ToDoubleFunction<List<Figure>> value) {
        Gauge.builder(name, this, self -> self.value(figure -> figure.kind().equals(kind) && which.test(figure), value))
            .description(description).tag("kind", kind).register(registry);
    }

    /** Not a number while the database cannot be asked. */
    private double value(Predicate<Figure> which, ToDoubleFunction<List<Figure>> value) {
        List<Figure> now = figures();
        return now == null ? Double.NaN : value.applyAsDouble(now.stream().filter(which).toList());
    }

    private synchronized List<Figure> figures() {
        if (System.nanoTime() - asOf >= ANEW_AFTER_NANOSECONDS) {
            try {
                figures = effects.figures();
            } catch (DataAccessException e) {
                LOG.debug("The figures of effects cannot be read now", e);
                figures = null;
            }
            asOf = System.nanoTime();
        }
        return figures;
    }

    private static double count(List<Figure> figures) {
        return figures.stream().mapToLong(Figure::count).sum();
    }

    private static double secondsAhead(ClockGuard guard) {
        return guard.reading() == null ? Double.NaN : guard.reading().ahead().toMillis() / 1000.0;
    }
}
