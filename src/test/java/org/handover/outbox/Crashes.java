package org.handover.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills the program at each step of carrying an effect out: before and after each statement, each commit and each call of the handler.
 * Import it beside the beans of the outbox; it stands in for the dispatcher.
 */
public class Crashes implements BeanPostProcessor, BeanFactoryAware {

    private static final Set<String> STEPS_OF_A_HANDLER = Set.of("carryOut", "lookUp", "settled");

    /** Ends the program: nothing after it is executed, and the database rolls back what was not committed. */
    public static class Killed extends Error {
        Killed(String where) {
            super(where);
        }
    }

    private BeanFactory beans;
    private boolean counts;
    private int steps;
    private int dieAt;
    private String diedAt;

    /**
     * Dispatches again and again, killed one step later each time, until nothing kills it any more; each time starts again after the
     * leases are over and dispatches until nothing is due.
     *
     * @param fresh makes something due
     * @param check asserts that everything happened once and came to its right end
     * @return how many steps there are
     */
    public int atEachStep(Runnable fresh, Runnable check) {
        for (int step = 1; ; step++) {
            fresh.run();
            boolean killed = dispatch(step);
            String where = killed ? "killed at step " + step + ", " + diedAt : "not killed";
            comesToRest();
            checked(check, where);
            if (!killed) {
                return step - 1;
            }
        }
    }

    /** The same, and at each step of the first start after each kill a second one. Returns how many pairs there are. */
    public int atEachPairOfSteps(Runnable fresh, Runnable check) {
        int pairs = 0;
        for (int first = 1; ; first++) {
            for (int second = 1; ; second++) {
                fresh.run();
                if (!dispatch(first)) {
                    return pairs;
                }
                String where = "killed at step " + first + ", " + diedAt;
                leasesAreOver();
                boolean killedAgain = dispatch(second);
                where += killedAgain ? ", and again at step " + second + ", " + diedAt : "";
                comesToRest();
                checked(check, where);
                if (!killedAgain) {
                    break;
                }
                pairs++;
            }
        }
    }

    /** A step of a test's own, for instance where the other side has done something and not yet answered. */
    public void step(String what) {
        if (!counts) {
            return;
        }
        if (diedAt != null) {
            throw new Killed(diedAt);
        }
        if (++steps == dieAt) {
            diedAt = what;
            throw new Killed(what);
        }
    }

    /** @return whether it was killed */
    private boolean dispatch(int dieAt) {
        this.dieAt = dieAt;
        this.steps = 0;
        this.diedAt = null;
        Dispatcher program = started();
        counts = true;
        try {
            program.dispatchDue();
            return false;
        } catch (Killed e) {
            return true;
        } finally {
            counts = false;
        }
    }

    private void comesToRest() {
        for (int time = 1; time <= 10; time++) {
            leasesAreOver();
            if (started().dispatchDue() == 0) {
                return;
            }
        }
        throw new AssertionError("Something is due again and again.");
    }

    private static void checked(Runnable check, String where) {
        try {
            check.run();
        } catch (AssertionError e) {
            throw new AssertionError(where + ": " + e.getMessage(), e);
        }
    }

    /** A program that knows nothing of what was before. */
    private Dispatcher started() {
        DispatcherSettings settings = beans.getBean(DispatcherSettings.class);
        List<EffectHandler> handlers = beans.getBeanProvider(EffectHandler.class).stream().map(this::mortal).toList();
        return new Dispatcher(beans.getBean(Claims.class), beans.getBean(Completion.class), settings, new Kinds(settings), handlers, event -> { });
    }

    private EffectHandler mortal(EffectHandler handler) {
        return (EffectHandler) Proxy.newProxyInstance(Crashes.class.getClassLoader(), new Class<?>[] {EffectHandler.class},
                (same, method, arguments) -> {
                    boolean isStep = STEPS_OF_A_HANDLER.contains(method.getName());
                    if (isStep) {
                        step("before " + method.getName());
                    }
                    try {
                        Object result = method.invoke(handler, arguments);
                        if (isStep) {
                            step("after " + method.getName());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void leasesAreOver() {
        beans.getBean(JdbcClient.class).sql("""
                update outbox set next_attempt_at = current_timestamp - interval '1' second, under_way_until = null
                where next_attempt_at is not null""").update();
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        beans = beanFactory;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? WatchedDatabase.of(database, new WatchedDatabase.Watcher() {
            @Override
            public void before(String statement) {
                step("before " + statement);
            }

            @Override
            public void after(String statement) {
                step("after " + statement);
            }
        }) : bean;
    }
}
