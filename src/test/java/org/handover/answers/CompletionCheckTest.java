package org.handover.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.handover.lifecycle.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an answer on the Completion form must say, beyond what its form demands. */
class CompletionCheckTest {

    private final CompletionCheck check = new CompletionCheck();

    @Test
    @Tag("DEP-20")
    void aSignatureConfirmsEachExtraDocument() {
        assertThat(problems(Map.of("completionAnswer", "signed", "documents", List.of(document("Data protection agreement", true),
            document("Emergency routing record", false))))).singleElement().asString().contains("“Emergency routing record”");
        assertThat(problems(Map.of("completionAnswer", "signed", "documents",
            List.of(document("Data protection agreement", true))))).isEmpty();
    }

    @Test
    @Tag("DEP-21")
    void aSignatureWithOutstandingItemsListsThem() {
        assertThat(problems(Map.of("completionAnswer", "signed", "itemsOutstanding", true, "outstandingItems", List.of())))
            .containsExactly("List the outstanding items, each on a row of its own.");
        assertThat(problems(Map.of("completionAnswer", "signed", "itemsOutstanding", true, "outstandingItems",
            List.of(Map.of("title", "Hold music"))))).isEmpty();
    }

    @Test
    @Tag("R8")
    void aRefusalNamesADefect() {
        assertThat(problems(Map.of("completionAnswer", "refused", "defects", List.of()))).singleElement().asString().contains("at least one defect");
        assertThat(problems(Map.of("completionAnswer", "refused", "defects", List.of(Map.of("title", "Echo"))))).isEmpty();
    }

    private List<String> problems(Map<String, Object> fields) {
        return check.problems(new Answer("completion-form", "P-1", "manager", fields, name -> null));
    }

    private static Map<String, Object> document(String name, boolean confirmed) {
        return Map.of("document", name, "confirmed", confirmed);
    }
}
