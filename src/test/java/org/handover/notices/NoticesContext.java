package org.handover.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.handover.outbox.Dispatcher;
import org.handover.outbox.Effect;
import org.handover.outbox.EffectStuck;
import org.handover.outbox.Lease;
import org.handover.outbox.Outbox;
import org.handover.outbox.Outcome;
import org.handover.outbox.PassingTime;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices and outbox on an in-memory database of their own, without the engine. Effects are dispatched by hand. */
final class NoticesContext implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    final Notices notices;
    final JdbcClient jdbc;
    final Events events;
    final MovingClock clock;

    NoticesContext(String... properties) {
        this(List.of(), properties);
    }

    /** @param besides what a test brings besides the rooms */
    NoticesContext(List<Class<?>> besides, String... properties) {
        Stream<String> arguments = Stream.concat(Stream.of("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                "spring.main.banner-mode=off", "logging.level.root=error", "handover.dispatcher.enabled=false",
                "handover.vendor.name=Northwind Systems", "handover.vendor.mail=projects@northwind.example",
                "handover.vendor.reply-to=answers@northwind.example"), Stream.of(properties));
        // the last one counts
        Map<String, String> named = new LinkedHashMap<>();
        arguments.forEach(property -> named.put(property.substring(0, property.indexOf('=')), property));
        context = new SpringApplicationBuilder(Parts.class).sources(besides.toArray(Class[]::new)).web(WebApplicationType.NONE)
                .run(named.values().stream().map(property -> "--" + property).toArray(String[]::new));
        notices = context.getBean(Notices.class);
        jdbc = context.getBean(JdbcClient.class);
        events = context.getBean(Events.class);
        clock = context.getBean(MovingClock.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    MailServer server() {
        return context.getBean(MailServer.class);
    }

    /** One attempt at the notice sent last, whatever the outbox would make of it. */
    Outcome carryOut() {
        return carryOut(last(), Duration.ofMinutes(10));
    }

    Outcome carryOut(SentNotice notice, Duration lease) {
        return context.getBean(NoticeHandler.class).carryOut(effect(notice), Lease.lasting(lease));
    }

    Outcome lookUp(SentNotice notice) {
        return context.getBean(NoticeHandler.class).lookUp(effect(notice));
    }

    private static Effect effect(SentNotice notice) {
        return new Effect(notice.effectKey(), Notices.KIND, notice.project(), notice.processInstanceId(), notice.elementId(), 1);
    }

    void inTransaction(Runnable work) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> work.run());
    }

    void send(NoticeOrder order) {
        inTransaction(() -> notices.send(order));
    }

    /** Carries out all that waits, as if every pause and lease were over; returns how many were tried. */
    int dispatch() {
        context.getBean(PassingTime.class).passes();
        return context.getBean(Dispatcher.class).dispatchDue();
    }

    void retry(String key) {
        context.getBean(Outbox.class).retry(key);
    }

    String state(SentNotice notice) {
        return context.getBean(Outbox.class).state(notice.effectKey());
    }

    /** The notice sent last. */
    SentNotice last() {
        return notices.of(null, Long.MAX_VALUE, 1).get(0);
    }

    @Override
    public void close() {
        context.close();
    }

    static final class Events {

        final List<NoticeUndeliverable> undeliverable = new ArrayList<>();
        final List<EffectStuck> stuck = new ArrayList<>();
        /** Whether the process cannot be told. */
        boolean failing;

        @EventListener
        void on(NoticeUndeliverable event) {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new AssertionError("published outside a transaction");
            }
            if (failing) {
                throw new IllegalStateException("The process cannot be told.");
            }
            undeliverable.add(event);
        }

        @EventListener
        void on(EffectStuck event) {
            stuck.add(event);
        }
    }

    static final class MovingClock extends Clock {

        Instant now = SampleFacts.CLOCK.instant();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    // without what other tests of these rooms configure
    @ComponentScan(basePackages = {"org.handover.notices", "org.handover.outbox"},
        excludeFilters = @ComponentScan.Filter(TestConfiguration.class))
    @ImportAutoConfiguration({ConfigurationPropertiesAutoConfiguration.class, DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class, MailSenderAutoConfiguration.class})
    @Import(PassingTime.class)
    static class Parts {

        @Bean
        SpringLiquibase outboxTables(DataSource database) {
            return tables(database, "002-outbox.sql");
        }

        @Bean
        SpringLiquibase laterOutboxTables(DataSource database, SpringLiquibase outboxTables) {
            return tables(database, "016-outbox.sql");
        }

        @Bean
        SpringLiquibase noticesTables(DataSource database, SpringLiquibase laterOutboxTables) {
            return tables(database, "003-notices.sql");
        }

        @Bean
        SpringLiquibase invitationsTables(DataSource database, SpringLiquibase noticesTables) {
            return tables(database, "014-invitations.sql");
        }

        @Bean
        SpringLiquibase mailboxTables(DataSource database, SpringLiquibase invitationsTables) {
            return tables(database, "018-mailbox.sql");
        }

        private static SpringLiquibase tables(DataSource database, String file) {
            SpringLiquibase liquibase = new SpringLiquibase();
            liquibase.setDataSource(database);
            liquibase.setChangeLog("classpath:/db/changelog/" + file);
            return liquibase;
        }

        @Bean
        MovingClock clock() {
            return new MovingClock();
        }

        @Bean
        Events events() {
            return new Events();
        }
    }
}
