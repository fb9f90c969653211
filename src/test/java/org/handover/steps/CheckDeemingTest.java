package org.handover.steps;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.handover.notices.Notices;
import org.handover.projects.ContractDates;
import org.handover.projects.ContractTerms;
import org.handover.projects.KnownDate;
import org.handover.projects.Projects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Silence is acceptance only when the clock that all nodes share says that the term is over, whatever a node's own clock says. */
@Tag("R6")
class CheckDeemingTest {

    private static final Instant DUE = Instant.parse("2026-10-16T13:00:00Z");

    private final DelegateExecution execution = mock(DelegateExecution.class);

    @Test
    void aSecondBeforeTheDatabasesMomentNothingIsDecided() {
        assertThatThrownBy(() -> check(DUE.minusSeconds(1))).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("By the database's clock").hasMessageContaining(DUE.toString());
        verify(execution, never()).setVariable(any(), any());
    }

    @Test
    void fromTheDatabasesMomentOnItIsDecided() {
        check(DUE);

        verify(execution).setVariable("requestsDelivered", true);
        verify(execution).setVariable("noticesReturned", false);
    }

    @Test
    void aDatabaseThatCannotBeAskedDecidesNothing() {
        Clock away = mock(Clock.class);
        when(away.instant()).thenThrow(new IllegalStateException("connection refused"));

        assertThatThrownBy(() -> check(away)).hasMessage("connection refused");
        verify(execution, never()).setVariable(any(), any());
    }

    private void check(Instant databasesTime) {
        check(Clock.fixed(databasesTime, ZoneOffset.UTC));
    }

    private void check(Clock database) {
        Map<String, Object> variables = Map.of("projectNumber", "P-1", "formIssuedAt", "2026-09-25T07:00:00Z");
        when(execution.getVariable(any())).thenAnswer(call -> variables.get(call.<String>getArgument(0)));
        Projects projects = mock(Projects.class);
        when(projects.terms("P-1")).thenReturn(new ContractTerms(Map.of("requests needed", "2")));
        ContractDates dates = mock(ContractDates.class);
        when(dates.find("P-1", "deemed acceptance")).thenReturn(Optional.of(new KnownDate("deemed acceptance", LocalDate.of(2026, 10, 16),
            LocalDate.of(2026, 10, 16), DUE, "", "")));
        Notices notices = mock(Notices.class);
        when(notices.delivered(eq("P-1"), any(), any(), eq(DUE))).thenReturn(2);

        new CheckDeeming(projects, dates, notices, database).execute(execution);
    }
}
