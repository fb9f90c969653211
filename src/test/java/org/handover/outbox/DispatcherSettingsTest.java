package org.handover.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DispatcherSettingsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class)).withUserConfiguration(Settings.class);

    @Test
    void triesForAboutTwoDaysUnlessToldOtherwise() {
        application.run(context -> {
            DispatcherSettings settings = context.getBean(DispatcherSettings.class);
            Duration inAll = Duration.ZERO;
            for (int attempt = 1; attempt < settings.attempts(); attempt++) {
                inAll = inAll.plus(settings.waitAfter(attempt));
            }
            assertThat(inAll).isBetween(Duration.ofHours(43), Duration.ofHours(48));
            assertThat(settings.every()).isEqualTo(Duration.ofSeconds(2));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"every=0s", "waits=10s,0s", "waits=", "attempts=0", "workers=0", "probe=0s", "show-after=0s"})
    void refusesToStartWithWhatCannotWork(String setting) {
        application.withPropertyValues("handover.dispatcher." + setting)
                .run(context -> assertThat(context).hasFailed().getFailure().rootCause()
                        .hasMessageContaining(setting.substring(0, setting.indexOf('='))));
    }

    @EnableConfigurationProperties(DispatcherSettings.class)
    static class Settings {
    }
}
