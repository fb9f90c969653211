package org.handover.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is promised to those who write receivers. */
class EventTypeTest {

    @Test
    void eachEventIsInTheirGuideWithAnExample() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/webhooks.md"));
        List<String> all = new ArrayList<>(Arrays.stream(EventType.values()).map(EventType::text).toList());
        all.add(Webhooks.TEST);

        assertThat(lines.stream().filter(line -> line.matches("\\| `[a-z-]+\\.[a-z-]+` \\|.*")).map(line -> line.split("`")[1]))
            .containsExactlyElementsOf(all);
        List<JsonNode> examples = new ArrayList<>();
        for (String line : lines.subList(lines.indexOf("One of each:"), lines.size())) {
            if (line.startsWith("{")) {
                examples.add(new ObjectMapper().readTree(line));
            }
        }
        assertThat(examples).extracting(example -> example.get("type").asText()).containsExactlyElementsOf(all);
        assertThat(examples).allSatisfy(example -> assertThat(example.get("timestamp").asText()).endsWith("Z"));
    }
}
