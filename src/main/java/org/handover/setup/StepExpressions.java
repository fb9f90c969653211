package org.handover.setup;

import jakarta.ws.rs.core.Response.Status;
import java.lang.StackWalker.Option;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Gives the engine its way of reading expressions: they see the steps and nothing else of the application, and a query gets none but
 * those of {@link StoredExpression}. The engine's own switches miss the parts of a query joined by "or", in which any user could run
 * any expression (CVE-2026-109432), and know only all or none; there is no public way to close that.
 */
@Component
class StepExpressions extends AbstractProcessEnginePlugin {

    private final StepBeans steps;

    StepExpressions(ConfigurableListableBeanFactory beans) {
        this.steps = new StepBeans(beans);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setBeans(steps);
        configuration.setExpressionManager(new NotInQueries(steps));
    }

    private static final class NotInQueries extends SpringExpressionManager {

        private static final StackWalker CALLER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

        NotInQueries(StepBeans steps) {
            super(null, steps);
        }

        /** The caller itself is looked at and not who called that: a query may lead to a diagram being read for the first time. */
        @Override
        public Expression createExpression(String expression) {
            if (AbstractQuery.class.isAssignableFrom(CALLER.getCallerClass()) && !StoredExpression.isOne(expression)) {
                // an exception of the engine would reach the caller as an internal error
                throw new InvalidRequestException(Status.BAD_REQUEST, "Expressions are not allowed in queries.");
            }
            return super.createExpression(expression);
        }
    }
}
