package org.handover.models.check;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/**
 * An expression as forms and tables hold it.
 *
 * @param names   what it looks up in variables or fields, without what it names itself
 * @param problem where it cannot be read: what stands in the way, as the end of a sentence
 */
record FeelText(Set<String> names, Optional<String> problem) {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();
    private static final int LONGEST_EXCERPT = 60;

    /** What most cells hold. Told apart here, since the library takes a hundred times as long over the hundreds of cells there are. */
    private static final String TEXT = "\"([^\"\\\\]*)\"";
    private static final Pattern ONE_TEXT = Pattern.compile(TEXT);
    private static final Pattern TEXTS = Pattern.compile("\\s*" + TEXT + "(?:\\s*,\\s*" + TEXT + ")*\\s*");

    private static final FeelText PLAIN = new FeelText(Set.of(), Optional.empty());

    static FeelText expression(String text) {
        return ONE_TEXT.matcher(text).matches() ? PLAIN : read(text, ENGINE::parseExpression);
    }

    /** The condition of a table's row. */
    static FeelText condition(String text) {
        return TEXTS.matcher(text).matches() ? PLAIN : read(text, ENGINE::parseUnaryTests);
    }

    /** What an expression gives that looks nothing up; empty where it gives nothing or cannot be read. */
    static Optional<Object> constant(String text) {
        Matcher simple = ONE_TEXT.matcher(text);
        if (simple.matches()) {
            return Optional.of(simple.group(1));
        }
        try {
            var result = ENGINE.evaluateExpression(text, Map.<String, Object>of());
            return result.isSuccess() ? Optional.ofNullable(result.result()) : Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** The texts that a condition lists; none where it is a condition of another kind. */
    static List<String> texts(String condition) {
        return TEXTS.matcher(condition).matches() ? ONE_TEXT.matcher(condition).results().map(text -> text.group(1)).distinct().toList()
            : List.of();
    }

    /** Whether a value meets the condition of a row that looks nothing up. */
    static boolean fits(String condition, Object value) {
        if (TEXTS.matcher(condition).matches()) {
            return ONE_TEXT.matcher(condition).results().anyMatch(text -> text.group(1).equals(value));
        }
        try {
            var result = ENGINE.evaluateUnaryTests(condition, value, Map.<String, Object>of());
            return result.isSuccess() && Boolean.TRUE.equals(result.result());
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        }
    }

    private static FeelText read(String text, Function<String, ParseResult> parser) {
        try {
            ParseResult result = parser.apply(text);
            return result.isSuccess() ? new FeelText(names(result.parsedExpression()), Optional.empty())
                : unreadable("“" + shortened(text) + "” is no FEEL" + place(result.failure().message()));
        } catch (RuntimeException | StackOverflowError e) {
            return unreadable("“" + shortened(text) + "” is too long or too deeply nested");
        }
    }

    private static FeelText unreadable(String problem) {
        return new FeelText(Set.of(), Optional.of(problem));
    }

    /** The library says what else it would have taken, which helps nobody; where it stopped does. */
    private static String place(String message) {
        int found = message.lastIndexOf(", found ");
        String rest = found < 0 ? "" : message.substring(found + ", found ".length());
        return rest.isEmpty() || rest.equals("\"\"") ? "" : ": it cannot go on at " + shortened(rest);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_EXCERPT ? line.substring(0, LONGEST_EXCERPT) + "…" : line;
    }

    private static Set<String> names(ParsedExpression parsed) {
        Set<String> looked = new TreeSet<>();
        Set<String> named = new HashSet<>();
        collect(parsed.expression(), looked, named);
        looked.removeAll(named);
        return looked;
    }

    /** The syntax tree is Scala's; all of its nodes and lists are products. */
    private static void collect(Object node, Set<String> looked, Set<String> named) {
        if (node instanceof Ref ref) {
            looked.add(ref.names().head());
        } else if (node instanceof Filter filter) {
            // names in brackets may be those of the entries, which nobody can know here
            collect(filter.list(), looked, named);
        } else if (node instanceof Product product) {
            named.addAll(namedBy(node));
            for (int i = 0; i < product.productArity(); i++) {
                collect(product.productElement(i), looked, named);
            }
        }
    }

    private static List<String> namedBy(Object node) {
        if (node instanceof FunctionDefinition function) {
            return CollectionConverters.asJava(function.parameters());
        }
        var pairs = node instanceof For loop ? loop.iterators() : node instanceof SomeItem some ? some.iterators()
            : node instanceof EveryItem every ? every.iterators() : node instanceof ConstContext context ? context.entries() : null;
        return pairs == null ? List.of() : CollectionConverters.asJava(pairs).stream().map(pair -> (String) pair._1()).toList();
    }
}
