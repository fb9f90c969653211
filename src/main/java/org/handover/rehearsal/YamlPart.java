package org.handover.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A part of a YAML file that knows on which line it stands. Dates stay text, and of the many ways to say yes only true and false count. */
final class YamlPart {

    private static final int DEEPEST = 12;

    private final String file;
    private final Node node;
    private final int line;
    private final List<String> problems;
    private final Map<String, YamlPart> entries = new LinkedHashMap<>();

    /** The file nests deeper than any scenario does. */
    static class Unreadable extends RuntimeException {

        Unreadable(String message) {
            super(message);
        }
    }

    private YamlPart(String file, Node node, int line, List<String> problems, int depth) {
        if (depth > DEEPEST) {
            throw new Unreadable("it nests too deep");
        }
        this.file = file;
        this.node = node;
        this.line = line;
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(pair -> {
                String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                int keyLine = pair.getKeyNode().getStartMark().getLine() + 1;
                YamlPart entry = new YamlPart(file, pair.getValueNode(), keyLine, problems, depth + 1);
                if (entries.putIfAbsent(key, entry) != null) {
                    entry.problem("“" + key + "” is there twice.");
                }
            });
        }
    }

    static YamlPart of(String file, Node root, List<String> problems) {
        YamlPart whole = new YamlPart(file, root, root.getStartMark().getLine() + 1, problems, 0);
        if (!(root instanceof MappingNode)) {
            whole.problem("is no scenario; it begins with lines such as “name: Silent customer”.");
        }
        return whole;
    }

    void problem(String text) {
        problems.add(file + ", line " + line + ": " + text);
    }

    void only(String... known) {
        entries.forEach((key, entry) -> {
            if (!Arrays.asList(known).contains(key)) {
                entry.problem("“" + key + "” is not known here. What can stand here: " + String.join(", ", known) + ".");
            }
        });
        if (!(node instanceof MappingNode)) {
            problem("here stand lines such as “" + known[0] + ": …”.");
        }
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** What stands behind a key, or this part where it does not, so that a problem always has a line. */
    YamlPart at(String key) {
        return entries.getOrDefault(key, this);
    }

    /** As {@link #at}, but empty where there is nothing. */
    YamlPart part(String key) {
        return has(key) ? at(key) : new YamlPart(file, new MappingNode(Tag.MAP, List.of(), DumperOptions.FlowStyle.BLOCK),
            line, problems, 0);
    }

    List<YamlPart> list(String key) {
        if (!has(key) || at(key).isNothing()) {
            return List.of();
        }
        if (!(at(key).node instanceof SequenceNode sequence)) {
            at(key).problem("“" + key + "” is a list; each entry begins with “- ”.");
            return List.of();
        }
        return sequence.getValue().stream().map(entry -> new YamlPart(file, entry, entry.getStartMark().getLine() + 1, problems, 1)).toList();
    }

    String required(String key) {
        if (!has(key)) {
            problem("“" + key + "” is missing.");
            return "";
        }
        return text(key, "");
    }

    String text(String key, String otherwise) {
        return has(key) && !at(key).isNothing() ? at(key).text() : otherwise;
    }

    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        problem("here stands a single text.");
        return "";
    }

    int number(String key, int otherwise) {
        String text = text(key, String.valueOf(otherwise));
        if (!text.matches("\\d{1,6}")) {
            at(key).problem("“" + text + "” is no whole number.");
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    boolean flag(String key) {
        String text = text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            at(key).problem("“" + text + "” is neither true nor false.");
        }
        return text.equals("true");
    }

    /** Fields and their values; empty where the key is not there. */
    Map<String, Object> plain(String key) {
        if (!has(key) || at(key).isNothing()) {
            return Map.of();
        }
        if (!(at(key).node instanceof MappingNode)) {
            at(key).problem("here stand fields of the form, each as “field: value”.");
            return Map.of();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        at(key).entries.forEach((field, value) -> fields.put(field, plain(value.node, 0)));
        return fields;
    }

    private boolean isNothing() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    private static Object plain(Node node, int depth) {
        if (depth > DEEPEST) {
            throw new Unreadable("it nests too deep");
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> rows = new ArrayList<>();
            sequence.getValue().forEach(row -> rows.add(plain(row, depth + 1)));
            return rows;
        }
        if (node instanceof MappingNode mapping) {
            Map<String, Object> fields = new LinkedHashMap<>();
            mapping.getValue().forEach(pair -> fields.put(pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?",
                plain(pair.getValueNode(), depth + 1)));
            return fields;
        }
        String text = ((ScalarNode) node).getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return null;
        }
        if (node.getTag().equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (node.getTag().equals(Tag.INT) && text.matches("-?\\d{1,9}")) {
            return Integer.valueOf(text);
        }
        if (node.getTag().equals(Tag.FLOAT) && text.matches("-?\\d{1,9}\\.\\d{1,9}")) {
            return Double.valueOf(text);
        }
        return text;
    }
}
