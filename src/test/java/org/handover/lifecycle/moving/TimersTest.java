package org.handover.lifecycle.moving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.junit.jupiter.api.Test;

/** What becomes of timers when a running project is moved to a newer diagram. */
class TimersTest {

    private static final String START = "<startEvent id='start'/><sequenceFlow id='f' sourceRef='start' targetRef='wait'/><userTask id='wait'/>";

    private final MovingEngine engine = new MovingEngine();

    /** Contract dates of the small engine: the day named, at midnight. */
    public static class Deadline {

        private final Map<String, Date> kept = new HashMap<>();

        public Date on(String day) {
            return Date.from(Instant.parse(day + "T00:00:00Z"));
        }

        /** So many days after the day named, kept under the name of the term. */
        public Date after(String anchor, String length, String term, DelegateExecution execution) {
            kept.put(term, Date.from(LocalDate.parse(anchor).plus(Period.parse(length)).atStartOfDay(ZoneOffset.UTC).toInstant()));
            return kept.get(term);
        }

        public Date of(String term, DelegateExecution execution) {
            return kept.get(term);
        }
    }

    private static String reminder(String id, String length, String properties) {
        return """
            <boundaryEvent id='%1$s' name='Reminder %2$s' attachedToRef='wait' cancelActivity='false'>
              <extensionElements><camunda:properties>%3$s</camunda:properties></extensionElements>
              <timerEventDefinition><timeDuration>%2$s</timeDuration></timerEventDefinition></boundaryEvent>
            <serviceTask id='%1$s_sent' camunda:delegateExpression='${step}'/>
            <sequenceFlow id='f_%1$s' sourceRef='%1$s' targetRef='%1$s_sent'/>""".formatted(id, length, properties);
    }

    private static String eventSubprocess(String id, boolean interrupting, String timer, String inside) {
        return """
            <subProcess id='%1$s' triggeredByEvent='true'>
              <startEvent id='%1$s_due' isInterrupting='%2$s'><timerEventDefinition>%3$s</timerEventDefinition></startEvent>
              <sequenceFlow id='f_%1$s' sourceRef='%1$s_due' targetRef='%1$s_do'/>%4$s</subProcess>"""
            .formatted(id, interrupting, timer, inside);
    }

    private static String length(String length) {
        return "<timeDuration>" + length + "</timeDuration>";
    }

    private static String replaces(String old) {
        return "<camunda:property name='replaces' value='" + old + "'/>";
    }

    private void startOn(String instant) {
        engine.now(instant);
        engine.start(Map.of());
    }

    @Test
    void aReminderThatWentOutIsNotSetAgainThoughItsLengthChanges() {
        engine.draw(START + reminder("first", "P3D", "") + reminder("second", "P9D", ""));
        startOn("2026-10-01T10:00:00Z");
        engine.passTo("2026-10-05T10:00:00Z");
        assertThat(engine.steps()).isOne();

        engine.draw(START + reminder("first", "P6D", "") + reminder("second", "P9D", ""));
        engine.move();

        assertThat(engine.due("first")).isEmpty();
        assertThat(engine.due("second")).containsExactly(Instant.parse("2026-10-10T10:00:00Z"));
        engine.passTo("2026-10-30T00:00:00Z");
        assertThat(engine.steps()).isEqualTo(2);
    }

    @Test
    void aReminderThatWentOutIsNotSetAgainUnderANewName() {
        engine.draw(START + reminder("first", "P3D", ""));
        startOn("2026-10-01T10:00:00Z");
        engine.passTo("2026-10-05T10:00:00Z");

        engine.draw(START + reminder("renamed", "P3D", replaces("first")));
        engine.move();

        assertThat(engine.due("renamed")).isEmpty();
    }

    @Test
    void aReminderThatWentOutIsNotSetAgainWhereWhatItSitsOnHasANewName() {
        String drawn = START + reminder("first", "P3D", "") + reminder("second", "P9D", "");
        engine.draw(drawn);
        startOn("2026-10-01T10:00:00Z");
        engine.passTo("2026-10-05T10:00:00Z");

        engine.draw(drawn.replace("'wait'", "'wait_longer'").replace("<userTask id='wait_longer'/>",
            "<userTask id='wait_longer'><extensionElements><camunda:properties>" + replaces("wait")
                + "</camunda:properties></extensionElements></userTask>"));
        engine.move();

        assertThat(engine.task("wait_longer")).isNotNull();
        assertThat(engine.due("first")).isEmpty();
        assertThat(engine.due("second")).containsExactly(Instant.parse("2026-10-10T10:00:00Z"));
    }

    @Test
    void anEventSubprocessThatBeganByItsTimerDoesNotBeginAgain() {
        String inside = "<serviceTask id='tell_do' camunda:delegateExpression='${step}'/>";
        String other = "<serviceTask id='later_do' camunda:delegateExpression='${step}'/>";
        engine.draw(START + eventSubprocess("tell", false, length("P3D"), inside) + eventSubprocess("later", false, length("P9D"), other));
        startOn("2026-10-01T10:00:00Z");
        engine.passTo("2026-10-05T10:00:00Z");
        assertThat(engine.steps()).isOne();

        engine.draw(START + eventSubprocess("tell", false, length("P4D"), inside) + eventSubprocess("later", false, length("P10D"), other));
        ProjectMove moved = engine.move();

        assertThat(engine.due("tell_due")).isEmpty();
        assertThat(engine.due("later_due")).containsExactly(Instant.parse("2026-10-11T10:00:00Z"));
        assertThat(moved.remarks()).hasSize(1);
        engine.passTo("2026-10-30T00:00:00Z");
        assertThat(engine.steps()).isEqualTo(2);
    }

    @Test
    void anEventSubprocessThatTookOverByItsTimerDoesNotBeginAgain() {
        String drawn = START + eventSubprocess("stop", true, length("P3D"), "<userTask id='stop_do'/>");
        engine.draw(drawn);
        startOn("2026-10-01T10:00:00Z");
        engine.passTo("2026-10-05T10:00:00Z");

        engine.draw(drawn);
        engine.move();

        assertThat(engine.due("stop_due")).isEmpty();
        assertThat(engine.task("stop_do")).isNotNull();
    }

    @Test
    void theTimerOfAnEventSubprocessInsideASubprocessDoesNotComeAgain() {
        String drawn = """
            <startEvent id='start'/><sequenceFlow id='f' sourceRef='start' targetRef='around'/>
            <subProcess id='around'><startEvent id='in'/><sequenceFlow id='g' sourceRef='in' targetRef='wait'/><userTask id='wait'/>"""
            + eventSubprocess("tell", false, length("P3D"), "<serviceTask id='tell_do' camunda:delegateExpression='${step}'/>")
            + "</subProcess>";
        engine.draw(drawn);
        startOn("2026-10-01T10:00:00Z");
        engine.passTo("2026-10-05T10:00:00Z");

        engine.draw(drawn.replace("id='around'>", "id='around2'><extensionElements><camunda:properties>" + replaces("around")
            + "</camunda:properties></extensionElements>").replace("targetRef='around'", "targetRef='around2'"));
        engine.move();

        assertThat(engine.task("wait")).isNotNull();
        assertThat(engine.due("tell_due")).isEmpty();
    }

    @Test
    void aPlainLengthKeepsTheMomentFromWhichItCounts() {
        engine.draw(START + reminder("same", "P9D", "") + reminder("longer", "P9D", "") + reminder("shorter", "PT240H", "")
            + reminder("put_off", "P9D", ""));
        startOn("2026-10-01T10:00:00Z");
        engine.engine().getManagementService().setJobDuedate(engine.engine().getManagementService().createJobQuery()
            .activityId("put_off").singleResult().getId(), Date.from(Instant.parse("2026-10-15T10:00:00Z")));
        engine.now("2026-10-05T12:34:00Z");

        engine.draw(START + reminder("same", "P9D", "") + reminder("longer", "P12D", "") + reminder("shorter", "P7DT1H", "")
            + reminder("put_off", "P10D", ""));
        engine.move();

        assertThat(engine.due("same")).containsExactly(Instant.parse("2026-10-10T10:00:00Z"));
        assertThat(engine.due("longer")).containsExactly(Instant.parse("2026-10-13T10:00:00Z"));
        assertThat(engine.due("shorter")).containsExactly(Instant.parse("2026-10-08T11:00:00Z"));
        assertThat(engine.due("put_off")).as("somebody had put it off by five days").containsExactly(Instant.parse("2026-10-16T10:00:00Z"));
    }

    @Test
    void theDaysOfAReminderFromItsTemplateCountLikeALength() {
        String days = "<camunda:property name='days' value='%d'/>";
        engine.draw(START + reminder("reminder", "P9D", days.formatted(9)));
        startOn("2026-10-01T10:00:00Z");
        engine.now("2026-10-02T10:00:00Z");

        engine.draw(START + reminder("reminder", "P9D", days.formatted(5)));
        engine.move();

        assertThat(engine.due("reminder")).containsExactly(Instant.parse("2026-10-06T10:00:00Z"));
    }

    @Test
    void aNewReminderCountsFromWhenTheTokenCame() {
        engine.draw(START);
        startOn("2026-10-01T10:00:00Z");
        engine.now("2026-10-05T12:34:00Z");

        engine.draw(START + reminder("later", "P9D", "") + reminder("past", "P3D", "")
            + eventSubprocess("whole", false, length("P8D"), "<serviceTask id='whole_do' camunda:delegateExpression='${step}'/>"));
        ProjectMove moved = engine.move();

        assertThat(engine.due("later")).containsExactly(Instant.parse("2026-10-10T10:00:00Z"));
        assertThat(engine.due("past")).containsExactly(Instant.parse("2026-10-04T10:00:00Z"));
        assertThat(engine.due("whole_due")).containsExactly(Instant.parse("2026-10-09T10:00:00Z"));
        assertThat(moved.remarks()).contains(
            "“Reminder P9D” is new and comes on 10 October 2026, 10:00.",
            "“Reminder P3D” is new and comes at once, because its moment is past: 4 October 2026, 10:00.");
    }

    @Test
    void aContractTimerIsWorkedOutAnew() {
        Mocks.register("deadline", new Deadline());
        String timer = "<boundaryEvent id='due' attachedToRef='wait'><timerEventDefinition><timeDate>${deadline.on('%s')}</timeDate>"
            + "</timerEventDefinition></boundaryEvent>";
        engine.draw(START.replace("<userTask id='wait'/>", "<userTask id='wait' camunda:dueDate='${deadline.on(\"2026-10-16\")}'/>")
            + timer.formatted("2026-10-16"));
        startOn("2026-10-01T10:00:00Z");

        engine.draw(START.replace("<userTask id='wait'/>", "<userTask id='wait' camunda:dueDate='${deadline.on(\"2026-10-16\")}'/>")
            + timer.formatted("2026-10-25"));
        engine.move();

        assertThat(engine.due("due")).containsExactly(Instant.parse("2026-10-25T00:00:00Z"));
        assertThat(engine.task("wait").getDueDate().toInstant()).isEqualTo(Instant.parse("2026-10-25T00:00:00Z"));
    }

    private static String contractTimer(String id, String attachedTo, int days, String term) {
        return """
            <boundaryEvent id='%s' attachedToRef='%s' cancelActivity='false'><extensionElements><camunda:properties>
              <camunda:property name='anchor' value='goLiveDate'/><camunda:property name='days' value='%d'/>
              <camunda:property name='dayKind' value='as the contract counts'/><camunda:property name='moment' value='end of day'/>
              <camunda:property name='term' value='%s'/></camunda:properties></extensionElements>
              <timerEventDefinition><timeDate>${deadline.after(goLiveDate, 'P%3$dD', '%4$s', execution)}</timeDate></timerEventDefinition>
            </boundaryEvent>""".formatted(id, attachedTo, days, term);
    }

    private Instant dueAfter(String taskDue, String before, String after) {
        Mocks.register("deadline", new Deadline());
        String around = """
            <startEvent id='start'/><sequenceFlow id='f' sourceRef='start' targetRef='around'/>
            <subProcess id='around'><startEvent id='in'/><parallelGateway id='fork'/><sequenceFlow id='g' sourceRef='in' targetRef='fork'/>
              <sequenceFlow id='h' sourceRef='fork' targetRef='wait'/><sequenceFlow id='i' sourceRef='fork' targetRef='other'/>
              <userTask id='wait' camunda:dueDate="%s"/><userTask id='other'/>%s</subProcess>""";
        engine.draw(around.formatted(taskDue, before));
        engine.now("2026-10-01T10:00:00Z");
        engine.start(Map.of("goLiveDate", "2026-10-01"));
        assertThat(engine.task("wait").getDueDate().toInstant()).isEqualTo(Instant.parse("2026-10-22T00:00:00Z"));
        engine.draw(around.formatted(taskDue, after));
        engine.move();
        return engine.task("wait").getDueDate().toInstant();
    }

    @Test
    void ofTwoTimersThatCameAtTheSameMomentATaskGoesWithTheOneWhoseTermItNames() {
        String term = "${deadline.of('acceptance', execution)}";
        String before = contractTimer("one", "wait", 21, "acceptance") + contractTimer("two", "wait", 21, "second request");

        assertThat(dueAfter(term, before, contractTimer("one", "wait", 30, "acceptance") + contractTimer("two", "wait", 21, "second request")))
            .isEqualTo(Instant.parse("2026-10-31T00:00:00Z"));
    }

    @Test
    void theOtherTimerOfTheSameMomentDoesNotTakeATaskAlong() {
        String term = "${deadline.of('acceptance', execution)}";
        String before = contractTimer("one", "wait", 21, "acceptance") + contractTimer("two", "wait", 21, "second request");

        assertThat(dueAfter(term, before, contractTimer("one", "wait", 21, "acceptance") + contractTimer("two", "wait", 30, "second request")))
            .isEqualTo(Instant.parse("2026-10-22T00:00:00Z"));
    }

    @Test
    void aTaskThatNamesNoTermGoesWithTheTimerThatSitsOnIt() {
        String before = contractTimer("one", "other", 21, "acceptance") + contractTimer("two", "wait", 21, "second request");

        assertThat(dueAfter("2026-10-22T00:00:00Z", before, contractTimer("one", "other", 25, "acceptance")
            + contractTimer("two", "wait", 30, "second request"))).isEqualTo(Instant.parse("2026-10-31T00:00:00Z"));
    }

    @Test
    void aTimerOnWhatIsDoneSeveralTimesCountsFromTheFirst() {
        String several = START.replace("<userTask id='wait'/>", "<userTask id='wait'><multiInstanceLoopCharacteristics isSequential='true'>"
            + "<loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>");
        engine.draw(several);
        startOn("2026-10-01T10:00:00Z");
        engine.now("2026-10-03T10:00:00Z");
        engine.complete("wait");
        engine.draw(several + reminder("later", "P9D", ""));

        engine.move();

        assertThat(engine.due("later")).containsExactly(Instant.parse("2026-10-10T10:00:00Z"));
    }

    @Test
    void aNewTimerAfterAGatewayCountsFromWhenTheTokenCameToTheGateway() {
        String gateway = """
            <startEvent id='start'/><sequenceFlow id='f' sourceRef='start' targetRef='first'/><eventBasedGateway id='first'/>
            <sequenceFlow id='g' sourceRef='first' targetRef='news'/><intermediateCatchEvent id='news'>
              <messageEventDefinition messageRef='m'/></intermediateCatchEvent>
            <sequenceFlow id='h' sourceRef='first' targetRef='late'/><intermediateCatchEvent id='late' name='Late'>
              <timerEventDefinition><timeDuration>P9D</timeDuration></timerEventDefinition></intermediateCatchEvent>""";
        engine.draw(gateway);
        startOn("2026-10-01T10:00:00Z");
        engine.now("2026-10-03T10:00:00Z");
        engine.draw(gateway + """
            <sequenceFlow id='i' sourceRef='first' targetRef='later'/><intermediateCatchEvent id='later'>
              <timerEventDefinition><timeDuration>P20D</timeDuration></timerEventDefinition></intermediateCatchEvent>""");

        engine.move();

        assertThat(engine.due("late")).containsExactly(Instant.parse("2026-10-10T10:00:00Z"));
        assertThat(engine.due("later")).containsExactly(Instant.parse("2026-10-21T10:00:00Z"));
    }

    @Test
    void theTemplateOfTheTimerThatStartsAnEventSubprocessCounts() {
        String inside = "<serviceTask id='tell_do' camunda:delegateExpression='${step}'/>";
        String drawn = START + eventSubprocess("tell", false, length("P3D"), inside).replace("<timerEventDefinition>",
            "<extensionElements><camunda:properties><camunda:property name='days' value='%d'/></camunda:properties></extensionElements>"
                + "<timerEventDefinition>");
        engine.draw(drawn.formatted(20));
        startOn("2026-10-01T10:00:00Z");
        assertThat(engine.due("tell_due")).containsExactly(Instant.parse("2026-10-21T10:00:00Z"));
        engine.now("2026-10-05T10:00:00Z");

        engine.draw(drawn.formatted(30));
        engine.move();

        assertThat(engine.due("tell_due")).containsExactly(Instant.parse("2026-10-31T10:00:00Z"));
    }

    @Test
    void aTimerThatIsGoneIsSaid() {
        engine.draw(START + reminder("first", "P3D", ""));
        startOn("2026-10-01T10:00:00Z");
        engine.draw(START);

        assertThat(engine.move().remarks()).containsExactly("“Reminder P3D” no longer comes; it would have come on 4 October 2026, 10:00.");
        assertThat(engine.jobs("first")).isZero();
    }
}
