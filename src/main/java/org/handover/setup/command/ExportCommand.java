package org.handover.setup.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.handover.models.DeployedModels;
import org.handover.models.ModelFile;
import org.handover.models.ModelFolders;
import org.handover.models.ModelFolders.Written;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * {@code export <folder>}: writes the models in force into {@code bpmn/} and {@code forms/} below a folder, so that they reach version
 * control. Only reads the database that the program is set up for, and needs neither the engine nor a running server.
 */
class ExportCommand {

    private static final String USAGE = "Usage: export <folder> [--spring.datasource.url=…]";

    private ExportCommand() {
    }

    /** @param arguments a folder, and settings as on any start, such as {@code --spring.profiles.active=postgres} */
    static int run(List<String> arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> folders = arguments.stream().filter(argument -> !argument.startsWith("--")).toList();
        if (folders.size() != 1) {
            out.println(USAGE);
            return 2;
        }
        String[] settings = arguments.stream().filter(argument -> argument.startsWith("--")).toArray(String[]::new);
        try (ConfigurableApplicationContext context = start(settings)) {
            return write(context.getBean(DeployedModels.class).files(), Path.of(folders.get(0)), out);
        } catch (BadSqlGrammarException e) {
            out.println("Nothing was written: there are no models in this database yet. Start the program once on it.");
        } catch (DataAccessException | BeanCreationException e) {
            out.println("Nothing was written: " + why(e));
        } catch (IOException e) {
            out.println("Stopped: “" + folders.get(0) + "” cannot be written: " + e.getMessage());
        }
        return 1;
    }

    private static ConfigurableApplicationContext start(String[] settings) {
        SpringApplication program = new SpringApplicationBuilder(OnlyTheDatabase.class).web(WebApplicationType.NONE)
            .properties("spring.main.banner-mode=off", "logging.level.root=off", "spring.datasource.hikari.maximum-pool-size=1",
                "spring.datasource.hikari.initialization-fail-timeout=5000", "spring.datasource.hikari.connection-timeout=5000")
            .initializers(context -> makeNoDatabase(context.getEnvironment()))
            .build();
        program.setLogStartupInfo(false);
        return program.run(settings);
    }

    /** H2 would make a new database in a file where there is none. */
    private static void makeNoDatabase(ConfigurableEnvironment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (url.startsWith("jdbc:h2:file:")) {
            environment.getPropertySources().addFirst(new MapPropertySource("export", Map.of("spring.datasource.url", url + ";IFEXISTS=TRUE")));
        }
    }

    /** The database of the program and nothing else of it, so that nothing starts, deploys or sends. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class})
    @Import(DeployedModels.class)
    static class OnlyTheDatabase {
    }

    static int write(List<ModelFile> models, Path folder, PrintStream out) throws IOException {
        int[] count = new int[Written.values().length];
        Set<String> written = new TreeSet<>();
        for (ModelFile model : models) {
            Optional<String> place = ModelFolders.place(model);
            if (place.isEmpty()) {
                out.println("left out “" + model.printableName() + "”, which is no name for a file");
                continue;
            }
            Written done = ModelFolders.write(folder, model);
            count[done.ordinal()]++;
            written.add(place.get());
            if (done != Written.UNCHANGED) {
                out.println((done == Written.NEW ? "new      " : "changed  ") + place.get());
            }
        }
        for (String other : others(folder, written)) {
            out.println("left     " + other + ", which is not in force");
        }
        out.println("%d models: %d new, %d changed, %d unchanged".formatted(written.size(), count[Written.NEW.ordinal()],
            count[Written.CHANGED.ordinal()], count[Written.UNCHANGED.ordinal()]));
        return 0;
    }

    /** Models in the folder that no database knows: nothing is deleted, but a reader should know. */
    private static Set<String> others(Path folder, Set<String> written) throws IOException {
        Set<String> others = new TreeSet<>();
        for (String part : List.of("bpmn", "forms")) {
            if (Files.isDirectory(folder.resolve(part))) {
                try (Stream<Path> files = Files.list(folder.resolve(part))) {
                    files.map(file -> part + "/" + file.getFileName()).filter(name -> name.matches(".*\\.(bpmn|dmn|form)"))
                        .filter(name -> !written.contains(name)).forEach(others::add);
                }
            }
        }
        return others;
    }

    private static String why(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said = String.valueOf(cause.getMessage());
        if (said.contains("already in use") || said.contains("file is locked") || said.contains("FileLock")) {
            return "the program is running on this database, which opens its file for one program at a time. "
                + "Take “Download all” on its page Models instead.";
        }
        if (said.contains("IFEXISTS") || said.contains("not found, either pre-create it")) {
            return "there is no database here. Start in the folder in which the program runs, or name it with --spring.datasource.url=…";
        }
        return "the database does not answer: " + said.lines().findFirst().orElse("");
    }
}
