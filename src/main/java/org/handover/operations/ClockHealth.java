package org.handover.operations;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the node's clock: out of service while it is certainly wrong. Always well where the clock is moved on purpose. */
@Component("clockHealthIndicator")
class ClockHealth implements HealthIndicator {

    private final ClockGuard guard;

    @Autowired
    ClockHealth(ObjectProvider<ClockGuard> guard) {
        this(guard.getIfAvailable());
    }

    /** @param guard null where no clock is watched */
    ClockHealth(ClockGuard guard) {
        this.guard = guard;
    }

    @Override
    public Health health() {
        ClockReading reading = guard == null ? null : guard.reading();
        if (reading == null) {
            return Health.up().build();
        }
        return (reading.tooFarApart() ? Health.outOfService() : Health.up())
            .withDetail("node", reading.node().toString())
            .withDetail("database", reading.database().toString())
            .withDetail("secondsAhead", reading.ahead().toMillis() / 1000.0)
            .build();
    }
}
