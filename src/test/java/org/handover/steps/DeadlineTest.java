package org.handover.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.handover.projects.ContractDates;
import org.handover.projects.ContractDates.Drawn;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** Whether a date is kept as one that counts from go-live, and moves with it. */
class DeadlineTest {

    private static final String DAY = "2026-10-05";

    @Test
    void whatCountsFromAFormThatWasIssuedOnTheGoLiveDayDoesNotCountFromGoLive() {
        DelegateExecution execution = issuedOnTheGoLiveDay();

        assertThat(kept(deadline -> deadline.afterIssue(DAY, "P5D", "answer", execution)).fromGoLive()).isFalse();
        assertThat(kept(deadline -> deadline.onDayAfterIssue(DAY, "P5D", "answer", execution)).fromGoLive()).isFalse();
        assertThat(kept(deadline -> deadline.afterIssueInBusinessDays(DAY, "P5D", "answer", execution))).satisfies(drawn ->
            assertThat(drawn.fromGoLive() || !drawn.inBusinessDays()).isFalse());
        assertThat(kept(deadline -> deadline.onDayAfterIssueInBusinessDays(DAY, "P5D", "answer", execution))).satisfies(drawn ->
            assertThat(drawn.fromGoLive() || !drawn.inBusinessDays()).isFalse());
    }

    @Test
    void theCallsOfOlderDiagramsCountFromGoLiveWhereTheyAreGivenThatDay() {
        DelegateExecution execution = issuedOnTheGoLiveDay();

        assertThat(kept(deadline -> deadline.after(DAY, "P5D", "answer", execution)).fromGoLive()).isTrue();
        assertThat(kept(deadline -> deadline.onDay(DAY, "P5D", "answer", execution)).fromGoLive()).isTrue();
        assertThat(kept(deadline -> deadline.after("2026-10-06", "P5D", "answer", execution)).fromGoLive()).isFalse();
    }

    private static DelegateExecution issuedOnTheGoLiveDay() {
        DelegateExecution execution = mock(DelegateExecution.class);
        Map<String, Object> variables = Map.of("projectNumber", "P-1", "goLiveDate", DAY, "formIssuedOn", DAY, "round", 1);
        when(execution.getVariable(any())).thenAnswer(call -> variables.get(call.<String>getArgument(0)));
        when(execution.hasVariable(any())).thenAnswer(call -> variables.containsKey(call.<String>getArgument(0)));
        return execution;
    }

    private static Drawn kept(Consumer<Deadline> asked) {
        ContractDates dates = mock(ContractDates.class);
        when(dates.workOut(any(), any(), any(), any(), any())).thenReturn(Instant.EPOCH);
        asked.accept(new Deadline(dates));
        ArgumentCaptor<Drawn> drawn = ArgumentCaptor.forClass(Drawn.class);
        verify(dates).workOut(any(), any(), any(), drawn.capture(), any());
        return drawn.getValue();
    }
}
