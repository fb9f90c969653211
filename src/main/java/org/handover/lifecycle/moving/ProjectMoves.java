package org.handover.lifecycle.moving;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.handover.lifecycle.moving.Mover.Ways;
import org.handover.lifecycle.moving.Moves.OneProject;
import org.handover.lifecycle.moving.Moves.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves running projects to the versions in force, one after the other, each in a transaction of its own, and shows beforehand what
 * that does.
 */
@Component
public class ProjectMoves implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectMoves.class);
    private static final int ATTEMPTS = 3;

    private final Mover mover;
    private final Moves moves;
    private final RunningProjects running;
    private final TransactionTemplate transaction;
    private volatile boolean started;
    private volatile CountDownLatch working = new CountDownLatch(0);

    ProjectMoves(Mover mover, Moves moves, RunningProjects running, PlatformTransactionManager transactions) {
        this.mover = mover;
        this.moves = moves;
        this.running = running;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a move would do.
     *
     * @param move null if it cannot be moved as it stands
     * @param reasons what keeps it, one sentence each; empty if it can be moved
     */
    public record Preview(String project, List<RunningInstance> instances, ProjectMove move, List<String> reasons) {
    }

    /** Does the very move and takes it back, so that what is shown is what will be. Nothing is changed. */
    public Preview preview(String project) {
        List<RunningInstance> instances = running.instances(project);
        try {
            Ways ways = mover.ways(instances);
            ProjectMove move = transaction.execute(status -> {
                status.setRollbackOnly();
                return mover.move(project, ways);
            });
            return new Preview(project, instances, move, List.of());
        } catch (RuntimeException e) {
            return new Preview(project, instances, null, reasons(project, e));
        }
    }

    /**
     * Begins a move in the background.
     *
     * @param who login of the person who asked for it
     * @return the id by which its progress is found
     * @throws MoveUnderWayException if one is under way, on whichever node
     */
    public long start(String who, List<String> projects) {
        long move = moves.begin(who, projects);
        CountDownLatch over = nowWorking();
        new Thread(() -> work(move, () -> started, over), "handover-move").start();
        return move;
    }

    /**
     * The same, done when this returns.
     *
     * @param progress called with the id of the move before the first project and after each
     */
    public long run(String who, List<String> projects, LongConsumer progress) {
        long move = moves.begin(who, projects);
        work(move, () -> {
            progress.accept(move);
            return started;
        }, nowWorking());
        return move;
    }

    private CountDownLatch nowWorking() {
        CountDownLatch over = new CountDownLatch(1);
        working = over;
        return over;
    }

    /** The numbers of all projects of which something runs in an older version. */
    public List<String> allBehind() {
        return running.numbers("", Integer.MAX_VALUE, true);
    }

    private void work(long move, BooleanSupplier goOn, CountDownLatch over) {
        try {
            while (goOn.getAsBoolean()) {
                OneProject next = moves.next(move).orElse(null);
                if (next == null) {
                    moves.end(move, State.DONE);
                    return;
                }
                one(move, next);
            }
            moves.end(move, State.STOPPED);
        } catch (NoLongerOurs e) {
            LOG.warn("Move {} was taken for dead meanwhile; what it has not done is not done", move);
        } catch (RuntimeException e) {
            LOG.error("Move {} stopped before its end", move, e);
            moves.end(move, State.STOPPED);
        } finally {
            over.countDown();
        }
    }

    private void one(long move, OneProject next) {
        for (int attempt = 1; ; attempt++) {
            try {
                Ways ways = mover.ways(running.instances(next.project()));
                transaction.executeWithoutResult(status -> {
                    if (!moves.isStillOurs(move)) {
                        throw new NoLongerOurs();
                    }
                    moves.moved(move, next.position(), mover.move(next.project(), ways));
                });
                return;
            } catch (NoLongerOurs e) {
                throw e;
            } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    moves.kept(move, next.position(), reasons(next.project(), e));
                    return;
                }
                LOG.info("Project {} was busy, trying to move it again", next.project());
            } catch (RuntimeException e) {
                moves.kept(move, next.position(), reasons(next.project(), e));
                return;
            }
        }
    }

    private static List<String> reasons(String project, RuntimeException e) {
        if (e instanceof CannotMoveException kept) {
            return kept.reasons();
        }
        if (e instanceof OptimisticLockingException || e instanceof ConcurrencyFailureException) {
            return List.of("Something of it was being carried out at the same moment. Try again.");
        }
        LOG.warn("Project {} cannot be moved", project, e);
        String cause = String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        return List.of("The move failed and was taken back: " + cause.replaceAll("\\s+", " ").strip());
    }

    @Override
    public void start() {
        started = true;
    }

    /** Lets the project under way finish; the others are not done, and the record says so. */
    @Override
    public void stop() {
        started = false;
        try {
            working.await(25, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private static final class NoLongerOurs extends RuntimeException {
    }
}
