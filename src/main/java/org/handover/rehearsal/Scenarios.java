package org.handover.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.models.ModelFile;

/** Reads scenarios. */
public final class Scenarios {

    private Scenarios() {
    }

    /**
     * @param files  by name
     * @param models all models that they are to be played with; what one of them asks for may be named
     * @param today  where a scenario says no day for the order
     * @throws IllegalArgumentException with a line for each thing wrong, naming file and line
     */
    public static List<Scenario> read(Map<String, byte[]> files, Collection<ModelFile> models, LocalDate today) {
        ScenarioReader reader = new ScenarioReader(Asked.by(models), today);
        List<Scenario> scenarios = new ArrayList<>();
        files.forEach((name, content) -> {
            Scenario scenario = reader.read(name, content);
            if (scenario != null) {
                scenarios.add(scenario);
            }
        });
        if (!reader.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reader.problems()));
        }
        return scenarios;
    }

    /** The name of each scenario by its file, without looking at what it says. */
    static Map<String, String> titles(Map<String, byte[]> files) {
        ScenarioReader reader = new ScenarioReader(Asked.by(List.of()), LocalDate.EPOCH);
        Map<String, String> titles = new LinkedHashMap<>();
        files.forEach((file, content) -> titles.put(file, reader.read(file, content).name()));
        return titles;
    }
}
