package org.handover.setup.demo;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The demo has known passwords and moves the clock: it never touches a database that outlives it. */
@Component
@Profile("demo")
class OnlyInMemory implements BeanFactoryPostProcessor, EnvironmentAware {

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    /** Comes before any bean is made, and so before anything is written to the database. */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (!url.startsWith("jdbc:h2:mem:")) {
            throw new DemoOnRealDatabaseException(url);
        }
    }

    /** Somebody started the demo on a database that lasts. */
    static class DemoOnRealDatabaseException extends RuntimeException {

        DemoOnRealDatabaseException(String url) {
            super("The demo runs on a database in memory only, not on " + url);
        }
    }

    /** Says it without a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<DemoOnRealDatabaseException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, DemoOnRealDatabaseException cause) {
            return new FailureAnalysis(cause.getMessage() + ".",
                "Leave out spring.datasource.url to try the demo, or leave out the profile “demo” to run on that database.", cause);
        }
    }
}
