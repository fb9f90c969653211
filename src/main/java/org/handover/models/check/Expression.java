package org.handover.models.check;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Builder.Feature;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * An expression such as <code>${defectsFound}</code>, read by the engine's own parser but not evaluated.
 *
 * @param names      what it names outside of quotes: variables, beans and words of the engine
 * @param calls      the methods that it calls, such as {@code deadline.after}; other calls as they are written
 * @param properties what it asks of something by a dot, such as {@code execution.processBusinessKey}
 */
record Expression(Set<String> names, Set<String> calls, Set<String> properties) {

    private static final int LONGEST = 1000;
    /** Whatever else there may be is refused, so that nothing escapes that this does not understand. */
    private static final Set<Class<?>> KNOWN = Set.of(AstBoolean.class, AstBracket.class, AstChoice.class, AstComposite.class, AstDot.class,
        AstEval.class, AstFunction.class, AstIdentifier.class, AstMethod.class, AstNested.class, AstNull.class, AstNumber.class,
        AstParameters.class, AstString.class, AstText.class);
    private static final Pattern BEAN = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");

    /** Whether a text holds an expression at all. */
    static boolean isIn(String text) {
        return text != null && (text.contains("${") || text.contains("#{"));
    }

    /** The name in an expression that is nothing but a name, such as the bean of a step; null in any other. */
    static String nameIn(String text) {
        Matcher bean = BEAN.matcher(text == null ? "" : text);
        return bean.matches() ? bean.group(1) : null;
    }

    /** @throws IllegalArgumentException with the end of a sentence, if it cannot be read */
    static Expression parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
        }
        Expression found = new Expression(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        try {
            found.collect(new Builder(Feature.METHOD_INVOCATIONS).build(text).getRoot());
        } catch (TreeBuilderException e) {
            throw new IllegalArgumentException("cannot be read at character " + (e.getPosition() + 1) + ": there is "
                + e.getEncountered() + " where " + e.getExpected() + " should be", e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("is nested too deeply", e);
        }
        return found;
    }

    private void collect(Node node) {
        if (!KNOWN.contains(node.getClass()) && !(node instanceof AstUnary || node instanceof AstBinary)) {
            throw new IllegalArgumentException("holds something that cannot be checked");
        }
        if (node instanceof IdentifierNode name) {
            names.add(name.getName());
        } else if (node instanceof AstFunction function) {
            calls.add(function.getName());
        } else if (node instanceof AstMethod method && method.getChild(0) instanceof AstProperty called) {
            calls.add(written(called));
        } else if (node instanceof AstProperty property && !isEntryOfList(property)) {
            properties.add(written(property));
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            Node child = node.getChild(i);
            if (node instanceof AstMethod && i == 0) {
                collectInside(child);
            } else if (child != null) {
                collect(child);
            }
        }
    }

    /** What stands before the dot of a call is no property that somebody asks for. */
    private void collectInside(Node called) {
        for (int i = 0; i < called.getCardinality(); i++) {
            collect(called.getChild(i));
        }
    }

    private static boolean isEntryOfList(AstProperty property) {
        return property instanceof AstBracket && property.getChild(1) instanceof AstNumber;
    }

    private static String written(AstProperty property) {
        String of = property.getChild(0) instanceof IdentifierNode name ? name.getName() : "…";
        return of + "." + (property instanceof AstDot ? property.toString().replaceFirst("^\\.\\s*", "") : "[…]");
    }
}
