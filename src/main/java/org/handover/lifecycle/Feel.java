package org.handover.lifecycle;

import java.util.List;
import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** Evaluates the expressions in forms ({@code =name = "x"}) as the browser does: what cannot be evaluated is nothing. */
class Feel {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private Feel() {}

    static boolean isTrue(String expression, Map<String, Object> context) {
        return Boolean.TRUE.equals(value(expression, context));
    }

    /** @return null where the expression fails */
    static Object value(String expression, Map<String, Object> context) {
        EvaluationResult result = ENGINE.evaluateExpression(withoutEqualsSign(expression), context);
        return result.isSuccess() ? result.result() : null;
    }

    static List<?> list(String expression, Map<String, Object> context) {
        return value(expression, context) instanceof List<?> list ? list : List.of();
    }

    static boolean isExpression(String text) {
        return text.startsWith("=");
    }

    private static String withoutEqualsSign(String expression) {
        return isExpression(expression) ? expression.substring(1) : expression;
    }
}
