package org.handover.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The element templates in {@code .camunda/element-templates}: every version of each. */
final class Catalogue {

    static final String FOLDER = ".camunda/element-templates";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Catalogue() {
    }

    /** @param content as it stands in the file */
    record Template(String file, String id, int version, JsonNode content) {

        /** The property that writes this binding, for example {@code inputParameter} {@code notice}. */
        Optional<Property> property(String type, String name) {
            return properties().stream().filter(property -> property.type().equals(type) && property.name().equals(name)).findFirst();
        }

        List<Property> properties() {
            List<Property> all = new ArrayList<>();
            content.path("properties").forEach(property -> all.add(new Property(property)));
            return all;
        }

        /** The bean of a step, empty where it is no step. */
        Optional<String> bean() {
            return property("property", "camunda:delegateExpression").map(property -> property.value().replaceAll("[${}]", ""));
        }
    }

    /** A field of a template, shown or hidden. */
    record Property(JsonNode content) {

        /** The kind of binding without its prefix, for example {@code inputParameter}. */
        String type() {
            return content.path("binding").path("type").asText().replaceFirst("^camunda:", "");
        }

        String name() {
            JsonNode binding = content.path("binding");
            return binding.has("name") ? binding.path("name").asText() : binding.path("target").asText();
        }

        String kind() {
            return content.path("type").asText();
        }

        String value() {
            return content.path("value").asText();
        }

        boolean isRequired() {
            return content.path("constraints").path("notEmpty").asBoolean();
        }

        List<String> choices() {
            return content.path("choices").findValuesAsText("value");
        }
    }

    static List<Template> all() {
        List<Template> all = new ArrayList<>();
        for (var file : Bundle.files(FOLDER, ".json")) {
            try {
                JSON.readTree(file.toFile()).forEach(template -> all.add(new Template(file.getFileName().toString(),
                    template.path("id").asText(), template.path("version").asInt(), template)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    static Template get(String id, int version) {
        return all().stream().filter(template -> template.id().equals(id) && template.version() == version).findFirst()
            .orElseThrow(() -> new AssertionError("The catalogue has no template " + id + " in version " + version));
    }

    /** What the newest version of each template offers to choose from for a binding. */
    static Stream<String> offered(String type, String name) {
        return newest().flatMap(template -> template.property(type, name).stream()).flatMap(property -> property.choices().stream());
    }

    static Stream<Template> newest() {
        List<Template> all = all();
        return all.stream().filter(template -> all.stream()
            .noneMatch(other -> other.id().equals(template.id()) && other.version() > template.version()));
    }
}
