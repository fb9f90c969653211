package org.handover.journey;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application, once in this JVM: the engine cannot be started twice in it, so no subclass may add settings, profiles or mock
 * beans. Nothing runs by itself: tests execute jobs and dispatch effects by hand. Each login below is a person with one role.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:journey;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
    "camunda.bpm.job-execution.enabled=false",
    "handover.dispatcher.enabled=false",
    "handover.clock.movable=true",
    "handover.mail.kept-counts-as-delivered=true",
    "handover.webhooks.allowed=127.0.0.0/8",
    "handover.webhooks.allow-http=true",
    "handover.admin.id=" + ApplicationTest.ADMIN,
    "handover.admin.password=" + ApplicationTest.PASSWORD
})
public abstract class ApplicationTest {

    /** Of every login. */
    protected static final String PASSWORD = "Correct-Horse-7";
    protected static final String ADMIN = "ada";
    protected static final String MANAGER = "manager";
    protected static final String ENGINEER = "engineer";
    protected static final String SECOND_ENGINEER = "engineer2";
    protected static final String TRAINER = "trainer";
    protected static final String SUPPORTER = "support";
    protected static final String FINANCE = "finance";
    protected static final String OWNER = "owner";
    protected static final String OPERATOR = "operator";

    private static final Map<String, String> GROUPS = Map.of(
        MANAGER, "project-managers",
        ENGINEER, "engineers",
        SECOND_ENGINEER, "engineers",
        TRAINER, "trainers",
        SUPPORTER, "support",
        FINANCE, "finance",
        OWNER, "process-owners",
        OPERATOR, "operations");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * With the system property {@code handover.test.postgres} set, a PostgreSQL instead of H2: one of its own when the property is
     * {@code true}, else the one at the JDBC address, with user and password, that the property holds.
     */
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException {
        String wanted = System.getProperty("handover.test.postgres", "");
        if (wanted.equals("true")) {
            // without a shutdown hook of its own, which would race with the one that closes the application
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
            ClosedAfterTheApplication.resource = postgres;
            properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
            properties.add("spring.datasource.username", () -> "postgres");
        } else if (!wanted.isEmpty()) {
            properties.add("spring.datasource.url", () -> wanted);
        }
    }

    /** Depends on nothing and is depended on by the data source, so that it is made first and closed last. */
    @TestConfiguration(proxyBeanMethods = false)
    static class ClosedAfterTheApplication {

        private static AutoCloseable resource = () -> { };

        @Bean
        static BeanFactoryPostProcessor databaseIsClosedLast() {
            return beans -> {
                if (beans.containsBeanDefinition("dataSource")) {
                    beans.getBeanDefinition("dataSource").setDependsOn("databaseServer");
                }
            };
        }

        @Bean(destroyMethod = "close")
        AutoCloseable databaseServer() {
            return resource;
        }
    }

    @LocalServerPort
    protected int port;

    @Autowired
    private IdentityService identity;

    @BeforeEach
    void everyRoleHasALogin() {
        identity.clearAuthentication();
        GROUPS.forEach((login, group) -> {
            if (identity.createUserQuery().userId(login).count() == 0) {
                var user = identity.newUser(login);
                user.setPassword(PASSWORD);
                identity.saveUser(user);
                identity.createMembership(login, group);
            }
        });
    }

    /** Calls the engine's REST interface over HTTP as a person; {@code path} begins after {@code /engine-rest}, body JSON or null. */
    protected HttpResponse<String> rest(String user, String method, String path, String json) {
        var request = HttpRequest.newBuilder(URI.create(url("/engine-rest" + path)))
            .header("Authorization", basic(user, PASSWORD))
            .header("Content-Type", "application/json")
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        return send(request.build());
    }

    /** Sends any request and gives the answer as it came, redirects not followed. */
    protected static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The running application's address of a path. */
    protected String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** The header value of HTTP Basic. */
    protected static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
