package org.handover.setup.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.handover.rehearsal.Customer;
import org.handover.rehearsal.Desk;
import org.junit.jupiter.api.Test;

/** The demo's history while somebody deploys already. */
class StoryTest {

    private static final Customer CUSTOMER = new Customer("P-1", "Fjordlinje Ferries", "NO", "en", "Europe/Oslo", "fjordlinje.example", "standard",
        List.of(), false, null, List.of(), "Ingrid Solberg", "Lars Haugen", "Nils Berge", "Astrid Dahl", "Kari Lunde");

    private final Desk desk = mock(Desk.class);

    @Test
    void anAnswerThatAChangedFormRefusesIsLeftUndoneAndTheStoryGoesOn() {
        Task changed = task("stakeholders");
        Task other = task("installation");
        doThrow(new IllegalStateException("“Department” is required.")).when(desk).answer(changed, CUSTOMER, Map.of());
        Story story = Story.of(CUSTOMER, 9);
        story.play(2, desk);
        story.play(1, desk);
        verify(desk, times(1)).answer(changed, CUSTOMER, Map.of());
        verify(desk, times(2)).answer(other, CUSTOMER, Map.of());
    }

    @Test
    void anOrderThatAChangedFormRefusesIsLeftUndoneToo() {
        doThrow(new IllegalStateException("“Department” is required.")).when(desk).start(any(), any());
        Story story = Story.of(CUSTOMER, 2);
        story.play(2, desk);
        assertThat(desk.tasks("P-1")).isEmpty();
        verify(desk, times(1)).start(any(), any());
    }

    private Task task(String form) {
        Task task = mock(Task.class);
        when(desk.form(task)).thenReturn(form);
        List<Task> before = desk.tasks("P-1");
        when(desk.tasks("P-1")).thenReturn(Stream.concat(before.stream(), Stream.of(task)).toList());
        return task;
    }
}
