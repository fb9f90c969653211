package org.handover.documents;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handover.documents.Documents.Version;

/**
 * What somebody typed for a new version: a text or a link, never both.
 *
 * @param text null where nothing was typed, likewise {@code link}
 * @param note what changed; empty where nothing was typed
 */
record Draft(String text, String link, String note) {

    private static final int LONGEST_TEXT = 100_000;
    private static final int MOST_LINES = 5_000;
    private static final int LONGEST_LINK = 1_000;
    private static final int LONGEST_NOTE = 1_000;

    /** From the fields of a page: a browser ends lines as mails do. */
    static Draft typed(String text, String link, String note) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        return new Draft(lines.isBlank() ? null : lines, link.isBlank() ? null : link.strip(), note.strip());
    }

    /**
     * One plain sentence for each thing wrong.
     *
     * @param newest the version that it follows; null where it is the first
     */
    List<String> problems(Version newest) {
        List<String> problems = new ArrayList<>();
        if ((text == null) == (link == null)) {
            problems.add(text == null ? "Write a text, or give the link to where the document lives."
                : "Write a text or give a link, not both.");
        }
        if (text != null && (text.length() > LONGEST_TEXT || text.lines().count() > MOST_LINES)) {
            problems.add("A text kept here has at most 100,000 characters and 5,000 lines. Keep a longer one elsewhere and give its link.");
        }
        if (hasControls(text) || hasControls(link) || hasControls(note)) {
            problems.add("There are control characters in it, perhaps from copying. Please remove them.");
        }
        if (link != null && !isWebAddress(link)) {
            problems.add("The link must be a web address that begins with https:// or http://, with at most 1,000 characters.");
        }
        if (note.length() > LONGEST_NOTE || note.isEmpty() && newest != null) {
            problems.add("Please say in up to 1,000 characters what changed.");
        }
        if (newest != null && Objects.equals(text, newest.text()) && Objects.equals(link, newest.link())) {
            problems.add("This is the same as version " + newest.version() + ". Nothing would change.");
        }
        return problems;
    }

    private static boolean hasControls(String typed) {
        return typed != null && typed.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    }

    private static boolean isWebAddress(String link) {
        try {
            URI address = new URI(link);
            return link.length() <= LONGEST_LINK && address.getHost() != null
                && ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
