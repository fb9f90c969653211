package org.handover.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How effects are carried out. {@code handover.dispatcher.enabled=false} keeps this node from carrying out anything by itself.
 *
 * @param workers   so many effects are under way at once on this node
 * @param every     pause between two looks at the database, besides the wake-up after each commit
 * @param waits     pauses after the first, second, … attempt that certainly failed; the last one repeats
 * @param attempts  after so many attempts an effect is stuck
 * @param probe     pause between two attempts of a kind whose other side is down
 * @param showAfter an effect that is not at rest after so long is shown as an incident
 */
@Validated
@ConfigurationProperties("handover.dispatcher")
public record DispatcherSettings(
        @DefaultValue("8") @Min(1) @Max(64) int workers,
        @DefaultValue("2s") @DurationMin(millis = 10) Duration every,
        @DefaultValue({"10s", "1m", "5m", "30m", "1h"}) @NotEmpty List<@DurationMin(seconds = 1) Duration> waits,
        @DefaultValue("48") @Min(1) int attempts,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration probe,
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration showAfter) {

    Duration waitAfter(int attempt) {
        return waits.get(Math.min(attempt, waits.size()) - 1);
    }
}
