package org.handover.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong in the settings keeps the program from starting, in a sentence. */
class TicketSettingsTest {

    private static final String RT = "handover.tickets.request-tracker.";

    @Test
    void isTheBuiltInDeskWithoutSettings() {
        with().run(context -> assertThat(context.getBean(TicketDesk.class)).isInstanceOf(BuiltInDesk.class));
    }

    @Test
    void isTheOneThatIsChosen() {
        with("handover.tickets.desk=request-tracker", RT + "url=https://rt.example/", RT + "token=1-2-3", RT + "queue=Support")
            .run(context -> assertThat(context.getBean(TicketDesk.class)).isInstanceOf(RequestTrackerDesk.class));
        with("handover.tickets.desk=redmine", "handover.tickets.redmine.url=https://redmine.example", "handover.tickets.redmine.key=k",
            "handover.tickets.redmine.project=impl", "handover.tickets.redmine.key-field=7")
            .run(context -> assertThat(context.getBean(TicketDesk.class)).isInstanceOf(RedmineDesk.class));
    }

    @Test
    void saysWhatIsMissing() {
        refuses("handover.tickets.request-tracker.url is missing", "handover.tickets.desk=request-tracker");
        refuses("handover.tickets.redmine.url is missing", "handover.tickets.desk=redmine");
        refuses("handover.tickets.znuny.url is missing", "handover.tickets.desk=znuny");
        refuses("handover.tickets.request-tracker.token is missing", "handover.tickets.desk=request-tracker", RT + "url=https://rt.example");
        refuses("handover.tickets.redmine.key-field is missing", "handover.tickets.desk=redmine", "handover.tickets.redmine.url=https://r.example",
            "handover.tickets.redmine.key=k", "handover.tickets.redmine.project=impl");
    }

    @Test
    void saysWhatIsWrong() {
        refuses("without a login", "handover.tickets.desk=request-tracker", RT + "url=https://me:secret@rt.example");
        refuses("must be an address", "handover.tickets.desk=request-tracker", RT + "url=rt.example");
        refuses("without braces, quotes", "handover.tickets.desk=request-tracker", RT + "url=https://rt.example", RT + "token=t", RT + "queue=q",
            RT + "key-field=x} = '' OR id > 0 OR CF.{x");
        refuses("push-secret must have at least 16 characters", "handover.tickets.push-secret=short");
    }

    private static void refuses(String words, String... settings) {
        with(settings).run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(words));
    }

    private static ApplicationContextRunner with(String... settings) {
        return new ApplicationContextRunner().withBean(JdbcClient.class, () -> mock(JdbcClient.class))
            .withUserConfiguration(TicketsConfiguration.class).withPropertyValues(settings);
    }
}
