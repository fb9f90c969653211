package org.handover.operations;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Leaves a node that is being stopped at work for a while after its readiness has gone down, so that no request meets a closed door:
 * by then the proxy sends new ones to the other nodes. The first to stop; what is under way then is finished by the web server's own
 * graceful shutdown.
 */
@Component
@ConditionalOnProperty("handover.drain")
class Drain implements SmartLifecycle {

    private final Duration time;
    private volatile boolean running;

    Drain(@Value("${handover.drain}") Duration time) {
        this.time = time;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
