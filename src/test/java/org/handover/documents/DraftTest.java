package org.handover.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.handover.documents.Documents.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of what somebody types for a new version. */
class DraftTest {

    private static final Version FIRST = new Version(1, "P-1", DocumentKind.USER_GUIDE, "User guide", 1, "One\nTwo", null, "First version",
        "manager", Instant.EPOCH);

    @Test
    void aTextOrALinkAndWhatChangedIsFine() {
        assertThat(Draft.typed("One\r\nTwo\r\nThree", "", "Three").problems(FIRST)).isEmpty();
        assertThat(Draft.typed("", " https://docs.example/guide?id=1 ", "Moved").problems(FIRST)).isEmpty();
        assertThat(Draft.typed("One", "", "").problems(null)).isEmpty();
    }

    @Test
    void linesEndAsTheyAreKeptHowEverABrowserSendsThem() {
        assertThat(Draft.typed("One\r\nTwo\r\n\r\n", "", "Same").problems(FIRST))
            .containsExactly("This is the same as version 1. Nothing would change.");
    }

    @Test
    void itIsATextOrALinkAndNotBothOrNeither() {
        assertThat(Draft.typed("  \r\n ", " ", "x").problems(FIRST)).singleElement().asString().startsWith("Write a text, or give");
        assertThat(Draft.typed("Text", "https://docs.example", "x").problems(FIRST)).containsExactly("Write a text or give a link, not both.");
    }

    @Test
    void aLaterVersionSaysWhatChanged() {
        assertThat(Draft.typed("Text", "", " ").problems(FIRST)).containsExactly("Please say in up to 1,000 characters what changed.");
    }

    @Test
    void whatIsTooLongIsKeptElsewhere() {
        assertThat(Draft.typed("x".repeat(100_001), "", "x").problems(FIRST)).singleElement().asString().contains("Keep a longer one elsewhere");
        assertThat(Draft.typed("x\n".repeat(5_001) + "y", "", "x").problems(FIRST)).hasSize(1);
        assertThat(Draft.typed("x\u0000y", "", "x").problems(FIRST)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "ftp://docs.example/x", "docs.example/x", "https:///x", "https://docs example",
        "//docs.example/x", "mailto:a@b.example", "http://\"><script>"})
    void onlyAWebAddressIsALink(String link) {
        assertThat(Draft.typed("", link, "x").problems(FIRST)).singleElement().asString().startsWith("The link must be a web address");
    }
}
