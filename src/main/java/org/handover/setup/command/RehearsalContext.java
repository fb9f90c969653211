package org.handover.setup.command;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The whole product for a rehearsal, in memory. */
final class RehearsalContext {

    private static final String APPLICATION = "org.handover.Application";

    /** The product did not start. */
    static final class NotStarted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotStarted(String why, RuntimeException cause) {
            super(why, cause);
        }
    }

    private RehearsalContext() {
    }

    /**
     * Starts the product. It knows nothing of the settings of the place where it runs: where those name a database or a mail server, a
     * rehearsal must not reach it.
     *
     * @throws NotStarted with a sentence that says why
     */
    static ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplication();
        application.setSources(Set.of(APPLICATION));
        application.setEnvironment(new NothingFromOutside());
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setAdditionalProfiles("rehearsal");
        try {
            return application.run();
        } catch (RuntimeException e) {
            // what Spring has reported itself, which the quiet log kept to itself, would not be printed
            throw new NotStarted("The stage cannot be set: " + NestedExceptionUtils.getMostSpecificCause(e), e);
        }
    }

    /** Without environment variables, system properties and files beside the program. */
    private static final class NothingFromOutside extends StandardEnvironment {

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            sources.addLast(new MapPropertySource("rehearsal only", Map.of("spring.config.location", "classpath:/")));
        }
    }
}
