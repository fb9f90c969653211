package org.handover.outbox;

import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
public class OnPostgres {

    @Bean
    DataSource dataSource() {
        return TestDatabases.postgres();
    }
}
