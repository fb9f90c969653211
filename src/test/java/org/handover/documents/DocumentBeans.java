package org.handover.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.handover.projects.Contacts;
import org.handover.projects.Projects;
import org.handover.projects.plan.Milestones;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Documents and their templates, on whatever database a test brings. */
@TestConfiguration(proxyBeanMethods = false)
@EnableTransactionManagement
@Import({Documents.class, Templates.class, Projects.class, Contacts.class, Milestones.class, DocumentBeans.Told.class})
class DocumentBeans {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-08-12T22:30:00Z"), ZoneOffset.UTC);
    }

    @Bean
    JdbcClient jdbc(DataSource database) {
        return JdbcClient.create(database);
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource database) {
        return new JdbcTransactionManager(database);
    }

    @Bean
    TransactionTemplate transaction(JdbcTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    /** What was told. */
    static class Told {

        final List<DocumentWritten> written = new ArrayList<>();

        @EventListener
        void written(DocumentWritten document) {
            written.add(document);
        }
    }
}
