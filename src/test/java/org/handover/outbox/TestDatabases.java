package org.handover.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A fresh database with the tables of outbox and tickets alone, without the engine. */
public class TestDatabases {

    private static EmbeddedPostgres postgres;

    public static DataSource h2() {
        return withTables("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
    }

    public static synchronized DataSource postgres() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.start();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + name);
        return withTables(postgres.getJdbcUrl("postgres", name), "postgres");
    }

    private static DataSource withTables(String url, String user) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(url);
        database.setUsername(user);
        database.setPassword("");
        DatabasePopulatorUtils.execute(new ResourceDatabasePopulator(
                new ClassPathResource("db/changelog/002-outbox.sql"), new ClassPathResource("db/changelog/004-tickets.sql")), database);
        return database;
    }
}
