package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.handover.wiring.Bundle.Diagram;
import org.handover.wiring.Bundle.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every diagram as a whole, and the processes that diagrams call. */
class ProcessesTest {

    @Test
    void everyFileHoldsOneProcessOfItsName() {
        assertThat(Bundle.diagrams()).isNotEmpty().allSatisfy(diagram ->
            assertThat(diagram.all(Process.class)).extracting(Process::getId).containsExactly(diagram.name()));
    }

    @Test
    void everyCalledProcessIsThereAndIsCalledInItsLatestVersion() {
        List<String> there = Bundle.diagrams().stream().map(Diagram::name).toList();
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(CallActivity.class)).allSatisfy(call -> {
                assertThat(there).as(diagram.name() + " " + call.getId()).contains(call.getCalledElement());
                assertThat(call.getCamundaCalledElementBinding()).as(diagram.name() + " " + call.getId()).isIn(null, "latest");
            });
        }
    }

    @Test
    void whatNoDiagramCallsAPersonCanStart() {
        var called = new TreeSet<String>();
        Bundle.diagrams().forEach(diagram -> diagram.all(CallActivity.class).forEach(call -> called.add(call.getCalledElement())));
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(Process.class)).allSatisfy(process ->
                assertThat(process.isCamundaStartableInTasklist()).as(diagram.name()).isEqualTo(!called.contains(diagram.name())));
        }
    }

    @Test
    void historyOfEveryProcessAndTableIsKeptForADefiniteTimeInDays() {
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(Process.class)).allSatisfy(process ->
                assertThat(process.getCamundaHistoryTimeToLiveString()).as(diagram.name()).isEqualTo("P1825D"));
        }
        for (Table table : Bundle.tables()) {
            assertThat(table.model().getModelElementsByType(Decision.class)).isNotEmpty().allSatisfy(decision ->
                assertThat(decision.getCamundaHistoryTimeToLiveString()).as(table.name()).isEqualTo("P1825D"));
        }
    }

    @Test
    void everyTaskIsGivenToAGroupOfStaff() {
        List<String> groups = staffGroups();
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(UserTask.class)).allSatisfy(task -> {
                assertThat(groups).as(diagram.name() + " " + task.getId()).containsAll(task.getCamundaCandidateGroupsList());
                assertThat(task.getCamundaCandidateGroupsList()).as(diagram.name() + " " + task.getId()).isNotEmpty();
                assertThat(task.getCamundaAssignee()).isNull();
                assertThat(task.getCamundaCandidateUsersList()).isEmpty();
            });
        }
    }

    @Test
    void everyUserTaskTimerAndCallSaysWhatItIsAndNamesItsRules() {
        for (Diagram diagram : Bundle.diagrams()) {
            Stream<BaseElement> timers = diagram.all(TimerEventDefinition.class).stream()
                .map(timer -> (BaseElement) timer.getParentElement());
            Stream<BaseElement> tasks = diagram.all(Activity.class).stream()
                .filter(activity -> activity instanceof UserTask || activity instanceof CallActivity).map(activity -> activity);
            assertThat(Stream.concat(timers, tasks)).allSatisfy(element ->
                assertThat(Bundle.documentation(element)).as(diagram.name() + " " + element.getId())
                    .matches("(?s).{20,} Rules: .*\\d\\.?\\s*"));
        }
    }

    @Test
    @Tag("R16")
    void whatAPersonSaidGoesOnRecordTogetherWithTheAnswer() {
        for (Diagram diagram : Bundle.diagrams()) {
            assertThat(diagram.all(ServiceTask.class)).filteredOn(task -> task.getCamundaDelegateExpression().equals("${recordSignOff}"))
                .allSatisfy(record -> {
                    assertThat(record.isCamundaAsyncBefore()).as(diagram.name() + " " + record.getId() + " asyncBefore").isFalse();
                    assertThat(record.isCamundaAsyncAfter()).as(diagram.name() + " " + record.getId() + " asyncAfter").isTrue();
                    assertThat(before(record)).as(diagram.name() + " before " + record.getId())
                        .isNotEmpty().allSatisfy(node -> assertThat(node).isInstanceOf(UserTask.class));
                });
        }
    }

    /** What comes before an element; gateways and the border of a subprocess do not count. */
    private static List<FlowNode> before(FlowNode node) {
        return node.getPreviousNodes().list().stream().flatMap(previous -> previous instanceof Gateway ? before(previous).stream()
            : previous instanceof SubProcess inner
                ? inner.getChildElementsByType(EndEvent.class).stream().flatMap(end -> before(end).stream())
            : Stream.of(previous)).toList();
    }

    /** The groups are no other room's business, so that their type is not public. */
    static List<String> staffGroups() {
        try {
            Class<?> type = Class.forName("org.handover.setup.StaffGroup");
            Method id = type.getDeclaredMethod("id");
            id.setAccessible(true);
            List<String> groups = new ArrayList<>();
            for (Object group : type.getEnumConstants()) {
                groups.add((String) id.invoke(group));
            }
            return groups;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
