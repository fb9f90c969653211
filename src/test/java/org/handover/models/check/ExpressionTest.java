package org.handover.models.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an expression names and calls. */
class ExpressionTest {

    @Test
    void namesAreTheVariablesAndBeansOutsideOfQuotes() {
        assertThat(Expression.parse("${defectsFound ? 'some defects' : other}").names()).containsExactlyInAnyOrder("defectsFound", "other");
        assertThat(Expression.parse("${customer.name} and ${not empty items[0]}").names()).containsExactlyInAnyOrder("customer", "items");
        assertThat(Expression.parse("${true and null == 1}").names()).isEmpty();
    }

    @Test
    void callsAndPropertiesAreToldApart() {
        Expression expression = Expression.parse("${deadline.after(goLiveDate, 'P7D', 'x', execution)}");
        assertThat(expression.calls()).containsExactly("deadline.after");
        assertThat(expression.properties()).isEmpty();
        assertThat(expression.names()).containsExactlyInAnyOrder("deadline", "goLiveDate", "execution");
        assertThat(Expression.parse("${execution.processBusinessKey}").properties()).containsExactly("execution.processBusinessKey");
        assertThat(Expression.parse("${now()}").calls()).containsExactly("now");
        assertThat(Expression.parse("${a.b.c()}").calls()).containsExactly("….c");
        assertThat(Expression.parse("${a['b'](1)}").calls()).containsExactly("a.[…]");
    }

    @Test
    void whatCannotBeReadSaysWhere() {
        for (String broken : List.of("${a ==}", "${a", "${}", "${a b}", "${'a}")) {
            assertThatThrownBy(() -> Expression.parse(broken)).as(broken).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read at character");
        }
        assertThatThrownBy(() -> Expression.parse("${" + "(".repeat(900) + "}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expression.parse("${" + "(".repeat(100_000))).hasMessageContaining("longer than");
    }
}
