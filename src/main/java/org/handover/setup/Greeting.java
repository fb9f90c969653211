package org.handover.setup;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says, once everything runs, where everything is. */
@Component
@Profile("!rehearsal")
class Greeting {

    private static final String DOORS = """

            Handover is ready.

              Start page   http://localhost:%1$d/
              Tasklist     http://localhost:%1$d/camunda/app/tasklist/
              Cockpit      http://localhost:%1$d/camunda/app/cockpit/
              Notices      http://localhost:%1$d/notices
              Tickets      http://localhost:%1$d/tickets
              Operations   http://localhost:%1$d/operations
              Models       http://localhost:%1$d/models
            """;

    private static final String DEMO = """
              Demo clock   http://localhost:%1$d/clock

            Log in as manager, engineer, trainer, support, finance, owner, ops or admin;
            the password is the same word. Everything is in memory and gone when you stop.
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    private final Environment environment;
    private final WebServerApplicationContext web;

    Greeting(Environment environment, WebServerApplicationContext web) {
        this.environment = environment;
        this.web = web;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        boolean demo = Arrays.asList(environment.getActiveProfiles()).contains("demo");
        LOG.info((DOORS + (demo ? DEMO : "")).formatted(web.getWebServer().getPort()));
    }
}
