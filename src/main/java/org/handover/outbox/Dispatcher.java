package org.handover.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.TryAgain;
import org.handover.outbox.Outcome.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Carries out what is due, each effect claimed for this node alone. Safe with any number of nodes; within one node one caller
 * works at a time, so that when {@link #dispatchDue} returns, nothing that was due is still under way on this node.
 */
@Service
@EnableConfigurationProperties(DispatcherSettings.class)
public class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int READ_AT_ONCE = 16;

    private final Claims claims;
    private final Completion completion;
    private final DispatcherSettings settings;
    private final Map<String, EffectHandler> handlers;

    Dispatcher(Claims claims, Completion completion, DispatcherSettings settings, List<EffectHandler> handlers) {
        this.claims = claims;
        this.completion = completion;
        this.settings = settings;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(EffectHandler::kind, Function.identity()));
    }

    /**
     * Carries out what is due, longest due first, until nothing is. A single effect's failure is recorded with it and never thrown.
     *
     * @return how many attempts were made
     * @throws IllegalStateException inside a transaction, which would hold locks while the other side is waited for
     */
    public int dispatchDue() {
        return dispatchDue(() -> true);
    }

    synchronized int dispatchDue(BooleanSupplier goOn) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Effects are not carried out inside a transaction.");
        }
        if (handlers.isEmpty()) {
            return 0;
        }
        int tried = 0;
        List<Claim> before = List.of();
        while (goOn.getAsBoolean()) {
            List<Claim> due = claims.due(handlers.keySet(), READ_AT_ONCE);
            int triedNow = 0;
            for (Claim claim : due) {
                Duration longest = handlers.get(claim.effect().kind()).longest();
                Lease lease = Lease.lasting(longest);
                if (goOn.getAsBoolean() && claims.take(claim, longest)) {
                    attempt(claim, lease);
                    triedNow++;
                }
            }
            tried += triedNow;
            if (due.isEmpty() || triedNow == 0 && due.equals(before)) {
                break; // what is left is locked by somebody: the next poll sees it
            }
            before = due;
        }
        return tried;
    }

    private void attempt(Claim claim, Lease lease) {
        Effect effect = claim.effect();
        EffectHandler handler = handlers.get(effect.kind());
        if (claim.reference() != null) {
            completion.settle(claim, handler, new Done(claim.reference()));
        } else if (!claim.uncertain()) {
            carryOut(claim, handler, lease);
        } else {
            lookUp(claim, handler, lease);
        }
    }

    private void carryOut(Claim claim, EffectHandler handler, Lease lease) {
        Outcome outcome;
        try {
            outcome = handler.carryOut(claim.effect(), lease);
        } catch (RuntimeException e) {
            log.warn("Whether {} was carried out is not known; it is looked up when the lease is over", claim.effect().key(), e);
            outcome = new Unknown(e.toString());
        }
        if (outcome instanceof Unknown unknown) {
            claims.unknown(claim, unknown.reason());
        } else if (outcome instanceof TryAgain tryAgain && claim.effect().attempts() < settings.attempts()) {
            Duration wait = settings.waitAfter(claim.effect().attempts());
            log.info("{} was not carried out, next attempt in {}: {}", claim.effect().key(), wait, tryAgain.reason());
            claims.again(claim, tryAgain.reason(), wait, false, null);
        } else {
            completion.settle(claim, handler, outcome);
        }
    }

    private void lookUp(Claim claim, EffectHandler handler, Lease lease) {
        Outcome found;
        try {
            found = handler.lookUp(claim.effect());
        } catch (RuntimeException e) {
            log.warn("{} could not be looked up", claim.effect().key(), e);
            if (claim.effect().attempts() < settings.attempts()) {
                claims.again(claim, e.toString(), settings.waitAfter(claim.effect().attempts()), true, null);
            } else {
                completion.park(claim, handler, new Unknown(e.toString()), true);
            }
            return;
        }
        if (found instanceof TryAgain && claim.effect().attempts() <= settings.attempts()) {
            carryOut(claim, handler, lease);
        } else {
            completion.settle(claim, handler, found);
        }
    }
}
