package org.handover.lifecycle.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where what stands in an older diagram stands in the newer one, and what keeps it from going there. */
class MoverTest {

    private static final String FLOW = "<startEvent id='start'/><sequenceFlow id='f' sourceRef='start' targetRef='wait'/>";

    private final MovingEngine engine = new MovingEngine();

    private static String task(String id, String more, String... replaces) {
        StringBuilder properties = new StringBuilder();
        for (String old : replaces) {
            properties.append("<camunda:property name='replaces' value='").append(old).append("'/>");
        }
        return "<userTask id='%s' %s><extensionElements><camunda:properties>%s</camunda:properties></extensionElements></userTask>"
            .formatted(id, more, properties);
    }

    private static String named(String inside) {
        return FLOW.replace("targetRef='wait'", "targetRef='" + inside + "'");
    }

    private CannotMoveException refused() {
        return catchThrowableOfType(CannotMoveException.class, engine::move);
    }

    @Test
    void aVanishedElementKeepsAProject() {
        engine.draw(FLOW + task("wait", "name='Wait for it'"));
        engine.start(Map.of());
        engine.draw(named("other") + task("other", ""));

        assertThat(refused().reasons()).containsExactly("“p”: It stands on “Wait for it”, which is not in version 2. Give the element "
            + "that takes its place the property “replaces” with the value “wait”.");
        assertThat(engine.task("wait")).isNotNull();
    }

    @Test
    void anElementTakesThePlaceOfOneThatVanished() {
        engine.draw(FLOW + task("wait", ""));
        engine.start(Map.of());
        engine.draw(named("other") + task("other", "", "wait"));

        assertThat(engine.move().versions()).containsExactly("p 1 → 2");
        assertThat(engine.task("other")).isNotNull();
    }

    @Test
    void anElementTakesItsPlaceOverSeveralVersions() {
        engine.draw(FLOW + task("wait", ""));
        engine.start(Map.of());
        engine.draw(named("second") + task("second", "", "wait"));
        engine.draw(named("second") + task("second", "name='the same'"));
        engine.draw(named("third") + task("third", "", "second"));

        engine.move();

        assertThat(engine.task("third")).isNotNull();
    }

    @Test
    void twoForOnePlaceKeepAProjectThatStandsThere() {
        engine.draw(FLOW + task("wait", "name='Wait'"));
        engine.start(Map.of());
        engine.draw(named("one") + task("one", "name='One'", "wait") + task("two", "name='Two'", "wait")
            + "<sequenceFlow id='g' sourceRef='one' targetRef='two'/>");

        assertThat(refused().reasons()).singleElement().asString()
            .contains("It stands on “Wait”, and in version 2 both “One” and “Two” say that they take its place.");
    }

    @Test
    void twoForOnePlaceDoNotKeepAProjectThatStandsElsewhere() {
        engine.draw(FLOW + task("wait", "") + task("old", "") + "<sequenceFlow id='g' sourceRef='wait' targetRef='old'/>");
        engine.start(Map.of());
        engine.draw(FLOW + task("wait", "") + task("one", "", "old") + task("two", "", "old")
            + "<sequenceFlow id='g' sourceRef='wait' targetRef='one'/><sequenceFlow id='h' sourceRef='one' targetRef='two'/>");

        engine.move();

        assertThat(engine.task("wait")).isNotNull();
    }

    @Test
    void anotherKindOfElementDoesNotTakeItsPlace() {
        engine.draw(FLOW + task("wait", "name='Wait'"));
        engine.start(Map.of());
        engine.draw(FLOW + "<receiveTask id='wait' name='Wait' messageRef='m'/>");
        assertThat(refused().reasons()).singleElement().asString().contains("a user task in version 1 and a receive task");

        engine.draw(named("news") + "<receiveTask id='news' name='News' messageRef='m'><extensionElements><camunda:properties>"
            + "<camunda:property name='replaces' value='wait'/></camunda:properties></extensionElements></receiveTask>");
        assertThat(refused().reasons()).singleElement().asString()
            .contains("“News” cannot take the place of “Wait”: one is a user task, the other a receive task.");
    }

    @Test
    void aSuspendedProjectIsKept() {
        engine.draw(FLOW + task("wait", ""));
        engine.start(Map.of());
        engine.draw(FLOW + task("wait", "name='new'"));
        engine.engine().getRuntimeService().suspendProcessInstanceById(engine.task("wait").getProcessInstanceId());

        assertThat(refused().reasons()).containsExactly("“p”: It is suspended. Activate it in Cockpit first.");
    }

    @Test
    void whatWaitsAtASavePointMovesAndIsKeptWhereThatIsGone() {
        String pause = FLOW + "<serviceTask id='wait' name='Do it' camunda:asyncBefore='true' camunda:delegateExpression='${step}'/>";
        engine.draw(pause);
        engine.start(Map.of());
        engine.draw(pause.replace("camunda:asyncBefore='true'", ""));
        assertThat(refused().reasons()).containsExactly(
            "“p”: It is at a save point before “Do it”, and version 2 has none there. Wait until it is past it.");

        engine.draw(pause + task("later", "") + "<sequenceFlow id='g' sourceRef='wait' targetRef='later'/>");
        assertThat(engine.move().versions()).containsExactly("p 1 → 3");
        engine.passTo("2030-01-01T00:00:00Z");
        assertThat(engine.task("later")).isNotNull();
    }

    @Test
    void whoWaitsForNewsHearsItUnderItsNewName() {
        String listening = FLOW + task("wait", "") + """
            <subProcess id='told' triggeredByEvent='true'><startEvent id='news' isInterrupting='false'>
            <messageEventDefinition messageRef='m'/></startEvent><sequenceFlow id='g' sourceRef='news' targetRef='do'/>
            <serviceTask id='do' camunda:delegateExpression='${step}'/></subProcess>""";
        engine.draw(listening);
        engine.start(Map.of());
        engine.draw(listening.replace("messageRef='m'", "messageRef='m2'"));

        engine.move();
        engine.tell("Newer news");
        engine.tell("Newer news");

        assertThat(engine.steps()).isEqualTo(2);
    }

    @Test
    void newsThatHasEndedWhatWasUnderWayDoesNotComeASecondTime() {
        String cancelled = FLOW + task("wait", "") + """
            <subProcess id='stopped' triggeredByEvent='true'><startEvent id='news' name='Cancelled' isInterrupting='true'>
            <messageEventDefinition messageRef='m'/></startEvent><sequenceFlow id='g' sourceRef='news' targetRef='clear'/>
            <userTask id='clear'/></subProcess>""";
        engine.draw(cancelled);
        engine.start(Map.of());
        engine.tell("News");
        engine.draw(cancelled);

        assertThat(refused().reasons()).singleElement().asString().contains("“Cancelled” has come already");
    }

    @Test
    void aCalledProcessMovesWithItsCaller() {
        String call = named("call") + "<callActivity id='call' calledElement='called'/>";
        engine.draw("called", FLOW + task("wait", ""));
        engine.draw(call);
        engine.start(Map.of());
        engine.draw("called", FLOW + task("wait", "name='new'"));
        engine.draw(call + task("after", "") + "<sequenceFlow id='g' sourceRef='call' targetRef='after'/>");

        assertThat(engine.move().versions()).containsExactlyInAnyOrder("p 1 → 2", "called 1 → 2");
        engine.complete("wait");
        assertThat(engine.task("after")).isNotNull();
    }

    @Test
    void anOpenTaskIsAsTheNewDiagramSays() {
        engine.draw(FLOW + task("wait", "name='Wait' camunda:candidateGroups='finance, support' camunda:dueDate='P3D'"));
        engine.now("2026-10-01T10:00:00Z");
        engine.start(Map.of());
        engine.engine().getTaskService().addCandidateGroup(engine.task("wait").getId(), "by-hand");
        engine.draw(FLOW + task("wait", "name='Wait longer' camunda:candidateGroups='support, engineers' camunda:dueDate='P5D'"));

        ProjectMove moved = engine.move();

        assertThat(engine.task("wait").getName()).isEqualTo("Wait longer");
        assertThat(engine.task("wait").getDueDate().toInstant()).isEqualTo(Instant.parse("2026-10-06T10:00:00Z"));
        assertThat(engine.groups("wait")).containsExactly("by-hand", "engineers", "support");
        assertThat(moved.remarks()).containsExactly("The task “Wait longer” is for by-hand, engineers, support now.",
            "The task “Wait” is called “Wait longer” now.");
    }

    @Test
    void groupsThatAnExpressionHadGivenLoseTheTaskWhereTheNewDiagramNamesOthers() {
        engine.draw(FLOW + task("wait", "name='Wait' camunda:candidateGroups='${who}'"));
        engine.start(Map.of("who", "finance"));
        assertThat(engine.groups("wait")).containsExactly("finance");
        engine.draw(FLOW + task("wait", "name='Wait' camunda:candidateGroups='support'"));

        assertThat(engine.move().remarks()).containsExactly("The task “Wait” is for support now.");
        assertThat(engine.groups("wait")).containsExactly("support");
    }

    @Test
    void aTaskFromWhichTheGroupsWereTakenIsForNoGroup() {
        engine.draw(FLOW + task("wait", "name='Wait' camunda:candidateGroups='${who}'"));
        engine.start(Map.of("who", "finance"));
        engine.draw(FLOW + task("wait", "name='Wait'"));

        assertThat(engine.move().remarks()).containsExactly("The task “Wait” is for no group any more.");
        assertThat(engine.groups("wait")).isEmpty();
    }

    @Test
    void groupsThatTheNewDiagramWorksOutAreSaidToHoldForNewTasksOnly() {
        engine.draw(FLOW + task("wait", "name='Wait' camunda:candidateGroups='finance'"));
        engine.start(Map.of("who", "support"));
        engine.draw(FLOW + task("wait", "name='Wait' camunda:candidateGroups='${who}'"));

        assertThat(engine.move().remarks()).containsExactly(
            "The task “Wait” stays with its groups: what the new version says is worked out only for new tasks.");
        assertThat(engine.groups("wait")).containsExactly("finance");
    }

    @Test
    void whatSomebodyChangedOnATaskStaysWhereTheDiagramDidNotChangeIt() {
        engine.draw(FLOW + task("wait", "name='Wait' camunda:candidateGroups='finance'"));
        engine.start(Map.of());
        String id = engine.task("wait").getId();
        engine.engine().getTaskService().setName(id, "Wait for Ann");
        engine.engine().getTaskService().deleteCandidateGroup(id, "finance");
        engine.draw(FLOW + task("wait", "name='Wait' camunda:candidateGroups='finance'") + task("more", ""));

        engine.move();

        assertThat(engine.task("wait").getName()).isEqualTo("Wait for Ann");
        assertThat(engine.groups("wait")).isEmpty();
    }
}
