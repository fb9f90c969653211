package org.handover.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.models.check.ElementTemplate;
import org.handover.models.check.Vocabulary;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What models may name, read from the class path alone: the check also runs where no application does. */
public class ProductVocabulary {

    /** Stands under every notice and is none itself. */
    private static final String SIGNATURE = "signature";
    private static final String ENGLISH = ".en.txt";

    private static final Set<String> ROLES = Set.of("everyone", "signer", "sponsors");

    private static final Map<String, Set<String>> MESSAGES = Map.of("Tickets opened", Set.of(),
        "Notice undeliverable", Set.of("returnedFrom", "returnedBecause"),
        "Milestone moved", Set.of("milestone", "oldDate", "newDate", "reason"));

    private static final Map<String, Set<String>> TABLES = Map.ofEntries(
        Map.entry("contract-terms", Set.of("contractType", "term")),
        Map.entry("standard-fee", Set.of("item")),
        Map.entry("extra-fee", Set.of("item")),
        Map.entry("ticket-billing", Set.of("origin", "raisedInWarranty", "completed", "irsIssue", "irsPurchased")),
        Map.entry("billing-reason", Set.of("reason", "language")),
        Map.entry("pre-install-requirements", Set.of("module", "language")),
        Map.entry("training-content", Set.of("module", "language")),
        Map.entry("acceptance-tests", Set.of("module", "language")),
        Map.entry("checklist-items", Set.of("checklist")),
        Map.entry("risk-rating", Set.of("likelihood", "impact")),
        Map.entry("starting-risks", Set.of("kind")),
        Map.entry("risk-profile", Set.of("risk", "aspect")),
        Map.entry("plan-milestones", Set.of("asked", "milestone", "projectType")),
        Map.entry("project-method", Set.of("requirementsFixed", "teamExperience", "projectSize", "smallChangesAllTheTime")));

    private ProductVocabulary() {
    }

    /** @throws UncheckedIOException if the program itself cannot be read */
    public static Vocabulary read() {
        return new Vocabulary(StepCatalogue.read(),
            Arrays.stream(StaffGroup.values()).map(StaffGroup::id).collect(Collectors.toUnmodifiableSet()), notices(), ROLES, MESSAGES,
            TABLES, templates());
    }

    private static Set<String> notices() {
        return resources("notices/*" + ENGLISH).stream().map(Resource::getFilename)
            .map(name -> name.substring(0, name.length() - ENGLISH.length())).filter(name -> !name.equals(SIGNATURE))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, ElementTemplate> templates() {
        Map<String, ElementTemplate> templates = new TreeMap<>();
        for (Resource file : resources("element-templates/*.json")) {
            JsonNode content = json(file);
            for (JsonNode template : content.isArray() ? content : List.of(content)) {
                String id = template.path("id").asText();
                int version = template.path("version").asInt();
                templates.put(id + "/" + version, new ElementTemplate(id, version, template));
            }
        }
        return templates;
    }

    private static JsonNode json(Resource file) {
        try {
            return new ObjectMapper().readTree(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return none where there is no such folder */
    static List<Resource> resources(String pattern) {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:/" + pattern));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
