package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handover.lifecycle.FormFacts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The facts that forms may show, against the sources of facts. */
class FactsTest extends ApplicationTest {

    @Autowired
    private List<FormFacts> sources;

    @Test
    void everyFactByWhichFormsAreCheckedHasOneSourceAndNoSourceHasAnyOther() {
        assertThat(sources.stream().flatMap(source -> source.names().stream())).containsExactlyInAnyOrderElementsOf(FormFacts.NAMES);
    }
}
