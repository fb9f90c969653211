package org.handover.documents;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as a page shows it: HTML in it is shown as text, and no link leads to anything but a web or mail address. */
public final class Markdown {

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();

    private Markdown() {
    }

    /** HTML that is safe on a page, whoever wrote the text. */
    public static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }
}
