package org.handover.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A fresh database with the tables of the product, without the engine. */
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

    static HikariDataSource withTables(String url, String user) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(url);
        database.setUsername(user);
        database.setPassword("");
        DatabasePopulatorUtils.execute(new ResourceDatabasePopulator(changelogs()), database);
        return database;
    }

    private static Resource[] changelogs() {
        try {
            Resource[] changelogs = new PathMatchingResourcePatternResolver().getResources("classpath:db/changelog/*.sql");
            Arrays.sort(changelogs, Comparator.comparing(Resource::getFilename));
            return changelogs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
