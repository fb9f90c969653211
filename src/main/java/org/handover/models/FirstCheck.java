package org.handover.models;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Checks what is in force once in the background when the program has started to serve. The first check of a program takes seconds,
 * since everything that it needs is loaded then, and the Modeler waits five for its answer.
 */
@Component
class FirstCheck {

    private static final Logger LOG = LoggerFactory.getLogger(FirstCheck.class);

    private final DeploymentCheck check;

    FirstCheck(DeploymentCheck check) {
        this.check = check;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext) {
            Thread thread = new Thread(this::check, "first-check");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void check() {
        try {
            check.problems(List.of());
        } catch (RuntimeException e) {
            // the program may be stopping already; a real fault shows at the first deployment
            LOG.debug("The first check did not come to its end", e);
        }
    }
}
