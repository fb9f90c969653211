package org.handover.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.outbox.Outcome.Done;
import org.handover.outbox.Outcome.Down;
import org.handover.outbox.Outcome.TryAgain;
import org.handover.outbox.Outcome.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Carries out what is due, each effect claimed for one worker of this node alone. Safe with any number of nodes and workers. */
@Service
@EnableConfigurationProperties(DispatcherSettings.class)
public class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Claims claims;
    private final Candidates candidates;
    private final Completion completion;
    private final DispatcherSettings settings;
    private final Kinds kinds;
    private final Map<String, EffectHandler> handlers;
    private final ReadWriteLock together = new ReentrantReadWriteLock();

    Dispatcher(Claims claims, Completion completion, DispatcherSettings settings, Kinds kinds, List<EffectHandler> handlers) {
        this.claims = claims;
        this.candidates = new Candidates(claims);
        this.completion = completion;
        this.settings = settings;
        this.kinds = kinds;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(EffectHandler::kind, Function.identity()));
    }

    /**
     * Carries out what is due in this thread alone, longest due first, until nothing is; what a kind is due whose other side is down
     * is left. When this returns, nothing is under way on this node. A single effect's failure is recorded with it and never thrown.
     *
     * @return how many attempts were made
     * @throws IllegalStateException inside a transaction, which would hold locks while the other side is waited for
     */
    public int dispatchDue() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Effects are not carried out inside a transaction.");
        }
        together.writeLock().lock();
        try {
            int tried = 0;
            while (tryNext(() -> { })) {
                tried++;
            }
            return tried;
        } finally {
            together.writeLock().unlock();
        }
    }

    /**
     * Tries one effect, as one of several workers.
     *
     * @param wakeAnother called when there is work for another worker besides
     * @return false when nothing is due
     */
    boolean dispatchOne(Runnable wakeAnother) {
        together.readLock().lock();
        try {
            return tryNext(wakeAnother);
        } finally {
            together.readLock().unlock();
        }
    }

    private boolean tryNext(Runnable wakeAnother) {
        Claim claim;
        while ((claim = candidates.next(kinds.triedNow(handlers.keySet()))) != null) {
            EffectHandler handler = handlers.get(claim.effect().kind());
            Lease lease = Lease.lasting(handler.longest());
            if (!kinds.begins(handler.kind())) {
                continue;
            }
            try {
                if (claims.take(claim, handler.longest())) {
                    kinds.isTried(handler.kind());
                    if (candidates.taken()) {
                        wakeAnother.run();
                    }
                    attempt(claim, handler, lease);
                    return true;
                }
            } finally {
                kinds.ends(handler.kind());
            }
        }
        return false;
    }

    private void attempt(Claim claim, EffectHandler handler, Lease lease) {
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
            outcome = new Unknown("Whether it was carried out is not known: " + e);
        }
        if (outcome instanceof Unknown unknown) {
            claims.unknown(claim, unknown.reason());
        } else if (outcome instanceof Down down) {
            leaveAlone(claim, down.reason(), false);
        } else {
            answered(handler);
            if (outcome instanceof TryAgain tryAgain && claim.effect().attempts() < settings.attempts()) {
                Duration wait = settings.waitAfter(claim.effect().attempts());
                log.info("{} was not carried out, next attempt in {}: {}", claim.effect().key(), wait, tryAgain.reason());
                claims.again(claim, tryAgain.reason(), wait, false, null);
            } else {
                completion.settle(claim, handler, outcome);
            }
        }
    }

    private void lookUp(Claim claim, EffectHandler handler, Lease lease) {
        Outcome found;
        try {
            found = handler.lookUp(claim.effect());
        } catch (RuntimeException e) {
            log.warn("{} could not be looked up", claim.effect().key(), e);
            found = new Down("It could not be looked up: " + e);
        }
        if (found instanceof Down down) {
            leaveAlone(claim, down.reason(), true);
        } else if (found instanceof TryAgain && claim.effect().attempts() <= settings.attempts()) {
            carryOut(claim, handler, lease);
        } else {
            answered(handler);
            completion.settle(claim, handler, found);
        }
    }

    /** It is due again with the next probe, and all others of its kind stay due. */
    private void leaveAlone(Claim claim, String reason, boolean uncertain) {
        if (kinds.isDown(claim.effect().kind())) {
            log.warn("Effects of the kind {} have to wait, one is tried every {}: {}", claim.effect().kind(), settings.probe(), reason);
        }
        claims.later(claim, reason, settings.probe(), uncertain);
    }

    private void answered(EffectHandler handler) {
        if (kinds.isUp(handler.kind())) {
            log.info("Effects of the kind {} are carried out again", handler.kind());
        }
    }
}
