package org.handover.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The body of a letter, read from a rendered text: paragraphs between blank lines, {@code - } for list items,
 * {@code > } for words quoted with their line breaks.
 *
 * <p>Only the text file makes the structure: each value in it begins with {@link #VALUE}, so that none can begin a list
 * or a quotation, and its line breaks are {@link #BREAK}s, which count in quotations alone.
 */
final class LetterBody {

    static final char VALUE = '\uE000';
    static final char BREAK = '\uE001';
    private static final int WIDTH = 76;

    enum Kind { PARAGRAPH, LIST, QUOTE, SIGNATURE }

    record Block(Kind kind, List<String> lines) {

        /** What the page layout asks for: the lines as {@code items} under the name of the kind. */
        Map<String, Object> forLayout() {
            return Map.of(kind.name().toLowerCase(Locale.ROOT), Map.of("items", lines));
        }
    }

    private final List<Block> blocks = new ArrayList<>();

    static LetterBody of(String rendered, String renderedSignature) {
        LetterBody body = new LetterBody();
        Block open = null;
        for (String line : rendered.split("\n", -1)) {
            open = line.isBlank() ? null : body.take(line, open);
        }
        List<String> signature = renderedSignature.lines().map(LetterBody::plain).filter(line -> !line.isBlank()).toList();
        body.blocks.add(new Block(Kind.SIGNATURE, signature));
        body.blocks.removeIf(block -> block.lines().stream().allMatch(String::isBlank));
        return body;
    }

    private Block take(String line, Block open) {
        if (line.startsWith("- ")) {
            return add(Kind.LIST, open, List.of(plain(line.substring(2))));
        }
        if (line.startsWith("> ")) {
            return add(Kind.QUOTE, open, line.substring(2).replace(String.valueOf(VALUE), "").lines()
                    .flatMap(text -> List.of(text.split(String.valueOf(BREAK))).stream()).toList());
        }
        boolean goesOn = open != null && (open.kind() == Kind.PARAGRAPH || open.kind() == Kind.LIST && line.startsWith("  "));
        if (goesOn) {
            int last = open.lines().size() - 1;
            open.lines().set(last, (open.lines().get(last) + " " + plain(line)).strip());
            return open;
        }
        return add(Kind.PARAGRAPH, null, List.of(plain(line)));
    }

    private Block add(Kind kind, Block open, List<String> lines) {
        if (open != null && open.kind() == kind) {
            open.lines().addAll(lines);
            return open;
        }
        Block added = new Block(kind, new ArrayList<>(lines));
        blocks.add(added);
        return added;
    }

    private static String plain(String line) {
        return line.replace(String.valueOf(VALUE), "").replace(BREAK, ' ').strip();
    }

    List<Map<String, Object>> forLayout() {
        return blocks.stream().map(Block::forLayout).toList();
    }

    /** The plain-text part, wrapped as mail readers expect it, lines parted by {@code \n}. */
    String asText() {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            text.append(text.isEmpty() ? "" : "\n");
            for (String line : block.lines()) {
                switch (block.kind()) {
                    case LIST -> wrap(text, "- ", "  ", line);
                    case QUOTE -> wrap(text, "> ", "> ", line);
                    case PARAGRAPH -> wrap(text, "", "", line);
                    case SIGNATURE -> text.append(line).append('\n');
                }
            }
        }
        return text.toString();
    }

    private static void wrap(StringBuilder text, String first, String next, String line) {
        StringBuilder row = new StringBuilder(first);
        int begin = row.length();
        for (String word : line.split(" +")) {
            if (row.length() > begin && row.length() + 1 + word.length() > WIDTH) {
                text.append(row).append('\n');
                row = new StringBuilder(next);
                begin = row.length();
            }
            row.append(row.length() > begin ? " " : "").append(word);
        }
        text.append(row).append('\n');
    }
}
