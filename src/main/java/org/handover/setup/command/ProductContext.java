package org.handover.setup.command;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The whole product on the database that it is set up for, beside a running server: it opens no port, runs no job, sends nothing, and
 * leaves tables, models and people as they are.
 */
final class ProductContext {

    private static final String APPLICATION = "org.handover.Application";

    /** What serving begins with, and what it opens. */
    static final List<String> ONLY_WHEN_SERVING = List.of("webSecurity", "greeting", "accessAtStart", "bundledModels");

    private ProductContext() {
    }

    /** @param settings as on any start, such as {@code --spring.profiles.active=postgres} */
    static ConfigurableApplicationContext start(List<String> settings) {
        SpringApplication product = new SpringApplication();
        product.setSources(Set.of(APPLICATION));
        product.setWebApplicationType(WebApplicationType.NONE);
        product.setLogStartupInfo(false);
        product.addInitializers(context -> {
            takesPrecedence(context.getEnvironment());
            context.addBeanFactoryPostProcessor(ProductContext::leaveOut);
        });
        return product.run(Stream.concat(Stream.of("--spring.main.banner-mode=off", "--logging.level.root=off"), settings.stream())
            .toArray(String[]::new));
    }

    private static void takesPrecedence(ConfigurableEnvironment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        // H2 would make a new database in a file where there is none
        String existing = url.startsWith("jdbc:h2:file:") ? url + ";IFEXISTS=TRUE" : url;
        environment.getPropertySources().addFirst(new MapPropertySource("command", Map.of(
            "spring.datasource.url", existing,
            "spring.datasource.hikari.maximum-pool-size", "4",
            "spring.liquibase.enabled", "false",
            "spring.autoconfigure.exclude", "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration,"
                + "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration",
            "camunda.bpm.webapp.enabled", "false",
            "camunda.bpm.metrics.enabled", "false",
            "camunda.bpm.job-execution.enabled", "false",
            "handover.dispatcher.enabled", "false")));
    }

    private static void leaveOut(ConfigurableListableBeanFactory beans) {
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
        for (String name : beans.getBeanDefinitionNames()) {
            String madeBy = beans.getBeanDefinition(name).getFactoryBeanName();
            if (ONLY_WHEN_SERVING.contains(name) || madeBy != null && ONLY_WHEN_SERVING.contains(madeBy)) {
                registry.removeBeanDefinition(name);
            }
        }
    }

    /** Why it could not start, in a sentence. */
    static String why(RuntimeException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (said.contains("already in use") || said.contains("file is locked") || said.contains("FileLock")) {
            return "The program is running on this database, which opens its file for one program at a time. "
                + "Use its page Models, Running projects, instead.";
        }
        if (said.contains("IFEXISTS") || said.contains("not found, either pre-create it")) {
            return "There is no database here. Start in the folder in which the program runs, or name it with --spring.datasource.url=…";
        }
        if (said.contains("no Activiti tables") || said.contains("ENGINE-03057") || said.contains("model_move")
            || said.contains("MODEL_MOVE")) {
            return "This database was not prepared by this version of the program yet. Start the program once on it.";
        }
        return "It cannot be done: " + said.lines().findFirst().orElse("");
    }
}
