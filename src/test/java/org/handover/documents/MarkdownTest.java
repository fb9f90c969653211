package org.handover.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What comes of Markdown on a page, whoever wrote it. */
class MarkdownTest {

    @Test
    void headingsListsTablesAndLinksComeOut() {
        assertThat(Markdown.html("# Goals\n\n- **one**\n\n| a | b |\n|---|---|\n| c | [d](https://docs.example/x) |"))
            .contains("<h1>Goals</h1>", "<li><strong>one</strong></li>", "<td>c</td>", "href=\"https://docs.example/x\"");
    }

    @Test
    void markupAndScriptsAreTextAndLinksLeadNowhereElse() {
        String html = Markdown.html("<script>alert(1)</script>\n\nText <b onclick=x>b</b> [x](javascript:alert(1))");

        assertThat(html).contains("&lt;script&gt;", "&lt;b onclick=x&gt;").doesNotContain("<script", "<b ", "javascript:");
    }
}
