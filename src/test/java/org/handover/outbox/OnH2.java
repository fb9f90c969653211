package org.handover.outbox;

import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
public class OnH2 {

    @Bean
    DataSource dataSource() {
        return TestDatabases.h2();
    }
}
